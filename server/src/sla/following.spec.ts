import { setTimeout as pause } from 'node:timers/promises';
import { startClockedCases, type ClockedCases } from '../../test/clocked-cases.js';
import { newId } from '../platform/ids.js';
import { SlaPoliciesRepository } from './sla-policies.repository.js';

const NOW = new Date('2026-11-20T16:00:00+08:00');
let cases: ClockedCases;
beforeEach(async () => {
  cases = await startClockedCases(NOW);
});
afterEach(() => cases.close());

/** A version with other times for an ordinary answer, stored as another process stores it. */
async function decide(version: number, resolution: string, effectiveFrom: Date): Promise<void> {
  const document = structuredClone(cases.sla.all()[0]!.document);
  document.policies['standard']!.resolution.normal = resolution;
  const stored = { version, effectiveFrom, document, note: '', createdBy: newId<never>(), createdAt: NOW };
  await cases.database.transaction(() => new SlaPoliciesRepository(cases.database).insert(stored));
}
const resolution = () => cases.sla.targetsOf('0201', 'normal').resolution;

it('a process follows by itself what another one has decided, of limits and of calendars', async () => {
  const other = await cases.anotherProcess();
  await decide(1, '3wd', NOW);
  await cases.changes.enter({ calendar: 'office', arrangement: { holidays: ['2026-11-23'] }, basedOn: null, note: '', by: null });
  // It reads once a second; a busy machine makes that slow, not wrong.
  const until = performance.now() + 15_000;
  const hasFollowed = () => other.sla.current().version === 1 && other.calendars.current('office').version === 1;
  while (!hasFollowed() && performance.now() < until) await pause(50);
  expect(hasFollowed()).toBe(true);
  expect(other.sla.targetsOf('0201', 'normal')).toMatchObject({ resolution: '3wd', coHandling: '1wd' });
});

it('a version holds from its day on, and until then the one before it', async () => {
  await decide(1, '3wd', new Date('2026-12-01T00:00:00+08:00'));
  await cases.sla.refresh();
  expect(resolution()).toBe('5wd');
  cases.clock.set(new Date('2026-11-30T23:59:59.999+08:00'));
  expect(resolution()).toBe('5wd');
  cases.clock.set(new Date('2026-12-01T00:00:00+08:00'));
  expect(resolution()).toBe('3wd');
});

it('a limit that came with a newer program is part of every version that was decided before it, as delivered', async () => {
  const { contactTryMinutes, ...limits } = cases.sla.all()[0]!.document.limits;
  const document = structuredClone(cases.sla.all()[0]!.document);
  const before = { ...document, limits: { ...limits, asks: 1 } } as typeof document;
  const stored = { version: 1, effectiveFrom: NOW, document: before, note: '', createdBy: newId<never>(), createdAt: NOW };
  await cases.database.transaction(() => new SlaPoliciesRepository(cases.database).insert(stored));
  await cases.sla.refresh();
  expect(contactTryMinutes).toBe(30);
  expect(cases.sla.limits()).toEqual({ ...limits, asks: 1, contactTryMinutes: 30 });
  expect(cases.sla.all().map(({ document: { limits: shown } }) => [shown.asks, shown.contactTryMinutes])).toEqual([
    [2, 30],
    [1, 30],
  ]);
});

it('a clock keeps the target that it started with, whatever is decided later', async () => {
  const complaint = await cases.file();
  await cases.move(complaint, NOW.toISOString(), { start: ['resolution'] });
  await decide(1, '3wd', NOW);
  await cases.sla.refresh();
  await cases.move(complaint, '2026-11-23T09:00:00+08:00', { pause: ['resolution'] });
  await cases.move(complaint, '2026-11-23T12:00:00+08:00', { resume: ['resolution'] });
  expect((await cases.clocksOf(complaint)).resolution).toMatchObject({ target: '5wd', dueAt: new Date('2026-11-30T17:30:00+08:00') });
});

it('the bounds of a case and the most an extension may add are those of the category’s policy', () => {
  expect(cases.sla.limits()).toMatchObject({ returns: 3, asks: 2, reopens: 2, extensions: 2, contactTries: 3, supply: '5wd' });
  expect(cases.sla.extensionMaximum('0201', 'normal')).toBe('5wd');
  expect(cases.sla.extensionMaximum('0201', 'urgent')).toBe('2h');
});
