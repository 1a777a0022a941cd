import { startClockedCases, type ClockedCases } from '../../test/clocked-cases.js';
import type { Arrangement } from '../calendar/calendar-document.js';
import type { Complaint } from './complaint.entity.js';

/** Wednesday; five working days reach the new year, whose holidays nobody has published. */
const DECEMBER_30 = '2026-12-30T16:00:00+08:00';
const DISPATCHED = { start: ['acceptance', 'resolution'] } as const;
const year2027: Arrangement = {
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
  workdays: ['2027-01-09'],
  completeYears: [2027],
};

let cases: ClockedCases;
beforeEach(async () => {
  cases = await startClockedCases(new Date(DECEMBER_30));
});
afterEach(() => cases.close());

const at = (text: string) => new Date(text);
const dispatched = async (when = DECEMBER_30, count = 1): Promise<Complaint[]> => {
  const filed: Complaint[] = [];
  for (let n = 0; n < count; n++) {
    const complaint = await cases.file();
    await cases.move(complaint, when, DISPATCHED);
    filed.push(complaint);
  }
  cases.clock.set(at(DECEMBER_30));
  return filed;
};
const enter = (arrangement: Arrangement, process: Pick<ClockedCases, 'changes'> = cases) =>
  process.changes.enter({ calendar: 'office', arrangement, basedOn: null, note: '', by: null });
const stored = async (complaint: Complaint) =>
  (
    await cases.database.sql<{ due_at: string; due_clock: string; extend_by: string; last_fifth_at: string; return_by: string }>(
      `SELECT due_at, due_clock, extend_by, last_fifth_at, return_by FROM complaint WHERE id = ?`,
      [complaint.id],
    )
  )[0]!;
const same = (value: string | Date, expected: string) =>
  expect(new Date(value instanceof Date ? value : `${value.replace(' ', 'T')}Z`)).toEqual(at(expected));

it('a clock that reaches an unpublished year is flagged, and computed anew when the year arrives', async () => {
  const [complaint] = await dispatched();
  const before = (await cases.clocksOf(complaint!)).resolution!;
  // 31 December, 1, 4, 5 and 6 January: nobody knows yet that 1 January is a holiday.
  expect(before).toMatchObject({ calendarComplete: false, calendarVersion: 0, dueAt: at('2027-01-06T17:30:00+08:00') });
  expect((await cases.recompute.flagged()).office).toEqual({ clocks: 1, missingYears: [2027] });
  const { version } = await enter(year2027);
  expect(await cases.recompute.runToEnd('office', version)).toMatchObject({ seen: 2, moved: 1 });
  const { resolution, acceptance } = await cases.clocksOf(complaint!);
  expect(resolution).toMatchObject({
    calendarComplete: true,
    calendarVersion: 1,
    dueAt: at('2027-01-07T17:30:00+08:00'),
    warnAt: at('2027-01-06T17:30:00+08:00'),
    nextStepAt: at('2027-01-06T17:30:00+08:00'),
  });
  // Due on 31 December: the same by both versions.
  expect(acceptance).toMatchObject({
    calendarVersion: 1,
    dueAt: at('2026-12-31T17:30:00+08:00'),
    nextStepAt: at('2026-12-31T14:00:00+08:00'),
  });
  const row = await stored(complaint!);
  same(row.due_at, '2026-12-31T17:30:00+08:00');
  same(row.return_by, '2026-12-31T17:30:00+08:00');
  same(row.extend_by, '2027-01-07T17:30:00+08:00');
  same(row.last_fifth_at, '2027-01-06T17:30:00+08:00');
  expect((await cases.recompute.flagged()).office).toEqual({ clocks: 0, missingYears: [] });
});

it('a plan may reach years that nobody can publish yet: they are not missing, and it is computed anew when one arrives', async () => {
  const complaint = await cases.file();
  // For New Year's Day, which nobody knows to be a holiday yet; afterwards until the Monday behind it.
  await cases.move(complaint, DECEMBER_30, { start: ['plan'] }, { planTarget: '2d' });
  expect((await cases.clocksOf(complaint)).plan).toMatchObject({ calendarComplete: false, dueAt: at('2027-01-01T17:30:00+08:00') });
  expect((await cases.recompute.flagged()).office).toEqual({ clocks: 0, missingYears: [] });
  const { version } = await enter(year2027);
  expect(await cases.recompute.runToEnd('office', version)).toMatchObject({ seen: 1, moved: 1 });
  expect((await cases.clocksOf(complaint)).plan).toMatchObject({ calendarComplete: true, dueAt: at('2027-01-04T17:30:00+08:00') });
});

it('a year that arrives moves exactly the clocks that were flagged', async () => {
  const flagged = await dispatched(DECEMBER_30, 3);
  const certain = await dispatched('2026-12-14T16:00:00+08:00', 4);
  const before = await Promise.all(certain.map((one) => cases.clocksOf(one)));
  const { version } = await enter(year2027);
  // Each has an acceptance that is certain besides.
  expect(await cases.recompute.runToEnd('office', version)).toMatchObject({ seen: 14, moved: 3 });
  for (const one of flagged) expect((await cases.clocksOf(one)).resolution!.dueAt).toEqual(at('2027-01-07T17:30:00+08:00'));
  const dueOf = (clocks: (typeof before)[number]) => [clocks.resolution!.dueAt, clocks.acceptance!.dueAt];
  const after = await Promise.all(certain.map((one) => cases.clocksOf(one)));
  expect(after.map(dueOf)).toEqual(before.map(dueOf));
});

it('pauses, targets and stopped clocks stay as they were', async () => {
  const [paused, stopped] = await dispatched(DECEMBER_30, 2);
  await cases.move(paused!, '2026-12-31T09:00:00+08:00', { pause: ['resolution'] });
  await cases.move(stopped!, '2026-12-31T09:00:00+08:00', { stop: ['acceptance', 'resolution'] });
  const before = await cases.clocksOf(stopped!);
  const { version } = await enter(year2027);
  await cases.recompute.runToEnd('office', version);
  expect(await cases.clocksOf(stopped!)).toEqual(before);
  expect((await cases.clocksOf(paused!)).resolution).toMatchObject({
    target: '5wd',
    pausedAt: at('2026-12-31T09:00:00+08:00'),
    nextStepAt: null,
    dueAt: at('2027-01-07T17:30:00+08:00'),
  });
});

it('new hours move what is open, in working hours and days', async () => {
  const [complaint] = await dispatched('2026-11-20T16:00:00+08:00');
  const hours: [string, string][] = [['10:00', '16:00']];
  const { version } = await enter({ weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } });
  await cases.recompute.runToEnd('office', version);
  expect((await cases.clocksOf(complaint!)).resolution!.dueAt).toEqual(at('2026-11-27T16:00:00+08:00'));
});

it('the same arrangement again makes no new version and no work', async () => {
  expect(await enter(year2027)).toEqual({ version: 1, isNew: true });
  expect(await enter(year2027)).toEqual({ version: 1, isNew: false });
  expect(await cases.database.sql(`SELECT version FROM calendar_version`)).toHaveLength(1);
});

it('a bad arrangement is refused, and nothing of it is stored', async () => {
  await expect(enter({ ...year2027, workdays: ['2027-02-30'] })).rejects.toMatchObject({ code: 'bad-calendar', place: 'workdays[0]' });
  expect(await cases.database.sql(`SELECT version FROM calendar_version`)).toHaveLength(0);
  expect(await cases.database.sql(`SELECT version FROM calendar_recompute`)).toHaveLength(0);
  expect(cases.calendars.current('office').version).toBe(0);
});

it('of two who change the same version one is told that it changed meanwhile', async () => {
  const change = { calendar: 'office', basedOn: 0, note: '', by: null } as const;
  const both = await Promise.allSettled([
    cases.changes.enter({ ...change, arrangement: year2027 }),
    cases.changes.enter({ ...change, arrangement: { holidays: ['2027-05-01'], completeYears: [2027] } }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'platform.changed-meanwhile' } });
});

it('another process follows a change, and starts its clocks by it', async () => {
  const other = await cases.anotherProcess();
  await enter(year2027, other);
  await cases.calendars.refresh();
  expect(cases.calendars.current('office')).toMatchObject({ version: 1 });
  const [complaint] = await dispatched();
  expect((await cases.clocksOf(complaint!)).resolution).toMatchObject({ calendarVersion: 1, dueAt: at('2027-01-07T17:30:00+08:00') });
});

describe('as a job', () => {
  it('a change is applied, and looked over a second time for what an older process started meanwhile', async () => {
    await dispatched(DECEMBER_30, 5);
    const other = await cases.anotherProcess();
    // This process does not know of it before it reads again.
    await enter(year2027, other);
    await other.runner.rounds();
    const late = await cases.file();
    await cases.database.transaction(async () => {
      const clock = cases.clocks.prepare(late, 'resolution', at(DECEMBER_30));
      await cases.clocks.insert({ ...clock, calendarVersion: 0, dueAt: at('2027-01-06T17:30:00+08:00') });
    });
    cases.clock.advance(4_000);
    await other.runner.rounds();
    expect((await cases.clocksOf(late)).resolution!.calendarVersion).toBe(0);
    cases.clock.advance(2_000);
    await other.runner.rounds();
    expect((await cases.clocksOf(late)).resolution).toMatchObject({ calendarVersion: 1, dueAt: at('2027-01-07T17:30:00+08:00') });
    const [done] = await cases.database.sql<{ seen: number; moved: number; after_id: string }>(`SELECT * FROM calendar_recompute`);
    expect(done).toMatchObject({ seen: 11, moved: 6, after_id: '~' });
    expect(await cases.database.sql(`SELECT id FROM job WHERE state <> 'done'`)).toEqual([]);
  });

  it('goes on where it was interrupted, and computes nothing twice', async () => {
    // More than one slice of the first size.
    await dispatched(DECEMBER_30, 120);
    const { version } = await enter(year2027);
    let slices = 0;
    const interrupted = cases.recompute.runToEnd('office', version, () => {
      slices += 1;
      throw new Error('the power is gone');
    });
    await expect(interrupted).rejects.toThrow('the power is gone');
    expect(slices).toBe(1);
    const [half] = await cases.database.sql<{ seen: number; finished_at: unknown }>(`SELECT seen, finished_at FROM calendar_recompute`);
    expect(Number(half!.seen)).toBeGreaterThan(0);
    expect(Number(half!.seen)).toBeLessThan(240);
    expect(half!.finished_at).toBeNull();
    const other = await cases.anotherProcess();
    expect(await other.recompute.runToEnd('office', version)).toMatchObject({ seen: 240, moved: 120 });
    expect(await cases.verify.run(false, () => undefined)).toMatchObject({ clocks: 240, differences: 0 });
  });

  it('two processes at once share the work and do none of it twice', async () => {
    await dispatched(DECEMBER_30, 120);
    const other = await cases.anotherProcess();
    const { version } = await enter(year2027);
    const both = await Promise.all([cases.recompute.runToEnd('office', version), other.recompute.runToEnd('office', version)]);
    expect(both).toMatchObject([{ seen: 240, moved: 120 }, { seen: 240, moved: 120 }]); // prettier-ignore
  });

  it('a newer version ends the walk of an older one', async () => {
    await dispatched(DECEMBER_30, 3);
    await enter({ holidays: ['2027-01-01'], completeYears: [2027] });
    await enter(year2027);
    cases.clock.advance(1);
    await cases.runner.rounds();
    cases.clock.advance(6_000);
    await cases.runner.rounds();
    const rows = await cases.database.sql<{ version: number; seen: number }>(
      `SELECT version, seen FROM calendar_recompute ORDER BY version`,
    );
    expect(rows.map(({ version, seen }) => [Number(version), Number(seen)])).toEqual([
      [1, 0],
      [2, 6],
    ]);
  });
});
