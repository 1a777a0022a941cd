import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import { seedCity, seedClocks, type SeededClock } from '../../test/ladder.js';

const TEST = path.resolve(import.meta.dirname, '../../test');
const NOW = '2026-11-20T16:00:00+08:00';
const ESCALATIONS = 2000;
const PROCESSES = 4;
const KILLS = 8;
/** Missed since the warning: each is one step for a clerk of two, a head and supervision. */
const late: SeededClock = {
  target: '2h',
  handler: null,
  warnAt: new Date('2026-11-20T14:21:00+08:00'),
  dueAt: new Date('2026-11-20T14:45:00+08:00'),
};
const PEOPLE = 4;

let db: TestDatabase;
let living: Set<ChildProcess>;
beforeEach(async () => {
  db = await openTestDatabase();
  living = new Set();
  await seedCity(db.database);
});
afterEach(async () => {
  await Promise.all([...living].map(kill));
  await db.close();
});

async function start(): Promise<void> {
  const options = { execArgv: ['--disable-warning=ExperimentalWarning', '--import', path.join(TEST, 'typescript.mjs')] };
  const child = fork(path.join(TEST, 'sweeping-process.ts'), [db.parts.url!, NOW], options);
  await once(child, 'message');
  living.add(child);
}
async function kill(child: ChildProcess): Promise<void> {
  living.delete(child);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
const count = async (what: string) => Number((await db.database.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM ${what}`))[0]!.n);

it('four processes that are killed at random take every step once, and tell everybody once', async () => {
  await seedClocks(
    db.database,
    Array.from({ length: ESCALATIONS }, () => late),
  );
  let killed = 0;
  let killedAtWork = 0;
  while ((await count(`complaint_clock WHERE next_step < 3`)) > 0) {
    await Promise.all(Array.from({ length: PROCESSES - living.size }, start));
    for (const child of living) child.send('go');
    // Those that are left when enough have died do the rest.
    for (const child of killed < KILLS ? [...living] : []) {
      await pause(Math.random() * 120);
      await kill(child);
      killed += 1;
      if ((await count(`complaint_clock WHERE next_step < 3`)) > 0) killedAtWork += 1;
    }
    await pause(50);
  }
  expect(killedAtWork).toBeGreaterThan(0);
  expect({
    steps: await count('clock_step'),
    collapsed: await count('clock_step WHERE step = 2 AND collapsed = 2'),
    clocks: await count('(SELECT DISTINCT clock_id FROM clock_step) clocks'),
    notices: await count('staff_notice'),
    told: await count('(SELECT DISTINCT complaint_id, staff_id FROM staff_notice) told'),
    messages: await count(`job WHERE topic = 'escalation.sms'`),
  }).toEqual({
    steps: ESCALATIONS,
    collapsed: ESCALATIONS,
    clocks: ESCALATIONS,
    notices: PEOPLE * ESCALATIONS,
    told: PEOPLE * ESCALATIONS,
    messages: ESCALATIONS,
  });
}, 120_000);
