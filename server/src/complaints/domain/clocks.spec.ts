import type { ClockKind } from '@zsb/shared/complaints';
import { dispatchCentreCalendar, officeCalendar } from '../../calendar/default-calendars.js';
import {
  calendarOf,
  copiedFrom,
  deadlineOf,
  lightOf,
  nextDue,
  outcomeOf,
  promisedBy,
  remainingMinutes,
  type ClockTargets,
} from './clocks.js';

const calendars = { office: officeCalendar, centre: dispatchCentreCalendar };
const instant = (text: string) => new Date(text);
const targets: ClockTargets = {
  dispatch: '2h',
  acceptance: '1wd',
  firstContact: '1wd',
  resolution: '5wd',
  rework: '5wd',
  rectification: '5wd',
  coHandling: '2wd',
  supervisionOrder: '3wd',
  callBack: '2wd',
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
  const terms = { target, startedAt: instant(from), pauses: null };
  expect(deadlineOf(terms, calendars[calendarOf(kind)]).due).toEqual(instant(due));
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
  expect(promisedBy({ filedAt: instant(filedAt), automatic, targets }, calendars)).toEqual(instant(promised));
});

it('a pause over a weekend moves a working-day clock by its working time only', () => {
  // One working hour on Friday, half an hour on Monday: begun days count whole.
  const pauses = [{ from: '2026-11-20T08:30:00.000Z', to: '2026-11-23T01:30:00.000Z' }];
  const terms = { target: '5wd', startedAt: instant('2026-11-19T10:00:00+08:00'), pauses };
  expect(deadlineOf(terms, officeCalendar).due).toEqual(instant('2026-11-27T17:30:00+08:00'));
});

it('a case carries its next clock, the last fifth and the end of the answer that is owed, and until when it can be returned', () => {
  const resolution = { ...clock('resolution', '2026-11-27T17:30:00+08:00'), warnAt: instant('2026-11-26T17:30:00+08:00') };
  const acceptance = clock('acceptance', '2026-11-23T17:30:00+08:00');
  expect(copiedFrom([clock('dispatch', '2026-11-20T18:00:00+08:00', '2026-11-20T16:10:00+08:00'), resolution, acceptance])).toEqual({
    dueClock: 'acceptance',
    warnAt: acceptance.warnAt,
    dueAt: acceptance.dueAt,
    lastFifthAt: resolution.warnAt,
    returnBy: acceptance.dueAt,
    extendBy: resolution.dueAt,
  });
});

it('a case whose clocks stand still is due at no time, but keeps what its rules look at', () => {
  const paused = { ...clock('resolution', '2026-11-27T17:30:00+08:00'), pausedAt: instant('2026-11-23T10:00:00+08:00') };
  expect(copiedFrom([paused])).toEqual({
    dueClock: null,
    warnAt: null,
    dueAt: null,
    lastFifthAt: paused.warnAt,
    returnBy: null,
    extendBy: paused.dueAt,
  });
});

it.each([
  ['working time until it is due', '5wd', '2026-11-27T17:30:00+08:00', null, '2026-11-27T11:00:00+08:00', 300],
  ['nothing at the due instant', '5wd', '2026-11-27T17:30:00+08:00', null, '2026-11-27T17:30:00+08:00', 0],
  ['nothing over a weekend', '5wd', '2026-11-27T17:30:00+08:00', null, '2026-11-29T12:00:00+08:00', 0],
  ['less than nothing once it is late', '5wd', '2026-11-27T17:30:00+08:00', null, '2026-11-30T09:30:00+08:00', -30],
  ['wall time of a limit in hours', '2h', '2026-11-21T02:00:00+08:00', null, '2026-11-21T00:30:00+08:00', 90],
  ['what was left when it stopped', '5wd', '2026-11-27T17:30:00+08:00', '2026-11-27T17:00:00+08:00', '2026-12-24T09:00:00+08:00', 30],
])('a clock shows %s', (_, target, due, stopped, now, minutes) => {
  const one = { ...clock('resolution', due, stopped), target };
  expect(remainingMinutes(one, instant(now), officeCalendar)).toBe(minutes);
});
