import { DomainError } from '@zsb/shared/errors';
import type { StaffId } from '@zsb/shared/ids';
import { openTestDatabase, type TestDatabase } from '../../test/database.js';
import { aLadder, seedCity, seedClocks, STAFF, staffId, type LadderParts, type SeededClock } from '../../test/ladder.js';
import { FixedClock } from '../platform/clock.js';
import { fromSqlInstant } from '../platform/database/database.js';

const at = (time: string) => new Date(time);
/** Friday, in working hours. */
const NOW = at('2026-11-20T16:00+08:00');
/** Warned of before, due half an hour ago. */
const lateClock = (overrides: Partial<SeededClock> = {}): SeededClock => ({
  target: '2h',
  warnAt: at('2026-11-20T15:06+08:00'),
  dueAt: at('2026-11-20T15:30+08:00'),
  nextStep: 1,
  ...overrides,
});

let db: TestDatabase;
let clock: FixedClock;
let parts: LadderParts;
beforeEach(async () => {
  db = await openTestDatabase();
  clock = new FixedClock(NOW);
  parts = aLadder(db.database, clock);
  await seedCity(db.database);
});
afterEach(() => db.close());

interface StepRow {
  clock_id: string;
  step: number;
  collapsed: number;
  told: number;
  round: number;
  planned_at: string | Date;
}
const steps = async () =>
  (await db.database.sql<StepRow>('SELECT * FROM clock_step ORDER BY at, step, clock_id')).map((row) => ({
    ...row,
    step: Number(row.step),
    collapsed: Number(row.collapsed),
  }));
const names = new Map(Object.keys(STAFF).map((name) => [staffId(name), name]));
const told = async () =>
  (await db.database.sql<{ staff_id: StaffId; title: string }>('SELECT staff_id, title FROM staff_notice ORDER BY at, staff_id'))
    .map(({ staff_id: id, title }) => `${names.get(id)}: ${title}`)
    .sort();
const sent = async () =>
  (await db.database.sql<{ payload: string }>(`SELECT payload FROM job WHERE topic = 'escalation.sms' ORDER BY id`))
    .map(({ payload }) => JSON.parse(payload) as { role: string; organisationCode: string; step: number })
    .map(({ role, organisationCode, step }) => `${role} of ${organisationCode} at ${step}`);
const clockRow = async (id: string) =>
  (
    await db.database.sql<{ next_step: number; next_step_at: string | Date | null }>(
      'SELECT next_step, next_step_at FROM complaint_clock WHERE id = ?',
      [id],
    )
  ).map(({ next_step: step, next_step_at: time }) => ({
    nextStep: Number(step),
    nextStepAt: time === null ? null : fromSqlInstant(time),
  }))[0];

describe('who is told of which step', () => {
  it.each<[string, SeededClock, string[], string[]]>([
    [
      'a warning: the handler',
      lateClock({ nextStep: 0, dueAt: at('2026-11-20T16:30+08:00'), handler: 'clerk' }),
      ['clerk: 办结将到期'],
      [],
    ],
    [
      'a warning where nobody has it yet: every clerk of the office',
      lateClock({ nextStep: 0, kind: 'acceptance', dueAt: at('2026-11-20T16:30+08:00') }),
      ['clerk: 签收将到期', 'colleague: 签收将到期'],
      [],
    ],
    [
      'a warning where the handler has left: the office',
      lateClock({ nextStep: 0, dueAt: at('2026-11-20T16:30+08:00'), handler: 'somebodyElse' }),
      ['clerk: 办结将到期', 'colleague: 办结将到期'],
      [],
    ],
    [
      'due: the head and the handler, and who is on duty',
      lateClock({ handler: 'clerk' }),
      ['clerk: 办结已超时', 'head: 办结已超时'],
      ['duty of yuelu-urban-management at 1'],
    ],
    [
      'due by a calendar: the head and the handler alone',
      lateClock({ target: '5wd', handler: 'clerk', dueAt: NOW }),
      ['clerk: 办结已超时', 'head: 办结已超时'],
      [],
    ],
    [
      'the next step: supervision',
      lateClock({ nextStep: 2, dueAt: at('2026-11-20T14:45+08:00') }),
      ['supervisor: 办结已超时'],
      ['duty of yuelu-urban-management at 2'],
    ],
    [
      'the last step: the leader in charge',
      lateClock({ nextStep: 3, dueAt: at('2026-11-20T14:00+08:00') }),
      [],
      ['duty of yuelu-urban-management at 3', 'leader of yuelu-urban-management at 3'],
    ],
    [
      'not dispatched: dispatchers and the head of the centre',
      lateClock({ kind: 'dispatch', calendar: 'centre', lead: null }),
      ['centreHead: 派单已超时', 'dispatcher: 派单已超时'],
      ['duty of centre-12345 at 1'],
    ],
    [
      'an appeal nobody has decided: the same',
      lateClock({ kind: 'appeal', target: '3wd', dueAt: NOW, lead: null }),
      ['centreHead: 申诉已超时', 'dispatcher: 申诉已超时'],
      [],
    ],
    [
      'an arbitration: supervision from the first',
      lateClock({ kind: 'arbitration', nextStep: 0, dueAt: at('2026-11-20T16:30+08:00'), lead: null }),
      ['supervisor: 仲裁将到期'],
      [],
    ],
    [
      'a helper’s clock: the helper’s office, not the handler',
      lateClock({
        kind: 'coHandling',
        nextStep: 0,
        dueAt: at('2026-11-20T16:30+08:00'),
        coHandler: 'water-company-service',
        handler: 'clerk',
      }),
      ['waterClerk: 协办将到期'],
      [],
    ],
    [
      'an office without a head: supervision in its place',
      lateClock({ target: '5wd', dueAt: NOW, lead: 'water-company-service', handler: 'waterClerk' }),
      ['supervisor: 办结已超时', 'waterClerk: 办结已超时'],
      [],
    ],
    [
      'a report nobody is named for: the head alone',
      lateClock({ target: '5wd', nextStep: 0, dueAt: at('2026-11-23T17:30+08:00'), caseKind: 'report' }),
      ['head: 办结将到期'],
      [],
    ],
    [
      'a case about the office itself: nobody of it',
      lateClock({ target: '5wd', dueAt: NOW, about: 'yuelu-urban-management' }),
      ['supervisor: 办结已超时'],
      [],
    ],
    [
      'missed steps: everybody who should have heard, each once',
      lateClock({ nextStep: 0, dueAt: at('2026-11-20T14:45+08:00'), handler: 'clerk' }),
      ['clerk: 办结已超时', 'head: 办结已超时', 'supervisor: 办结已超时'],
      ['duty of yuelu-urban-management at 2'],
    ],
  ])('%s', async (_, seeded, people, messages) => {
    await seedClocks(db.database, [seeded]);
    await parts.sweep.rounds();
    expect([await told(), await sent()]).toEqual([people, messages]);
    expect((await steps()).map((step) => Number(step.told))).toEqual([people.length + messages.length]);
  });
});

it('takes each step at its time and once, however often it looks', async () => {
  const [id] = await seedClocks(db.database, [
    lateClock({ nextStep: 0, warnAt: at('2026-11-20T16:12+08:00'), dueAt: at('2026-11-20T16:30+08:00') }),
  ]);
  const seen: [string, number][] = [];
  for (const time of [
    '16:11:59',
    '16:12:00',
    '16:12:00',
    '16:29:59',
    '16:30:00',
    '17:30:00',
    '17:30:01',
    '18:29:59',
    '18:30:00',
    '23:00:00',
  ]) {
    clock.set(at(`2026-11-20T${time}+08:00`));
    await parts.sweep.rounds();
    seen.push([time, (await steps()).length]);
  }
  expect(seen).toEqual([
    ['16:11:59', 0],
    ['16:12:00', 1],
    ['16:12:00', 1],
    ['16:29:59', 1],
    ['16:30:00', 2],
    ['17:30:00', 3],
    ['17:30:01', 3],
    ['18:29:59', 3],
    ['18:30:00', 4],
    ['23:00:00', 4],
  ]);
  expect(await clockRow(id!)).toEqual({ nextStep: 4, nextStepAt: null });
  expect((await steps()).map(({ step, collapsed, planned_at: planned }) => [step, collapsed, fromSqlInstant(planned)])).toEqual([
    [0, 0, at('2026-11-20T16:12+08:00')],
    [1, 0, at('2026-11-20T16:30+08:00')],
    [2, 0, at('2026-11-20T17:30+08:00')],
    [3, 0, at('2026-11-20T18:30+08:00')],
  ]);
});

it('collapses to the highest what was missed while everything was down', async () => {
  const [id] = await seedClocks(db.database, [
    lateClock({ nextStep: 0, target: '5wd', warnAt: at('2026-11-16T17:30+08:00'), dueAt: at('2026-11-17T17:30+08:00') }),
  ]);
  await parts.sweep.rounds();
  expect((await steps()).map(({ step, collapsed }) => [step, collapsed])).toEqual([[2, 2]]);
  // The last step is three working days after it was due, and is told by itself.
  expect(await clockRow(id!)).toEqual({ nextStep: 3, nextStepAt: at('2026-11-20T17:30+08:00') });
});

it('a step found in the evening waits for the morning, and is not looked at in between', async () => {
  const [id] = await seedClocks(db.database, [lateClock({ target: '5wd', dueAt: at('2026-11-20T17:30+08:00') })]);
  clock.set(at('2026-11-20T17:45+08:00'));
  await parts.sweep.rounds();
  expect([await steps(), await clockRow(id!)]).toEqual([[], { nextStep: 1, nextStepAt: at('2026-11-23T09:00+08:00') }]);
  clock.set(at('2026-11-23T09:00+08:00'));
  await parts.sweep.rounds();
  expect((await steps()).map(({ step, planned_at: planned }) => [step, fromSqlInstant(planned)])).toEqual([
    [1, at('2026-11-20T17:30+08:00')],
  ]);
});

it('a clock that jumps ahead and back takes nothing twice', async () => {
  await seedClocks(db.database, [lateClock({ nextStep: 0 })]);
  for (const time of [
    '2026-11-20T15:10+08:00',
    '2026-11-21T16:00+08:00',
    '2026-11-20T15:00+08:00',
    '2026-11-20T15:40+08:00',
    '2026-11-22T16:00+08:00',
  ]) {
    clock.set(at(time));
    await parts.sweep.rounds();
  }
  expect((await steps()).map(({ step }) => step)).toEqual([0, 3]);
});

it('what was taken stays taken where a slower process has written an older step back', async () => {
  const [id] = await seedClocks(db.database, [lateClock()]);
  await parts.sweep.rounds();
  await db.database.transaction(() =>
    db.database.change(`UPDATE complaint_clock SET next_step = 1, next_step_at = due_at WHERE id = ?`, [id!]),
  );
  await parts.sweep.rounds();
  expect([(await steps()).length, await clockRow(id!)]).toEqual([1, { nextStep: 2, nextStepAt: at('2026-11-20T16:30+08:00') }]);
});

it('an extended clock begins a new round', async () => {
  const [id] = await seedClocks(db.database, [lateClock()]);
  await parts.sweep.rounds();
  const extended = `UPDATE complaint_clock SET round = 1, next_step = 0, warn_at = ?, due_at = ?, next_step_at = ? WHERE id = ?`;
  const [warn, due] = [at('2026-11-20T17:00+08:00'), at('2026-11-20T18:00+08:00')];
  await db.database.transaction(() => db.database.change(extended, [warn, due, warn, id!]));
  for (const time of [warn, due]) {
    clock.set(time);
    await parts.sweep.rounds();
  }
  expect((await steps()).map(({ round, step }) => [Number(round), step])).toEqual([
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});

it('goes urgent first, then the oldest and the newest, so that neither is left to the last', async () => {
  const minute = (n: number) => new Date(NOW.getTime() - n * 60_000);
  const clocks = Array.from({ length: 300 }, (_, n) =>
    lateClock({ target: '30d', dueAt: minute(n + 1), warnAt: minute(400), urgent: n === 150 }),
  );
  const ids = await seedClocks(db.database, clocks);
  expect(await parts.ladder.takeBatch()).toBe(50);
  const first = new Set((await steps()).map((step) => step.clock_id));
  expect(ids.flatMap((id, n) => (first.has(id) ? [n] : []))).toEqual([
    ...Array.from({ length: 24 }, (_, n) => n),
    150,
    ...Array.from({ length: 25 }, (_, n) => 275 + n),
  ]);
});

it('open pages are told that a light has changed, but not of a flood', async () => {
  const hints = async () => (await db.database.sql('SELECT id FROM case_change')).length;
  await seedClocks(db.database, [lateClock(), lateClock({ kind: 'dispatch', calendar: 'centre', lead: null })]);
  await parts.sweep.rounds();
  expect(await hints()).toBe(2);
  await seedClocks(
    db.database,
    Array.from({ length: 50 }, () => lateClock()),
  );
  await parts.sweep.rounds();
  expect(await hints()).toBe(2);
});

it('two sweeps at once take each step once between them', async () => {
  await seedClocks(
    db.database,
    Array.from({ length: 500 }, () => lateClock({ handler: 'clerk' })),
  );
  const other = aLadder(db.database, clock);
  await Promise.all([parts.sweep.rounds(), other.sweep.rounds(), other.sweep.rounds()]);
  expect([(await steps()).length, new Set((await steps()).map((step) => step.clock_id)).size]).toEqual([500, 500]);
  const [row] = await db.database.sql<{ total: number }>(`SELECT SUM(count) AS total FROM staff_notice`);
  expect(Number(row!.total)).toBe(1000);
});

it('on a machine too slow for a batch it goes on in smaller ones', async () => {
  await seedClocks(
    db.database,
    Array.from({ length: 60 }, () => lateClock()),
  );
  const { transaction } = db.database;
  const busy = () => Promise.reject(new DomainError('platform.busy'));
  const sizes: number[] = [];
  db.database.transaction = busy;
  await expect(parts.ladder.takeBatch()).rejects.toMatchObject({ code: 'platform.busy' });
  db.database.transaction = transaction;
  for (let moved = 1; moved > 0;) sizes.push((moved = await parts.ladder.takeBatch()));
  expect(sizes).toEqual([13, 26, 21, 0]);
});

it('one clock that cannot be moved keeps no other back, and somebody is told', async () => {
  const ids = await seedClocks(db.database, [lateClock(), lateClock({ target: 'soon' }), lateClock()]);
  await parts.sweep.rounds();
  expect((await steps()).map((step) => step.clock_id).sort()).toEqual([ids[0], ids[2]].sort());
  expect(await clockRow(ids[1]!)).toEqual({ nextStep: 1, nextStepAt: at('2026-11-20T16:10+08:00') });
  expect(parts.log.join('')).toContain('the ladder cannot move a clock');
});

it('a process that dies between any two statements of a batch leaves nothing half, and the next one does all of it', async () => {
  await seedClocks(db.database, [
    lateClock({ handler: 'clerk' }),
    lateClock({ target: '5wd', dueAt: NOW }),
    lateClock({ nextStep: 3, dueAt: at('2026-11-20T13:00+08:00') }),
  ]);
  const tables = ['complaint_clock', 'clock_step', 'staff_notice', 'job', 'case_change'];
  const stored = () => Promise.all(tables.map((table) => db.database.sql(`SELECT * FROM ${table} ORDER BY id`)));
  const before = await stored();
  const { change } = db.database;
  const takeAndDieAt = async (deadly: number) => {
    let written = 0;
    db.database.change = (...call) => (++written >= deadly ? Promise.reject(new Error('killed')) : change.apply(db.database, call));
    const died = await parts.ladder.takeBatch().catch(() => 'died');
    db.database.change = change;
    return died === 'died';
  };
  let statements = 0;
  while (await takeAndDieAt(statements + 1)) {
    statements += 1;
    expect(await stored()).toEqual(before);
  }
  // Three clocks, five messages in the console and three to phones, a hint for each open page, and the rows of the steps.
  expect(statements).toBe(3 + 5 + 3 + 3 + 1);
  expect((await steps()).map(({ step }) => step)).toEqual([1, 1, 3]);
  expect(await told()).toEqual(['clerk: 办结已超时', 'clerk: 办结已超时', 'colleague: 办结已超时', 'head: 办结已超时', 'head: 办结已超时']);
});
