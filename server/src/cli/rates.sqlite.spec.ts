import path from 'node:path';
import { Command } from 'commander';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import { registerRates } from './rates.js';

let db: TestDatabase;
let lines: string[];
let exitCode: typeof process.exitCode;
const environment = { ...process.env };
const { log } = console;

beforeEach(async () => {
  db = await openTestDatabase();
  exitCode = process.exitCode;
  lines = [];
  Object.assign(process.env, { DATA_DIR: path.dirname(db.parts.file), SANDBOX_ORIGIN: 'http://127.0.0.1:9' });
  console.log = (line: string) => void lines.push(line);
});
afterEach(async () => {
  console.log = log;
  process.env = { ...environment };
  process.exitCode = exitCode;
  await db.close();
});

/** Runs a command in this process; answers what it printed, or the status it ended with where it ended early. */
async function zsb(...words: string[]): Promise<unknown> {
  lines = [];
  const program = new Command('zsb').configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  registerRates(program);
  const { exit } = process;
  process.exit = (code) => {
    throw new Error(`exit ${code}`);
  };
  try {
    await program.parseAsync(words, { from: 'user' });
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch (error) {
    const status = /^exit (\d)$/.exec((error as Error).message)?.[1];
    if (status === undefined) throw error;
    return Number(status);
  } finally {
    process.exit = exit;
  }
}
const verify = () => zsb('rates', 'verify', '--from', '2026-11-01', '--to', '2026-11-30');

it('verify answers how many figures there are, and a recount how many cases', async () => {
  expect(await verify()).toEqual([{ figures: 0, differences: 0 }]);
  expect(process.exitCode).toBe(exitCode);
  expect(await zsb('rates', 'recount')).toEqual([{ counted: 0 }]);
});

it('a figure that no case explains is named, with status 1, until everything is counted again', async () => {
  await db.database.transaction(() =>
    db.database.change(
      `INSERT INTO rate_tally (period, measure, organisation_id, category_code, district_code, about_organisation_id, total, excluded)
       VALUES ('2026-11-20', 'answered', 'A', '0201', '', '', 2, 1), ('2026-11', 'answered', 'A', '0201', '', '', 2, 1)`,
    ),
  );
  const difference = {
    measure: 'answered',
    organisationId: 'A',
    categoryCode: '0201',
    districtCode: '',
    aboutOrganisationId: '',
    kept: [2, 1],
    rows: [0, 0],
  };
  expect(await verify()).toEqual([difference, { figures: 1, differences: 1 }]);
  expect(process.exitCode).toBe(1);
  await zsb('rates', 'recount');
  expect(await verify()).toEqual([{ figures: 0, differences: 0 }]);
});

it.each([
  [['rates', '--help'], 0],
  [['rates', 'verify', '--help'], 0],
  [['rates'], 2],
  [['rates', 'verify'], 2],
  [['rates', 'verify', '--from', '2026-11-01'], 2],
  [['rates', 'verify', '--from', '2026-11-31', '--to', '2026-12-01'], 2],
  [['rates', 'verify', '--from', '2026-11-02', '--to', '2026-11-01'], 2],
  [['rates', 'recount', '--all'], 2],
])('zsb %j exits with status %i', async (words, status) => {
  expect(await zsb(...words)).toBe(status);
});
