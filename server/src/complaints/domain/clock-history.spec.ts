import * as fc from 'fast-check';
import { dispatchCentreCalendar, officeCalendar } from '../../calendar/default-calendars.js';
import { dueAt } from '../../calendar/due.js';
import { BrokenHistory, differences, replay, type ToldEvent } from './clock-history.js';

const calendars = { office: officeCalendar, centre: dispatchCentreCalendar };
const event = (kind: ToldEvent['kind'], at: string, data: ToldEvent['data'] = {}): ToldEvent => ({ kind, at: new Date(at), data });
// Friday 20 November 2026.
const started = event('start', '2026-11-20T16:00:00+08:00', { target: '5wd', calendar: 'office' });

it('a clock that only started is due by its target', () => {
  expect(replay([started], calendars)).toEqual({
    target: '5wd',
    calendar: 'office',
    startedAt: new Date('2026-11-20T16:00:00+08:00'),
    warnAt: new Date('2026-11-26T17:30:00+08:00'),
    dueAt: new Date('2026-11-27T17:30:00+08:00'),
    calendarComplete: true,
    pausedAt: null,
    pauses: null,
    stoppedAt: null,
    outcome: null,
    round: 0,
  });
});

it('a pause moves the due time once it has ended', () => {
  const paused = event('pause', '2026-11-23T09:00:00+08:00');
  expect(replay([started, paused], calendars)).toMatchObject({
    pausedAt: new Date('2026-11-23T09:00:00+08:00'),
    dueAt: new Date('2026-11-27T17:30:00+08:00'),
  });
  const resumed = event('resume', '2026-11-24T17:30:00+08:00');
  expect(replay([started, paused, resumed], calendars)).toMatchObject({
    pausedAt: null,
    pauses: [{ from: '2026-11-23T01:00:00.000Z', to: '2026-11-24T09:30:00.000Z' }],
    dueAt: new Date('2026-12-01T17:30:00+08:00'),
  });
});

it('an extension makes the target longer and begins a new round', () => {
  const extended = event('extend', '2026-11-25T10:00:00+08:00', { target: '8wd' });
  expect(replay([started, extended], calendars)).toMatchObject({
    target: '8wd',
    round: 1,
    dueAt: new Date('2026-12-02T17:30:00+08:00'),
  });
});

it.each([
  ['2026-11-27T17:30:00.000+08:00', 'met'],
  ['2026-11-27T17:30:00.001+08:00', 'missed'],
])('stopped at %s it was %s', (at, outcome) => {
  const told = replay([started, event('stop', at, { outcome: outcome as 'met' })], calendars);
  expect(told).toMatchObject({ stoppedAt: new Date(at), outcome });
});

it('a cancelled clock stays cancelled, and a stop while it stands still ends the pause', () => {
  const paused = event('pause', '2026-11-23T09:00:00+08:00');
  const cancelled = event('stop', '2026-11-23T10:00:00+08:00', { outcome: 'cancelled' });
  expect(replay([started, paused, cancelled], calendars)).toMatchObject({
    outcome: 'cancelled',
    pausedAt: null,
    pauses: [{ from: '2026-11-23T01:00:00.000Z', to: '2026-11-23T02:00:00.000Z' }],
  });
});

const at = '2026-11-23T09:00:00+08:00';
it.each<[string, ToldEvent[]]>([
  ['nothing', []],
  ['no start', [event('pause', at)]],
  ['a start without a target', [event('start', at, { calendar: 'office' })]],
  ['two starts', [started, event('start', at, { target: '1wd', calendar: 'office' })]],
  ['a pause in a pause', [started, event('pause', at), event('pause', at)]],
  ['an end of no pause', [started, event('resume', at)]],
  ['an extension by nothing', [started, event('extend', at)]],
  ['something after the stop', [started, event('stop', at, { outcome: 'met' }), event('pause', at)]],
])('%s tells no clock', (_, events) => expect(() => replay(events, calendars)).toThrow(BrokenHistory));

it('is due as its target, start and ended pauses say, whatever happened in between', () => {
  const gap = fc.integer({ min: 1, max: 3000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(gap, gap), { maxLength: 8 }), fc.constantFrom('5wd', '2h', '90wm', '10d'), (list, target) => {
      const events = [event('start', '2026-11-20T16:00:00+08:00', { target, calendar: 'office' })];
      const pauses: { from: Date; to: Date }[] = [];
      let now = Date.parse('2026-11-20T16:00:00+08:00');
      for (const [runs, stands] of list) {
        const [from, to] = [new Date((now += runs * 60_000)), new Date((now += stands * 60_000))];
        pauses.push({ from, to });
        events.push({ kind: 'pause', at: from, data: {} }, { kind: 'resume', at: to, data: {} });
      }
      const { due, warn } = dueAt({ from: events[0]!.at, target, pauses }, officeCalendar);
      expect(replay(events, calendars)).toMatchObject({ dueAt: due, warnAt: warn });
    }),
    { seed: 31, numRuns: 200 },
  );
});

it('names every field in which a row differs', () => {
  const told = replay([started], calendars);
  expect(differences(told, told)).toEqual([]);
  const row = { ...told, dueAt: new Date('2026-11-30T17:30:00+08:00'), outcome: 'met' as const };
  expect(differences(row, told)).toEqual([
    { field: 'outcome', row: 'met', events: null },
    { field: 'dueAt', row: row.dueAt, events: told.dueAt },
  ]);
});
