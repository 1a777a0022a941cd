import { startClockedCases, type ClockedCases } from '../../test/clocked-cases.js';
import type { FoundDifference } from './clock-verify.service.js';
import type { Complaint } from './complaint.entity.js';

const FILED = '2026-11-20T16:00:00+08:00';
let cases: ClockedCases;
let complaint: Complaint;
let clockId: string;
beforeEach(async () => {
  cases = await startClockedCases(new Date(FILED));
  complaint = await cases.file();
  await cases.move(complaint, FILED, { start: ['acceptance', 'resolution'] });
  await cases.move(complaint, '2026-11-23T09:00:00+08:00', { pause: ['resolution'] });
  await cases.move(complaint, '2026-11-24T09:00:00+08:00', { resume: ['resolution'] });
  clockId = (await cases.clocksOf(complaint)).resolution!.id;
});
afterEach(() => cases.close());

async function verify(fix = false) {
  const found: FoundDifference[] = [];
  const totals = await cases.verify.run(fix, (one) => found.push(one));
  return { totals, found };
}
const spoil = (sql: string, parameters: (string | number)[]) => cases.database.transaction(() => cases.database.change(sql, parameters));

it('rows that say what their events say differ in nothing', async () => {
  expect(await verify()).toEqual({ totals: { clocks: 2, differences: 0, fixed: 0 }, found: [] });
});

it('a row that was changed by hand is found with both words, and mended when asked', async () => {
  await spoil(`UPDATE complaint_clock SET due_at = '2026-12-31 09:30:00.000', round = 2 WHERE id = ?`, [clockId]);
  const { totals, found } = await verify();
  expect(totals).toEqual({ clocks: 2, differences: 2, fixed: 0 });
  const named = { clock: clockId, complaint: complaint.id, kind: 'resolution' };
  expect(found).toEqual([
    { ...named, field: 'round', row: 2, events: 0 },
    { ...named, field: 'dueAt', row: new Date('2026-12-31T09:30:00Z'), events: new Date('2026-11-30T09:30:00Z') },
  ]);
  expect((await verify(true)).totals).toEqual({ clocks: 2, differences: 2, fixed: 1 });
  expect((await verify()).totals.differences).toBe(0);
  expect((await cases.clocksOf(complaint)).resolution).toMatchObject({
    dueAt: new Date('2026-11-30T17:30:00+08:00'),
    nextStepAt: new Date('2026-11-27T17:30:00+08:00'),
  });
});

it('the case carries what its mended clock says', async () => {
  await spoil(`UPDATE complaint_clock SET due_at = '2026-11-20 08:00:00.000' WHERE id = ?`, [clockId]);
  await spoil(`UPDATE complaint SET due_at = '2026-11-20 08:00:00.000', due_clock = 'resolution' WHERE id = ?`, [complaint.id]);
  const waiting = () => cases.database.sql(`SELECT complaint_id FROM rate_stale`);
  expect(await waiting()).toEqual([]);
  await verify(true);
  // And is counted anew for the rates.
  expect(await waiting()).toEqual([{ complaint_id: complaint.id }]);
  const [row] = await cases.database.sql<{ due_clock: string }>(`SELECT due_clock FROM complaint WHERE id = ?`, [complaint.id]);
  expect(row).toEqual({ due_clock: 'acceptance' });
});

it('events that tell no clock are named, and cannot be mended', async () => {
  await spoil(`DELETE FROM clock_event WHERE clock_id = ? AND kind = 'pause'`, [clockId]);
  const { totals, found } = await verify(true);
  expect(totals).toEqual({ clocks: 2, differences: 1, fixed: 0 });
  expect(found[0]).toMatchObject({ clock: clockId, field: 'events', row: null, events: 'is resumed without a pause' });
});

it('an open clock that has not followed its calendar is found; a stopped one stays with the calendar of its time', async () => {
  await cases.move(complaint, '2026-11-24T10:00:00+08:00', { stop: ['acceptance'] });
  const arrangement = { holidays: ['2026-11-23', '2026-11-25'] };
  await cases.changes.enter({ calendar: 'office', arrangement, basedOn: null, note: '', by: null });
  const { found } = await verify();
  expect(found.map(({ clock, field }) => [clock, field])).toEqual([
    [clockId, 'dueAt'],
    [clockId, 'warnAt'],
    [clockId, 'calendarVersion'],
  ]);
  await cases.recompute.runToEnd('office', 1);
  expect((await verify()).totals.differences).toBe(0);
});
