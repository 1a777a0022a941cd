import { setTimeout as delay } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '../../../test/database.js';

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const at = new Date('2026-11-20T08:00:00Z');
const INSERT = `INSERT INTO throttle (subject_hash, failures, next_try_at) VALUES (?, 0, ?)`;
const insert = (name: string) => db.database.change(INSERT, [name, at]);
const names = async () =>
  (await db.database.sql<{ name: string }>(`SELECT subject_hash AS name FROM throttle`)).map(({ name }) => name).sort();
const outcomes = async (units: Promise<unknown>[]) => (await Promise.allSettled(units)).map(({ status }) => status);
const storageRefusal = { status: 'rejected', reason: { name: 'DomainError', code: 'platform.storage' } };

/** One group takes what waits within two milliseconds: with the stopwatch held, all that wait are one group. */
async function asOneGroup<Result>(work: () => Promise<Result>): Promise<Result> {
  const now = performance.now();
  performance.now = () => now;
  try {
    return await work();
  } finally {
    delete (performance as { now?: unknown }).now;
  }
}

describe('units of work of one group', () => {
  it('roll back alone when they fail: the others of their group stay', async () => {
    const failing = async () => {
      await insert('half done');
      throw new Error('no');
    };
    const units = () => [
      db.database.transaction(() => insert('first')),
      db.database.transaction(failing),
      db.database.transaction(() => insert('third')),
    ];
    expect(await asOneGroup(() => outcomes(units()))).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['first', 'third']);
  });

  it('hear of success only when the group is on the disk', async () => {
    const seenAtSuccess: string[][] = [];
    const unit = (name: string) => db.database.transaction(() => insert(name)).then(async () => seenAtSuccess.push(await names()));
    await asOneGroup(() => Promise.all([unit('a'), unit('b'), unit('c')]));
    // Reads outside see committed rows alone: whoever hears first sees the whole group.
    expect(seenAtSuccess).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('are all refused when the disk fills up under one of them, and the next group works', async () => {
    await db.database.transaction(() => insert('before'));
    const [{ page_count: pages } = { page_count: 0 }] = await db.database.sql<{ page_count: number }>('PRAGMA page_count');
    const limitPages = (most: number) => db.database.transaction(() => db.database.sql(`PRAGMA max_page_count = ${most}`));
    await limitPages(pages + 4);
    const unit = (name: string) => db.database.transaction(() => insert(name));
    const group = await asOneGroup(() => Promise.allSettled([unit('1'), unit('2'), unit('3'.repeat(1_000_000)), unit('4'), unit('5')]));
    expect(group).toMatchObject(Array.from({ length: 5 }, () => storageRefusal));
    expect(db.reports.storageLost).toHaveLength(1);
    expect(await names()).toEqual(['before']);
    await limitPages(1_000_000);
    await unit('after');
    expect(await names()).toEqual(['after', 'before']);
  });

  it('that take longer than their limit are rolled back and reported', async () => {
    const slow = db.database.transaction(
      async () => {
        await insert('slow');
        await delay(60);
      },
      { limitMs: 20 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'platform.busy' });
    await db.database.transaction(() => insert('next'));
    expect(await names()).toEqual(['next']);
    expect(db.reports.overlong).toHaveLength(1);
  });

  it('that hold the processor longer than their limit are rolled back too', async () => {
    const busy = db.database.transaction(
      async () => {
        await insert('busy');
        const until = performance.now() + 40;
        while (performance.now() < until);
      },
      { limitMs: 20 },
    );
    await expect(busy).rejects.toMatchObject({ code: 'platform.busy' });
    expect(await names()).toEqual([]);
  });
});
