import type { KeyObject } from 'node:crypto';
import { isSignedBy, merkleRoot, type Seal } from './seal.js';
import type { SealCopies } from './seal-copies.js';
import type { SealsRepository } from './seals.repository.js';

export interface Verification {
  rows: number;
  seals: number;
  /** The first thing that is not as it was sealed, or null. */
  broken: { seal: number | null; reason: string } | null;
}

const PAGE = 200;
/** Younger rows may still be waiting for their seal. */
const SEALED_WITHIN_MS = 60_000;

/** Checks every row against its seal, every seal against the one before, and every copy against its seal. */
export async function verifyAudit(seals: SealsRepository, copies: SealCopies, key: KeyObject, now: Date): Promise<Verification> {
  const copied = await copies.read();
  const result: Verification = { rows: 0, seals: 0, broken: null };
  let previous: Seal | null = null;
  for (;;) {
    const page = await seals.after(previous?.number ?? 0, PAGE);
    for (const seal of page) {
      const rows = await seals.rowsOf(seal.number);
      const reason = faultOf({ seal, previous, key, copy: copied.get(seal.number) }) ?? rowFault(seal, rows);
      if (reason !== null) return { ...result, broken: { seal: seal.number, reason } };
      result.rows += rows.length;
      result.seals += 1;
      copied.delete(seal.number);
      previous = seal;
    }
    if (page.length === 0) break;
  }
  return { ...result, broken: await leftOver(seals, copied, now) };
}

interface Link {
  seal: Seal;
  previous: Seal | null;
  key: KeyObject;
  copy: Seal | undefined;
}

function faultOf({ seal, previous, key, copy }: Link): string | null {
  if (seal.number !== (previous?.number ?? 0) + 1) return 'a seal before this one is missing';
  if (seal.previous !== (previous?.signature ?? '')) return 'the seal does not follow the one before it';
  if (!isSignedBy(key, seal)) return 'the seal is not signed by our key';
  if (copy && copy.signature !== seal.signature) return 'the copy of this seal says something else';
  return null;
}

function rowFault(seal: Seal, rows: Parameters<typeof merkleRoot>[0]): string | null {
  if (rows.length !== seal.rowCount) return `the seal covers ${seal.rowCount} rows, ${rows.length} are there`;
  return merkleRoot(rows) === seal.merkleRoot ? null : 'a row under this seal was changed';
}

async function leftOver(seals: SealsRepository, copied: Map<number, Seal>, now: Date): Promise<Verification['broken']> {
  const [gone] = copied.keys();
  if (gone !== undefined) return { seal: gone, reason: 'this seal exists as a copy only' };
  const strays = await seals.strays(new Date(now.getTime() - SEALED_WITHIN_MS));
  return strays > 0 ? { seal: null, reason: `${strays} rows have no seal` } : null;
}
