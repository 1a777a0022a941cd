import { createSecretKey, randomBytes } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../test/database.js';
import { FixedClock } from '../clock.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { delaySeconds, Throttle } from './throttle.js';

it.each([
  [1, 0],
  [2, 0],
  [3, 0],
  [4, 2],
  [5, 4],
  [6, 8],
  [7, 16],
  [8, 32],
  [12, 512],
  [13, 900],
  [14, 900],
  [2000, 900],
])('after failure %d the next try waits %d s', (failures, seconds) => {
  expect(delaySeconds(failures)).toBe(seconds);
});

it.each([
  [100, 0],
  [101, 2],
  [102, 2],
  [5000, 2],
])('at a pace of its own a subject waits otherwise: after failure %d %d s', (failures, seconds) => {
  expect(delaySeconds(failures, { freeFailures: 100, longestSeconds: 2 })).toBe(seconds);
});

describe('the throttle', () => {
  const key = createSecretKey(randomBytes(32));
  const clock = new FixedClock(new Date('2026-11-20T08:00:00Z'));
  let db: TestDatabase;
  let throttle: Throttle;
  beforeEach(async () => {
    clock.set(new Date('2026-11-20T08:00:00Z'));
    db = await openTestDatabase();
    throttle = new Throttle(db.database, new FieldCipher({ tokens: [], fields: [], lookup: key, links: key }), clock);
  });
  afterEach(() => db.close());

  const fail = (times: number, ...subjects: string[]) =>
    db.database.transaction(async () => {
      for (let index = 0; index < times; index++) await throttle.failed(...subjects);
    });

  it('lets nobody wait for the failures of another', async () => {
    await fail(10, 'account:a');
    await expect(throttle.require('account:b', 'address:1')).resolves.toBeUndefined();
  });

  it('makes wait until the longest delay of the subjects is over, and not a moment more', async () => {
    await fail(4, 'account:a');
    await fail(6, 'address:1');
    await expect(throttle.require('account:a', 'address:1')).rejects.toMatchObject({
      code: 'platform.too-many-requests',
      params: { retryAfterSeconds: 8 },
    });
    clock.advance(7_999);
    await expect(throttle.require('account:a', 'address:1')).rejects.toMatchObject({ params: { retryAfterSeconds: 1 } });
    clock.advance(1);
    await expect(throttle.require('account:a', 'address:1')).resolves.toBeUndefined();
  });

  it('forgets a subject that succeeded, and no other', async () => {
    await fail(6, 'account:a', 'address:1');
    await db.database.transaction(() => throttle.succeeded('account:a'));
    await expect(throttle.require('account:a')).resolves.toBeUndefined();
    await expect(throttle.require('address:1')).rejects.toMatchObject({ code: 'platform.too-many-requests' });
  });

  it.each([
    [3_599_999, 4],
    [3_600_000, 0],
  ])('remembers failures for an hour after the wait: %d ms later the next failure waits %d s', async (later, seconds) => {
    await fail(4, 'address:1');
    clock.advance(2_000 + later);
    await fail(1, 'address:1');
    const tried = throttle.require('address:1');
    if (seconds === 0) await expect(tried).resolves.toBeUndefined();
    else await expect(tried).rejects.toMatchObject({ params: { retryAfterSeconds: seconds } });
  });

  it('loses nothing but what would start afresh anyway', async () => {
    await fail(4, ...Array.from({ length: 450 }, (_, n) => `address:${n}`));
    clock.advance(3_601_999);
    await fail(4, 'address:new');
    await throttle.forgetOld();
    const left = async () => (await db.database.sql('SELECT * FROM throttle')).length;
    expect(await left()).toBe(451);
    clock.advance(1);
    await throttle.forgetOld();
    expect(await left()).toBe(1);
    await expect(throttle.require('address:new')).rejects.toMatchObject({ params: { retryAfterSeconds: 2 } });
  });

  it('stores no address and no account name in clear', async () => {
    await fail(1, 'staff-address:203.0.113.7');
    const rows = await db.database.sql('SELECT * FROM throttle');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('203.0.113.7');
  });
});
