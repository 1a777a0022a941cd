import fc from 'fast-check';
import type { OrganisationId } from '@zsb/shared/ids';
import { openTestDatabase, type TestDatabase } from '../../../test/database.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { newId } from '../ids.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const at = new Date('2026-11-20T08:00:00.123Z');
const NAUGHTY: [string, string][] = [
  ['emoji, joined and with a skin tone', '👨‍👩‍👧‍👦 👍🏽 🇨🇳'],
  ['right to left', 'مرحبا ‏עברית‎ \u202eabc\u202c'],
  ['nothing that is seen', '\u200b\u200d\ufeff\u00ad'],
  ['rare Chinese of four bytes', '𠮷𡈽𪚥龘'],
  ['combining marks', 'Z\u0351\u036b\u0343a\u0338l\u0322g\u0321o e\u0301 é'],
  ['quotes, backslashes and marks of SQL', `'"\`\\ \\' \\0 %_ ? :name $1 ; -- /* */ '; DROP TABLE person`],
  ['line breaks, tabs and other controls', 'a\r\nb\n\tc\u0001\u001a\u007f\u0085\u2028'],
  ['blanks at both ends', '  两端有空格　 '],
  ['text that looks like something else', 'NULL null 0 1e9 2026-11-20 08:00:00 {"a":1} true'],
  ['nothing', ''],
];
const LONG: [string, string] = ['the longest answer, of four-byte letters', '𠮷'.repeat(4000)];

/** Stores the texts and reads them back in order: long ones by prepared SQL, JSON by our insert. */
async function roundTrip(texts: string[]): Promise<{ long: string[]; json: unknown[] }> {
  const ids = texts.map(() => newId<string>());
  const SQL = `INSERT INTO complaint_message (id, complaint_id, version, kind, at, text, author) VALUES (?, ?, 1, 'ask', ?, ?, '')`;
  const entry = { at, actorKind: 'system' as const, actorId: null, action: 'a', subjectKind: 's', subjectId: null };
  await db.database.transaction(async () => {
    for (const [index, text] of texts.entries()) {
      const id = ids[index]!;
      await db.database.change(SQL, [id, id, at, text]);
      await db.database.insert(AuditEntry, { ...entry, id, details: { text, [text]: [text] } });
    }
  });
  const long: string[] = [];
  const json: unknown[] = [];
  for (const id of ids) {
    const [row] = await db.database.sql<{ text: string }>('SELECT text FROM complaint_message WHERE id = ?', [id]);
    long.push(row!.text);
    json.push((await db.database.repo(AuditEntry).findOneByOrFail({ id })).details);
  }
  return { long, json };
}

it.each([...NAUGHTY, LONG])('%s comes back as it was stored, as text and within JSON', async (_, text) => {
  expect(await roundTrip([text])).toEqual({ long: [text], json: [{ text, [text]: [text] }] });
});

it.each(NAUGHTY)('%s fits a column with a length, and is found by it', async (_, text) => {
  const id = newId<OrganisationId>();
  const SQL = `INSERT INTO organisation (id, code, name, short_name, kind, is_office) VALUES (?, ?, ?, ?, 'office', 0)`;
  await db.database.transaction(() => db.database.change(SQL, [id, id, text, text.slice(0, 50)]));
  expect(await db.database.sql('SELECT id, name FROM organisation WHERE name = ?', [text])).toEqual([{ id, name: text }]);
});

it('any text without NUL and half characters comes back as it was stored', async () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
      expect((await roundTrip(texts)).long).toEqual(texts);
    }),
    { numRuns: 20 },
  );
});

it('an instant comes back to the millisecond', async () => {
  const id = newId<string>();
  const entry = { id, at, actorKind: 'system' as const, actorId: null, action: 'a', subjectKind: 's', subjectId: null, details: {} };
  await db.database.transaction(() => db.database.insert(AuditEntry, entry));
  expect((await db.database.repo(AuditEntry).findOneByOrFail({ id })).at).toEqual(at);
});
