import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { openTestDatabase, temporaryFolder, type TestDatabase } from '../../test/database.js';
import { registerCalendar } from './calendar.js';
import { registerSla } from './sla.js';

let db: TestDatabase;
let files: string;
let lines: string[];
let exitCode: typeof process.exitCode;
const environment = { ...process.env };
const { log } = console;

beforeEach(async () => {
  db = await openTestDatabase();
  files = temporaryFolder();
  exitCode = process.exitCode;
  lines = [];
  Object.assign(process.env, { DATA_DIR: path.dirname(db.parts.file), SANDBOX_ORIGIN: 'http://127.0.0.1:9' });
  console.log = (line: string) => void lines.push(line);
});
afterEach(async () => {
  console.log = log;
  process.env = { ...environment };
  process.exitCode = exitCode;
  rmSync(files, { recursive: true });
  await db.close();
});

/** Runs a command in this process; answers what it printed, and the status it ended with where it ended early. */
async function zsb(...words: string[]): Promise<{ answers: unknown[]; status: number | undefined; message: string }> {
  lines = [];
  let message = '';
  const program = new Command('zsb').configureOutput({ writeOut: () => undefined, writeErr: (text) => (message += text) });
  registerCalendar(program);
  registerSla(program);
  const { exit } = process;
  process.exit = (code) => {
    throw new Error(`exit ${code}`);
  };
  try {
    await program.parseAsync(words, { from: 'user' });
    return { answers: lines.map((line) => JSON.parse(line) as unknown), status: undefined, message };
  } catch (error) {
    const status = /^exit (\d)$/.exec((error as Error).message)?.[1];
    if (status === undefined) throw error;
    return { answers: [], status: Number(status), message };
  } finally {
    process.exit = exit;
  }
}

function fileOf(content: unknown): string {
  const file = path.join(files, '2027.json');
  writeFileSync(file, typeof content === 'string' ? content : `\uFEFF${JSON.stringify(content)}`);
  return file;
}
const year2027 = { holidays: ['2027-01-01', '2027-10-01'], workdays: ['2027-01-09'], completeYears: [2027] };

it('a year is entered once; the same again changes nothing', async () => {
  const { answers } = await zsb('calendar', 'import', fileOf(year2027));
  expect(answers).toEqual([
    { calendar: 'office', version: 1, changed: true, completeYears: expect.arrayContaining([2026, 2027]), recomputed: 0, moved: 0 },
  ]);
  expect((await zsb('calendar', 'import', fileOf(year2027))).answers).toMatchObject([{ version: 1, changed: false }]);
  expect((await zsb('calendar', 'check')).answers).toMatchObject([
    { calendar: 'office', version: 1, missingYears: [], flaggedClocks: 0, recompute: { version: 1, seen: 0, moved: 0 } },
    { calendar: 'centre', version: 0, missingYears: [], flaggedClocks: 0, recompute: null },
  ]);
});

it('the centre has a calendar of its own', async () => {
  const { answers } = await zsb('calendar', 'import', fileOf({ weekly: { mon: [['08:00', '20:00']] } }), '--calendar', 'centre');
  expect(answers).toMatchObject([{ calendar: 'centre', version: 1 }]);
});

it.each([
  ['an impossible date', { ...year2027, holidays: ['2027-02-30'] }, 'holidays[0]'],
  ['no JSON', '{', ''],
  ['a key that nobody knows', { year: 2027 }, '"year"'],
])('%s is refused by its place with status 2, and nothing is stored', async (_, content, place) => {
  const { status, message } = await zsb('calendar', 'import', fileOf(content));
  expect(status).toBe(2);
  expect(message).toContain('bad-calendar');
  expect(message).toContain(place);
  expect(await db.database.sql(`SELECT version FROM calendar_version`)).toEqual([]);
});

it.each([
  [['calendar', '--help'], 0],
  [['calendar', 'import', '--help'], 0],
  [['calendar', 'check', '--help'], 0],
  [['sla', 'verify', '--help'], 0],
  [['calendar'], 2],
  [['calendar', 'import'], 2],
  [['calendar', 'import', 'no-such-file.json'], 2],
  [['calendar', 'import', 'x.json', '--calendar', 'moon'], 2],
  [['calendar', 'export'], 2],
  [['sla', 'verify', '--all'], 2],
])('zsb %j exits with status %i', async (words, status) => {
  expect((await zsb(...words)).status).toBe(status);
});

it('sla verify answers the totals, and status 1 where a row differs', async () => {
  expect((await zsb('sla', 'verify')).answers).toEqual([{ clocks: 0, differences: 0, fixed: 0 }]);
  expect(process.exitCode).toBe(exitCode);
  await db.database.transaction(() =>
    db.database.change(
      `INSERT INTO complaint_clock (id, complaint_id, kind, target, calendar, started_at, warn_at, due_at, calendar_complete)
       VALUES ('c', 'x', 'dispatch', '2h', 'centre', '2026-11-20 08:00:00.000', '2026-11-20 09:36:00.000', '2026-11-20 10:00:00.000', 1)`,
    ),
  );
  expect((await zsb('sla', 'verify')).answers).toEqual([
    { clock: 'c', complaint: 'x', kind: 'dispatch', field: 'events', row: null, events: 'does not begin with a start' },
    { clocks: 1, differences: 1, fixed: 0 },
  ]);
  expect(process.exitCode).toBe(1);
});
