import { openTestDatabase, type TestDatabase } from '../../../test/database.js';
import { FixedClock } from '../clock.js';
import { fromSqlInstant } from '../database/database.js';
import { createLog } from '../log.js';
import { JobsQueue, type NewJob } from './jobs.queue.js';
import { JobsRunner } from './jobs.runner.js';

const START = new Date('2026-11-20T08:00:00Z');
const SECOND = 1000;
const silent = createLog('silent');
let db: TestDatabase;
let clock: FixedClock;
let queue: JobsQueue;
let runner: JobsRunner;
let done: string[];

beforeEach(async () => {
  db = await openTestDatabase();
  clock = new FixedClock(START);
  queue = new JobsQueue(db.database, clock);
  done = [];
  runner = aRunner();
});
afterEach(() => db.close());

/** One process with a handler that notes what it did. */
function aRunner(): JobsRunner {
  const made = new JobsRunner(db.database, clock, queue, silent);
  made.handle<{ name: string; fails?: boolean }>('note', async ({ payload }) => {
    if (payload.fails) throw new Error('no');
    done.push(payload.name);
  });
  return made;
}
const enqueue = (name: string, more: Partial<NewJob> & { fails?: boolean } = {}) => {
  const { fails = false, ...job } = more;
  return db.database.transaction(() => queue.enqueue({ topic: 'note', dedupeKey: name, payload: { name, fails }, ...job }));
};
const row = async (name: string) =>
  (
    await db.database.sql<{ state: string; attempts: number; run_at: string | Date }>(
      'SELECT state, attempts, run_at FROM job WHERE dedupe_key = ?',
      [name],
    )
  )[0];

it('a job is done once, however often the runner looks', async () => {
  await enqueue('a');
  await runner.rounds();
  await runner.rounds();
  expect(done).toEqual(['a']);
  expect(await row('a')).toMatchObject({ state: 'done' });
});

it('a job that was rolled back with its unit does not exist', async () => {
  const unit = db.database.transaction(async () => {
    await queue.enqueue({ topic: 'note', dedupeKey: 'a', payload: { name: 'a' } });
    throw new Error('no');
  });
  await expect(unit).rejects.toThrow('no');
  await runner.rounds();
  expect([done, await row('a')]).toEqual([[], undefined]);
});

it('a second job with the same key is not made', async () => {
  await enqueue('a');
  await enqueue('a');
  await runner.rounds();
  expect(done).toEqual(['a']);
});

it('a job waits for its time', async () => {
  await enqueue('later', { runAt: new Date('2026-11-27T08:00:00Z') });
  clock.set(new Date('2026-11-27T07:59:59.999Z'));
  await runner.rounds();
  expect(done).toEqual([]);
  clock.set(new Date('2026-11-27T08:00:00Z'));
  await runner.rounds();
  expect(done).toEqual(['later']);
});

it('of two runners at once only one does a job', async () => {
  const other = aRunner();
  for (let index = 0; index < 30; index++) await enqueue(`job-${index}`);
  await Promise.all([runner.rounds(), other.rounds()]);
  expect(done).toHaveLength(30);
  expect(new Set(done).size).toBe(30);
});

describe('a job that was claimed by a process that died', () => {
  const claimedFor = (seconds: number) =>
    db.database.transaction(() =>
      db.database.change(`UPDATE job SET state = 'running', owner = 'dead', lease_until = ${db.database.dialect.nowPlus(seconds)}`),
    );

  it('is taken over when its lease is over', async () => {
    await enqueue('a');
    await claimedFor(-1);
    await runner.rounds();
    expect(done).toEqual(['a']);
  });

  it('is left alone before', async () => {
    await enqueue('a');
    await claimedFor(5);
    await runner.rounds();
    expect(done).toEqual([]);
  });
});

describe('a job that fails', () => {
  it('is tried again after 2, 4, 8 … s and parked after the tenth time', async () => {
    await enqueue('bad', { fails: true });
    for (const pause of [2, 4, 8, 16, 32, 64, 128, 256, 512]) {
      await runner.rounds();
      const { state, run_at: runAt } = (await row('bad'))!;
      expect([state, fromSqlInstant(runAt)]).toEqual(['ready', new Date(clock.now().getTime() + pause * SECOND)]);
      clock.advance(pause * SECOND);
    }
    await runner.rounds();
    expect(await row('bad')).toMatchObject({ state: 'parked', attempts: 10 });
  });

  it('does not hold up the others', async () => {
    await enqueue('bad', { fails: true });
    await enqueue('good');
    await runner.rounds();
    expect(done).toEqual(['good']);
  });

  it('is kept with an unknown topic too', async () => {
    await enqueue('a', { topic: 'nobody knows' });
    await runner.rounds();
    expect(await row('a')).toMatchObject({ state: 'ready', attempts: 1 });
  });
});

describe('a stream', () => {
  const enqueueStream = async (fails: boolean) => {
    await enqueue('first', { stream: 's', seq: 1, fails });
    await enqueue('second', { stream: 's', seq: 2 });
    await enqueue('third', { stream: 's', seq: 3 });
    await enqueue('elsewhere', { stream: 't', seq: 1 });
  };

  it('runs its jobs one after another in their order', async () => {
    await enqueueStream(false);
    await runner.rounds();
    expect(done.filter((name) => name !== 'elsewhere')).toEqual(['first', 'second', 'third']);
    await enqueue('fourth', { stream: 's', seq: 4 });
    await runner.rounds();
    expect(done.at(-1)).toBe('fourth');
  });

  it('waits behind a head that fails, and no other stream does', async () => {
    await enqueueStream(true);
    await runner.rounds();
    expect(done).toEqual(['elsewhere']);
    expect(await row('second')).toMatchObject({ state: 'waiting' });
  });
});

it('a runner that was too slow for its lease does not wake what follows: another has the job', async () => {
  runner.handle('slow', async () => {
    await db.database.transaction(() => db.database.change(`UPDATE job SET owner = 'another' WHERE state = 'running'`));
  });
  await enqueue('slow', { topic: 'slow', stream: 's', seq: 1 });
  await enqueue('next', { stream: 's', seq: 2 });
  await runner.rounds();
  expect(done).toEqual([]);
  expect([await row('slow'), await row('next')]).toMatchObject([{ state: 'running' }, { state: 'waiting' }]);
});

it('a started runner is woken by what is stored, without waiting for its next look', async () => {
  runner.start();
  await enqueue('a');
  const until = performance.now() + 900;
  while (done.length === 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  await runner.onApplicationShutdown();
  expect(done).toEqual(['a']);
});
