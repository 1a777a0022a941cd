import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../../test/database.js';
import { readKeys } from './keys.js';

let folder: string;
const file = () => path.join(folder, 'keys', 'keys.json');
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exported = () => {
  const { tokens, fields, lookup, links } = readKeys(folder);
  return [...tokens.map(({ key }) => key), ...fields.map(({ key }) => key), lookup, links].map((key) => key.export().toString('hex'));
};

it('makes a key file that only its owner can read', () => {
  readKeys(folder);
  expect([statSync(file()).mode & 0o777, statSync(path.dirname(file())).mode & 0o777]).toEqual([0o600, 0o700]);
});

it('makes four different keys of 256 bits and reads the same ones ever after', () => {
  const made = exported();
  expect(new Set(made).size).toBe(4);
  expect(made.every((key) => key.length === 64)).toBe(true);
  expect(exported()).toEqual(made);
});

it('gives every installation keys of its own', () => {
  const here = exported();
  rmSync(file());
  expect(exported().filter((key) => here.includes(key))).toEqual([]);
});

it('reads a rotated file in its order: the first key of a list makes new things', () => {
  readKeys(folder);
  const stored = JSON.parse(readFileSync(file(), 'utf8')) as { tokens: { id: string; secret: string }[] };
  stored.tokens.unshift({ id: 't2', secret: Buffer.alloc(32, 7).toString('base64') });
  writeFileSync(file(), JSON.stringify(stored));
  expect(readKeys(folder).tokens.map(({ id }) => id)).toEqual(['t2', 't1']);
});
