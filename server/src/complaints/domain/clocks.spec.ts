import type { ClockKind } from '@zsb/shared/complaints';
import { calendarOf, deadlineOf, halfOf, lightOf, nextDue, outcomeOf, promisedBy, type ClockTargets } from './clocks.js';

const instant = (text: string) => new Date(text);
const targets: ClockTargets = {
  dispatch: '2h',
  acceptance: '1wd',
  firstContact: '1wd',
  resolution: '5wd',
  rework: '5wd',
  arbitration: '1wd',
  recheck: '5wd',
  appeal: '3wd',
};

it.each<[ClockKind, string, string, string]>([
  // The dispatch centre works at night and on Sundays.
  ['dispatch', '2h', '2026-11-22T23:30:00+08:00', '2026-11-23T01:30:00+08:00'],
  ['dispatch', '30m', '2026-11-20T16:00:00+08:00', '2026-11-20T16:30:00+08:00'],
  // The starting day does not count (民法典 201): Friday + 1 wd ends on Monday at close of business (203).
  ['acceptance', '1wd', '2026-11-20T16:00:00+08:00', '2026-11-23T17:30:00+08:00'],
  ['acceptance', '2h', '2026-11-20T23:00:00+08:00', '2026-11-21T01:00:00+08:00'],
  ['firstContact', '1wd', '2026-11-21T10:00:00+08:00', '2026-11-23T17:30:00+08:00'],
  ['resolution', '24h', '2026-11-20T16:00:00+08:00', '2026-11-21T16:00:00+08:00'],
  ['resolution', '5wd', '2026-11-20T16:00:00+08:00', '2026-11-27T17:30:00+08:00'],
  ['resolution', '15wd', '2026-11-20T16:00:00+08:00', '2026-12-11T17:30:00+08:00'],
])('the %s clock of %s from %s is due at %s', (kind, target, from, due) => {
  expect(deadlineOf(kind, target, instant(from)).due).toEqual(instant(due));
});

it('only the dispatch clock runs on the calendar of the centre', () => {
  expect((['dispatch', 'acceptance', 'firstContact', 'resolution'] as const).map(calendarOf)).toEqual([
    'centre',
    'office',
    'office',
    'office',
  ]);
});

it.each([
  ['2026-11-23T17:29:59.999+08:00', 'met'],
  ['2026-11-23T17:30:00.000+08:00', 'met'],
  ['2026-11-23T17:30:00.001+08:00', 'missed'],
])('a clock due at 17:30 and stopped at %s is %s', (stopped, outcome) => {
  expect(outcomeOf({ dueAt: instant('2026-11-23T17:30:00+08:00') }, instant(stopped))).toBe(outcome);
});

const clock = (kind: ClockKind, due: string, stopped: string | null = null) => ({
  kind,
  warnAt: instant('2026-11-23T12:00:00+08:00'),
  dueAt: instant(due),
  pausedAt: null as Date | null,
  stoppedAt: stopped === null ? null : instant(stopped),
});

it('the open clock that falls due first is the next, stopped ones are not', () => {
  const resolution = clock('resolution', '2026-11-27T17:30:00+08:00');
  const acceptance = clock('acceptance', '2026-11-23T17:30:00+08:00');
  const stopped = clock('dispatch', '2026-11-20T18:00:00+08:00', '2026-11-20T16:10:00+08:00');
  expect(nextDue([resolution, stopped, acceptance])).toBe(acceptance);
  expect(nextDue([stopped, resolution])).toBe(resolution);
  expect(nextDue([{ ...acceptance, pausedAt: instant('2026-11-21T10:00:00+08:00') }, resolution])).toBe(resolution);
  expect(nextDue([stopped])).toBeNull();
  expect(nextDue([])).toBeNull();
});

it('asking for the next clock leaves the list as it was', () => {
  const list = [clock('resolution', '2026-11-27T17:30:00+08:00'), clock('acceptance', '2026-11-23T17:30:00+08:00')];
  nextDue(list);
  expect(list.map(({ kind }) => kind)).toEqual(['resolution', 'acceptance']);
});

it('a stopped clock keeps the light it had at its end, an open one has the light of now', () => {
  const muchLater = instant('2026-12-24T00:00:00+08:00');
  expect(lightOf(clock('acceptance', '2026-11-23T17:30:00+08:00', '2026-11-23T11:00:00+08:00'), muchLater)).toBe('onTime');
  expect(lightOf(clock('acceptance', '2026-11-23T17:30:00+08:00', '2026-11-23T18:00:00+08:00'), muchLater)).toBe('late');
  expect(lightOf(clock('acceptance', '2026-11-23T17:30:00+08:00'), instant('2026-11-23T13:00:00+08:00'))).toBe('soon');
});

it.each([
  ['at once, where a rule is certain', true, '2026-11-20T16:00:00+08:00', '2026-11-27T17:30:00+08:00'],
  ['from the dispatcher’s latest moment, the same day', false, '2026-11-20T16:00:00+08:00', '2026-11-27T17:30:00+08:00'],
  ['from the dispatcher’s latest moment, past midnight', false, '2026-11-19T23:00:00+08:00', '2026-11-27T17:30:00+08:00'],
  ['at once, before midnight', true, '2026-11-19T23:00:00+08:00', '2026-11-26T17:30:00+08:00'],
])('an answer is promised %s', (_, automatic, filedAt, promised) => {
  expect(promisedBy({ filedAt: instant(filedAt), automatic, targets })).toEqual(instant(promised));
});

it.each([
  ['2h', '1h'],
  ['1h', '30m'],
  ['30m', '15m'],
  ['15m', '7m'],
  ['1m', '1m'],
  ['3wh', '90wm'],
  ['2wd', '1wd'],
  ['1wd', '1wd'],
])('half of %s is %s', (target, half) => {
  expect(halfOf(target)).toBe(half);
});

it('a pause over a weekend moves a working-day clock by its working time only', () => {
  const from = instant('2026-11-19T10:00:00+08:00');
  const pause = { from: instant('2026-11-20T16:30:00+08:00'), to: instant('2026-11-23T09:30:00+08:00') };
  // One working hour on Friday, half an hour on Monday: begun days count whole.
  expect(deadlineOf('resolution', '5wd', from, [pause]).due).toEqual(instant('2026-11-27T17:30:00+08:00'));
});
