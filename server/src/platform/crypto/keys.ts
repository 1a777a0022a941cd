import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Secrets that may be rotated: the first of a list makes new things, all of them read old ones. */
export interface NamedKey {
  id: string;
  key: KeyObject;
}

/** Where the keys are injected. */
export const KEYS = Symbol('keys');

export interface Keys {
  /** Signs access and refresh tokens. */
  tokens: NamedKey[];
  /** Wraps the data keys of persons. */
  fields: NamedKey[];
  /** Keyed hashes for look-ups by phone, document or code. Not rotated: a new one would orphan every index. */
  lookup: KeyObject;
  /** Signs photo addresses. */
  links: KeyObject;
}

interface KeyFile {
  tokens: { id: string; secret: string }[];
  fields: { id: string; secret: string }[];
  lookup: string;
  links: string;
}

const secret = () => randomBytes(32).toString('base64');

/** The key file is gone although there is data that only its keys can open. */
export class LostKeys extends Error {
  constructor(file: string) {
    super(
      `${file} is missing, but the database holds data that only its keys can open. Put the key file back from the backup; do not start without it.`,
    );
  }
}

/**
 * Reads the key file of the data directory; makes one, readable by the owner only, where there is none yet.
 * @param isInUse the database holds cipher texts: then a missing file is `LostKeys`, because new keys would open none of them
 */
export function readKeys(dataDir: string, isInUse = false): Keys {
  const file = path.join(dataDir, 'keys', 'keys.json');
  if (!existsSync(file)) {
    if (isInUse) throw new LostKeys(file);
    createKeyFile(file);
  }
  const stored = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  const named = (list: { id: string; secret: string }[]) => list.map(({ id, secret }) => ({ id, key: keyOf(secret) }));
  return { tokens: named(stored.tokens), fields: named(stored.fields), lookup: keyOf(stored.lookup), links: keyOf(stored.links) };
}

const keyOf = (text: string): KeyObject => createSecretKey(Buffer.from(text, 'base64'));

function createKeyFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh: KeyFile = {
    tokens: [{ id: 't1', secret: secret() }],
    fields: [{ id: 'f1', secret: secret() }],
    lookup: secret(),
    links: secret(),
  };
  // wx: two processes starting at once must not each keep their own keys.
  try {
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
