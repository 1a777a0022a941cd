import { createHash, createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** One audit row as it is stored, in the order in which it is hashed. */
export interface SealedRow {
  id: string;
  /** `2026-11-20 08:00:00.000`, UTC. */
  at: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  /** The JSON text as stored. */
  details: string;
}

/** A seal over rows that were committed when it was made. Each names the one before it. */
export interface Seal {
  number: number;
  at: string;
  rowCount: number;
  merkleRoot: string;
  /** The signature of the seal before; empty for the first. */
  previous: string;
  signature: string;
}

/** A key of its own, derived, so that the key file needs no new entry. */
export const sealKey = (lookup: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', lookup, Buffer.alloc(0), 'zsb audit seal', 32)));

export const signSeal = (key: KeyObject, { number, at, rowCount, merkleRoot, previous }: Omit<Seal, 'signature'>): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([number, at, rowCount, merkleRoot, previous]))
    .digest('base64url');

export function isSignedBy(key: KeyObject, seal: Seal): boolean {
  const [expected, given] = [Buffer.from(signSeal(key, seal)), Buffer.from(seal.signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/**
 * Root of the Merkle tree over the rows in the order of their ids (RFC 6962 §2.1: leaves and nodes hashed with different
 * prefixes, so that no node can pass for a leaf).
 */
export function merkleRoot(rows: readonly SealedRow[]): string {
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  let level = sorted.map((row) => sha256(LEAF, Buffer.from(JSON.stringify(Object.values(ordered(row))))));
  if (level.length === 0) return sha256().toString('base64url');
  while (level.length > 1) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, index) => level.slice(index * 2, index * 2 + 2));
    // An odd one out moves up as it is.
    level = pairs.map(([left, right]) => (right ? sha256(NODE, left!, right) : left!));
  }
  return level[0]!.toString('base64url');
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const sha256 = (...parts: Buffer[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const ordered = ({ id, at, actorKind, actorId, action, subjectKind, subjectId, details }: SealedRow): SealedRow => ({
  id,
  at,
  actorKind,
  actorId,
  action,
  subjectKind,
  subjectId,
  details,
});
