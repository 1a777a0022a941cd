import type { Staff } from '../platform/auth/principal.js';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import { aLadder, seedCity, seedClocks, staffId, type LadderParts, type SeededClock } from '../../test/ladder.js';
import { startTestSandbox, type TestSandbox } from '../../test/sandbox.js';
import { FixedClock } from '../platform/clock.js';

const at = (time: string) => new Date(time);
/** Friday, in working hours. */
const NOW = at('2026-11-20T16:00+08:00');
const supervisor = { kind: 'staff', staffId: staffId('supervisor'), sessionId: '', memberships: [] } satisfies Staff;
const byCalendar: SeededClock = { target: '5wd', warnAt: at('2026-11-19T17:30+08:00'), dueAt: at('2026-11-20T15:59+08:00'), nextStep: 1 };
const byWall: SeededClock = { ...byCalendar, target: '2h' };
const many = (clock: SeededClock, count: number) => Array.from({ length: count }, () => clock);

let db: TestDatabase;
let clock: FixedClock;
let parts: LadderParts;
beforeEach(async () => {
  db = await openTestDatabase();
  clock = new FixedClock(NOW);
  parts = aLadder(db.database, clock, { holdAbove: 20 });
  await seedCity(db.database);
});
afterEach(() => db.close());

const taken = async (target = '%') =>
  (
    await db.database.sql<{ id: string }>(
      `SELECT s.id FROM clock_step s JOIN complaint_clock c ON c.id = s.clock_id WHERE c.target LIKE ?`,
      [target],
    )
  ).length;
const holds = async () => (await parts.decisions.list()).map(({ waiting, decision, decidedBy }) => ({ waiting, decision, decidedBy }));
const holdNotices = () =>
  db.database.sql<{ staff_id: string; text: string }>(`SELECT staff_id, text FROM staff_notice WHERE kind = 'hold'`);
const release = async () => parts.decisions.release(supervisor, (await parts.decisions.list())[0]!.id, '日历无误，请继续');

it('as many as the bound go through without a hold', async () => {
  await seedClocks(db.database, many(byCalendar, 20));
  await parts.sweep.rounds();
  expect([await taken(), await holds()]).toEqual([20, []]);
});

it('plans of a whole city for one day are no flood: they move, and do not make one of what else is due', async () => {
  const plan = { ...byCalendar, kind: 'plan', target: '41d' };
  await seedClocks(db.database, [...many(plan, 60), ...many({ ...plan, urgent: true }, 30), ...many(byCalendar, 20)]);
  await parts.sweep.rounds();
  expect([await taken('41d'), await taken(), await holds()]).toEqual([90, 110, []]);
});

it('plans wait with the others where those are held, and are not counted among them', async () => {
  await seedClocks(db.database, [...many({ ...byCalendar, kind: 'plan', target: '41d' }, 60), ...many(byCalendar, 21)]);
  await parts.sweep.rounds();
  expect([await taken(), await holds()]).toEqual([0, [{ waiting: 21, decision: null, decidedBy: null }]]);
  await release();
  await parts.sweep.rounds();
  expect(await taken()).toBe(81);
});

it('one more is held: nothing that depends on the calendar moves, and supervision is asked once', async () => {
  await seedClocks(db.database, many(byCalendar, 21));
  for (let round = 0; round < 3; round++) {
    await parts.sweep.rounds();
    clock.advance(1000);
  }
  expect([await taken(), await holds()]).toEqual([0, [{ waiting: 21, decision: null, decidedBy: null }]]);
  expect(await holdNotices()).toEqual([
    {
      staff_id: staffId('supervisor'),
      text: '有 21 个时限同时到期，提醒和升级已暂缓。请核对工作日历是否有误；确认无误后，请在“暂停升级”里继续提醒。',
    },
  ]);
});

it('clocks of hours and minutes go on while others are held, urgent or not, early or late', async () => {
  await seedClocks(db.database, [
    ...many(byCalendar, 150),
    ...many(byWall, 3),
    ...many({ ...byWall, urgent: true }, 2),
    ...many({ ...byCalendar, urgent: true }, 5),
  ]);
  await parts.sweep.rounds();
  expect([await taken(), await taken('2h')]).toEqual([5, 5]);
  await seedClocks(
    db.database,
    many({ ...byWall, nextStepAt: at('2026-11-20T16:00:30+08:00'), dueAt: at('2026-11-20T16:00:30+08:00') }, 120),
  );
  clock.set(at('2026-11-20T16:00:31+08:00'));
  await parts.sweep.rounds();
  expect([await taken(), await taken('2h')]).toEqual([125, 125]);
  // One whose time lies far back, as after a restore, is found within a minute.
  await seedClocks(db.database, [{ ...byWall, nextStep: 2, dueAt: at('2026-11-01T00:00+08:00') }]);
  clock.set(at('2026-11-20T16:02+08:00'));
  await parts.sweep.rounds();
  expect([await taken(), await taken('2h')]).toEqual([126, 126]);
});

it('a supervisor releases it, with a name: all of them move, and no new hold begins before they have', async () => {
  await seedClocks(db.database, many(byCalendar, 150));
  await parts.sweep.rounds();
  await release();
  await parts.ladder.takeBatch();
  expect([await taken(), (await holds()).length]).toEqual([50, 1]);
  await parts.sweep.rounds();
  expect([await taken(), await holds()]).toEqual([150, [{ waiting: 150, decision: 'release', decidedBy: '吴刚' }]]);
  const [audit] = await db.database.sql<{ actor_id: string }>(`SELECT actor_id FROM audit_entry WHERE action = 'hold.release'`);
  expect(audit).toEqual({ actor_id: staffId('supervisor') });
  // Worked off: the next flood is held again.
  await seedClocks(db.database, many(byCalendar, 30));
  await parts.sweep.rounds();
  expect([await taken(), (await holds()).length]).toEqual([150, 2]);
});

it('is released once: whoever comes second is told that it was', async () => {
  await seedClocks(db.database, many(byCalendar, 30));
  await parts.sweep.rounds();
  await release();
  await expect(release()).rejects.toMatchObject({ code: 'platform.changed-meanwhile' });
  await expect(parts.decisions.release(supervisor, '01a1f771-c6de-7371-975e-c310df6c6060', '日历无误')).rejects.toMatchObject({
    code: 'platform.not-found',
  });
});

it('released in the evening, they wait for the morning, and are not held again then', async () => {
  await seedClocks(db.database, many(byCalendar, 30));
  clock.set(at('2026-11-20T20:00+08:00'));
  await parts.sweep.rounds();
  await release();
  await parts.sweep.rounds();
  expect(await taken()).toBe(0);
  clock.set(at('2026-11-23T09:00+08:00'));
  await parts.sweep.rounds();
  expect([await taken(), (await holds()).length]).toEqual([30, 1]);
});

it('ends by itself when a corrected calendar has moved the due times', async () => {
  await seedClocks(db.database, many(byCalendar, 30));
  await parts.sweep.rounds();
  await db.database.transaction(() =>
    db.database.change(`UPDATE complaint_clock SET due_at = ?, next_step_at = ?`, [
      at('2026-11-27T17:30+08:00'),
      at('2026-11-27T17:30+08:00'),
    ]),
  );
  await parts.sweep.rounds();
  expect([await taken(), await holds()]).toEqual([0, [{ waiting: 30, decision: 'release', decidedBy: null }]]);
  await seedClocks(db.database, many(byCalendar, 30));
  await parts.sweep.rounds();
  expect((await holds()).length).toBe(2);
});

it('two processes open one hold between them', async () => {
  await seedClocks(db.database, many(byCalendar, 30));
  const other = aLadder(db.database, clock, { holdAbove: 20 });
  await Promise.all([parts.sweep.rounds(), other.sweep.rounds()]);
  expect([await taken(), (await holds()).length, (await holdNotices()).length]).toEqual([0, 1, 1]);
});

describe('a hold that nobody decides', () => {
  const SUPERVISION_DUTY = '13873160005';
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startTestSandbox(() => clock.now());
  });
  afterAll(() => sandbox.stop());
  beforeEach(async () => {
    await sandbox.reset();
    parts = aLadder(db.database, clock, { holdAbove: 20 }, sandbox.origin);
    await seedClocks(db.database, many(byCalendar, 30));
    await parts.sweep.rounds();
  });

  async function after(time: string): Promise<void> {
    clock.set(at(time));
    await parts.sweep.rounds();
    await parts.runner.rounds();
  }
  const titles = async () =>
    (await parts.notices.list(staffId('supervisor'), { limit: 100 })).items.map(({ title, at: told }) => `${title} ${told}`).reverse();
  const sms = async () => (await sandbox.messages(SUPERVISION_DUTY)).map(({ template, params }) => [template, params]).reverse();

  it('is told to supervision again every hour, at night and at the weekend too', async () => {
    await after('2026-11-20T16:59:59.999+08:00');
    await after('2026-11-20T17:00:00+08:00');
    await after('2026-11-20T17:00:01+08:00');
    await after('2026-11-20T17:59:59+08:00');
    await after('2026-11-20T18:00:00+08:00');
    await after('2026-11-21T03:00:30+08:00');
    expect(await titles()).toEqual([
      '时限提醒已暂缓 2026-11-20T08:00:00.000Z',
      '时限提醒仍在暂缓 2026-11-20T09:00:00.000Z',
      '时限提醒仍在暂缓 2026-11-20T10:00:00.000Z',
      '时限提醒仍在暂缓 2026-11-20T19:00:30.000Z',
    ]);
    expect((await holdNotices()).at(-1)?.text).toBe(
      '有 30 个时限已到期，提醒和升级已暂缓 11 小时，至今无人处理。请核对工作日历是否有误；确认无误后，请在“暂停升级”里继续提醒。',
    );
  });

  it('is told once an hour by all processes together, and by one that has just started', async () => {
    clock.set(at('2026-11-20T17:00+08:00'));
    const others = [1, 2, 3].map(() => aLadder(db.database, clock, { holdAbove: 20 }, sandbox.origin));
    await Promise.all([parts, ...others].map(({ sweep }) => sweep.rounds()));
    expect(await titles()).toHaveLength(2);
    clock.set(at('2026-11-20T19:30+08:00'));
    await Promise.all([parts, ...others].map(({ sweep }) => sweep.rounds()));
    await aLadder(db.database, clock, { holdAbove: 20 }, sandbox.origin).sweep.rounds();
    await parts.runner.rounds();
    expect([(await titles()).length, (await sms()).length]).toEqual([3, 1]);
  });

  it('is told by SMS to who is on duty for supervision after three hours, and then every three', async () => {
    await after('2026-11-20T18:59:59+08:00');
    expect(await sms()).toEqual([]);
    for (const hour of ['19', '20', '21']) await after(`2026-11-20T${hour}:00+08:00`);
    expect(await sms()).toEqual([['hold', { waiting: '30', hours: '3' }]]);
    for (const hour of ['22', '23']) await after(`2026-11-20T${hour}:59+08:00`);
    expect(await sms()).toEqual([
      ['hold', { waiting: '30', hours: '3' }],
      ['hold', { waiting: '30', hours: '6' }],
    ]);
  });

  it('is told no more once it is released, nor by an SMS that could not go out before', async () => {
    await sandbox.fault({ target: 'sms', status: 503, times: 1 });
    await after('2026-11-20T19:00+08:00');
    expect([(await titles()).length, await sms()]).toEqual([2, []]);
    await release();
    for (const hour of ['20', '21', '22']) await after(`2026-11-20T${hour}:00+08:00`);
    expect([(await holdNotices()).length, await sms()]).toEqual([2, []]);
  });

  it('that ended by itself is told no more', async () => {
    await db.database.transaction(() =>
      db.database.change(`UPDATE complaint_clock SET due_at = ?, next_step_at = ?`, [
        at('2026-11-27T17:30+08:00'),
        at('2026-11-27T17:30+08:00'),
      ]),
    );
    await after('2026-11-20T19:00+08:00');
    expect([await titles(), await sms()]).toEqual([['时限提醒已暂缓 2026-11-20T08:00:00.000Z'], []]);
  });
});

describe('a flood of five thousand, released', () => {
  it('moves all of them once, urgent first, the old and the new in turn; people get a few messages and digests', async () => {
    parts = aLadder(db.database, clock, { holdAbove: 20, digestAbove: 10 });
    const minute = (n: number) => new Date(NOW.getTime() - n * 60_000);
    const clocks = Array.from({ length: 5000 }, (_, n): SeededClock => ({
      ...byCalendar,
      target: '30wd',
      dueAt: minute(n / 100 + 1),
      urgent: n % 50 === 0,
    }));
    const ids = await seedClocks(db.database, clocks);
    await parts.sweep.rounds();
    await release();
    const order: string[] = [];
    while ((await parts.ladder.takeBatch()) > 0) {
      const rows = await db.database.sql<{ clock_id: string }>('SELECT clock_id FROM clock_step ORDER BY id');
      order.push(...rows.slice(order.length).map((row) => row.clock_id));
    }
    expect([order.length, new Set(order).size]).toEqual([5000, 5000]);
    const numbers = order.map((id) => ids.indexOf(id));
    expect(numbers.slice(0, 100).every((n) => n % 50 === 0)).toBe(true);
    // Half of each batch after that is the oldest, half the newest there is.
    const second = numbers.slice(100, 200);
    expect([second.filter((n) => n > 4900).length, second.filter((n) => n < 100).length]).toEqual([50, 50]);
    const notices = await db.database.sql<{ staff_id: string; kind: string; n: number; total: number }>(
      `SELECT staff_id, kind, COUNT(*) AS n, SUM(count) AS total FROM staff_notice WHERE kind <> 'hold' GROUP BY staff_id, kind ORDER BY staff_id, kind`,
    );
    const perPerson = (name: string) =>
      notices.filter((row) => row.staff_id === staffId(name)).map(({ kind, n, total }) => [kind, Number(n), Number(total)]);
    for (const name of ['clerk', 'colleague', 'head'])
      expect([name, perPerson(name)]).toEqual([
        name,
        [
          ['digest', 1, 4990],
          ['escalation', 10, 10],
        ],
      ]);
    const { items } = await parts.notices.list(staffId('clerk'), { limit: 100 });
    expect(items.find(({ kind }) => kind === 'digest')).toMatchObject({
      count: 4990,
      title: '到期提醒汇总',
      text: '本小时另有 4990 件到期提醒，请到工作台查看。',
    });
  });
});
