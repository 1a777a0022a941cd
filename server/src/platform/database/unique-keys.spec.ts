import { openTestDatabase, type TestDatabase } from '../../../test/database.js';
import { UNIQUE_KEYS, type UniqueKey } from '../../../test/unique-keys.js';
import { newId } from '../ids.js';
import { isDuplicateKey } from './duplicate-key.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

let version = 0;
async function insert({ table, column, rest }: UniqueKey, key: string): Promise<void> {
  const own = {
    ...('id' in rest ? { id: newId<string>() } : {}),
    ...('version' in rest ? { version: ++version } : {}),
    ...('client_key' in rest ? { client_key: newId<string>() } : {}),
  };
  const row = { ...rest, ...own, [column]: key };
  const names = Object.keys(row);
  const text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  await db.database.transaction(() => db.database.change(text, Object.values(row)));
}

const KEY = 'Key-1';
const OTHERS: [string, string][] = [
  ['by a capital', 'key-1'],
  ['by a blank at the end', 'Key-1 '],
  ['by a blank at the beginning', ' Key-1'],
];
const UNICODE_OTHERS: [string, string][] = [
  ['by an accent', 'Kéy-1'],
  ['by an accent of its own code', 'Ke\u0301y-1'],
  ['by a zero-width space', 'Key-1\u200b'],
  ['by the width of a letter', 'Ｋey-1'],
  ['by a 4-byte letter', '𝐊ey-1'],
  ['by an ideographic blank', 'Key-1\u3000'],
];

describe.each(UNIQUE_KEYS)('the key $table.$column', (unique) => {
  it('refuses the same text a second time', async () => {
    await insert(unique, KEY);
    const error: unknown = await insert(unique, KEY).catch((refusal: unknown) => refusal);
    expect(isDuplicateKey(error)).toBe(true);
  });

  it.each([...OTHERS, ...(unique.takesUnicode ? UNICODE_OTHERS : [])])(
    'takes a text that differs %s alone, and finds it',
    async (_, key) => {
      await insert(unique, key);
      const { table, column } = unique;
      const found = await db.database.sql<{ found: string }>(`SELECT ${column} AS found FROM ${table} WHERE ${column} = ?`, [key]);
      expect(found).toEqual([{ found: key }]);
    },
  );
});
