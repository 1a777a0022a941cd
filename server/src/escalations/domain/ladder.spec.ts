import fc from 'fast-check';
import { dispatchCentreCalendar, officeCalendar } from '../../calendar/default-calendars.js';
import { dueAt } from '../../calendar/due.js';
import { isOpenAt, isWallClock, LAST_STEP, planNextStep, reachedStep, stepAt, type LadderClock } from './ladder.js';

/** A running clock that started then, on office hours. */
function aClock(target: string, startedAt: string, overrides: Partial<LadderClock> = {}): LadderClock {
  const { warn, due } = dueAt({ from: new Date(startedAt), target }, officeCalendar);
  return { target, warnAt: warn, dueAt: due, pausedAt: null, stoppedAt: null, nextStep: 0, ...overrides };
}
const at = (time: string) => new Date(time);
const reached = (clock: LadderClock, now: string) => reachedStep(clock, at(now), officeCalendar);

it.each<[string, string, string, [string, string, string, string]]>([
  [
    'working days, at the close of business of the day it is due, the next working day and two more',
    '5wd',
    '2026-11-16T10:00+08:00',
    ['2026-11-20T17:30+08:00', '2026-11-23T17:30+08:00', '2026-11-24T17:30+08:00', '2026-11-26T17:30+08:00'],
  ],
  [
    'one working day before a weekend',
    '1wd',
    '2026-11-19T16:00+08:00',
    ['2026-11-20T14:00+08:00', '2026-11-20T17:30+08:00', '2026-11-23T17:30+08:00', '2026-11-25T17:30+08:00'],
  ],
  [
    'working hours, over the National Day block and its make-up Saturday',
    '2wh',
    '2026-09-30T15:00+08:00',
    ['2026-09-30T16:36+08:00', '2026-09-30T17:00+08:00', '2026-10-08T17:30+08:00', '2026-10-10T17:30+08:00'],
  ],
  [
    'calendar days that end on a holiday',
    '10d',
    '2026-09-25T10:00+08:00',
    ['2026-09-30T17:30+08:00', '2026-10-08T17:30+08:00', '2026-10-09T17:30+08:00', '2026-10-12T17:30+08:00'],
  ],
  [
    'hours of the wall clock, in the night',
    '2h',
    '2026-11-20T22:00+08:00',
    ['2026-11-20T23:36+08:00', '2026-11-21T00:00+08:00', '2026-11-21T01:00+08:00', '2026-11-21T02:00+08:00'],
  ],
  [
    'minutes of the wall clock',
    '30m',
    '2026-11-21T03:00+08:00',
    ['2026-11-21T03:24+08:00', '2026-11-21T03:30+08:00', '2026-11-21T03:45+08:00', '2026-11-21T04:00+08:00'],
  ],
])('the ladder of %s', (_, target, startedAt, steps) => {
  const clock = aClock(target, startedAt);
  expect([0, 1, 2, 3].map((step) => stepAt(clock, step, officeCalendar))).toEqual(steps.map(at));
});

describe('what comes next', () => {
  const clock = aClock('2h', '2026-11-20T10:00+08:00');

  it.each<[string, Partial<LadderClock>, string | null]>([
    ['the warning at first', {}, '2026-11-20T11:36+08:00'],
    ['the due time after the warning', { nextStep: 1 }, '2026-11-20T12:00+08:00'],
    ['half the target later after that', { nextStep: 2 }, '2026-11-20T13:00+08:00'],
    ['the last step at twice the target', { nextStep: 3 }, '2026-11-20T14:00+08:00'],
    ['nothing after the last step', { nextStep: 4 }, null],
    ['nothing while it stands still', { pausedAt: at('2026-11-20T10:30+08:00') }, null],
    ['nothing once it is stopped', { nextStep: 2, stoppedAt: at('2026-11-20T12:30+08:00') }, null],
    [
      'a step that was not taken, at its new time, where a pause has moved it',
      { nextStep: 1, dueAt: at('2026-11-20T15:00+08:00') },
      '2026-11-20T15:00+08:00',
    ],
    [
      'not the steps again that were taken before the pause',
      { nextStep: 2, dueAt: at('2026-11-20T15:00+08:00') },
      '2026-11-20T16:00+08:00',
    ],
  ])('is %s', (_, overrides, next) => {
    const changed = { ...clock, ...overrides };
    expect(planNextStep(changed, officeCalendar)).toEqual({ nextStep: changed.nextStep, nextStepAt: next === null ? null : at(next) });
  });
});

describe('what a moment has reached', () => {
  it.each<[string, string, number, string, ReturnType<typeof reachedStep>]>([
    ['nothing a millisecond before the warning', '2h', 0, '2026-11-20T11:35:59.999+08:00', null],
    [
      'the warning at its very instant',
      '2h',
      0,
      '2026-11-20T11:36+08:00',
      { step: 0, collapsed: 0, plannedAt: at('2026-11-20T11:36+08:00') },
    ],
    ['due at its very instant', '2h', 1, '2026-11-20T12:00+08:00', { step: 1, collapsed: 0, plannedAt: at('2026-11-20T12:00+08:00') }],
    [
      'the highest of three that were missed',
      '2h',
      0,
      '2026-11-20T13:00+08:00',
      { step: 2, collapsed: 2, plannedAt: at('2026-11-20T13:00+08:00') },
    ],
    [
      'the last one, however long it was down',
      '2h',
      1,
      '2027-01-01T00:00+08:00',
      { step: 3, collapsed: 2, plannedAt: at('2026-11-20T14:00+08:00') },
    ],
    ['nothing more when all are taken', '2h', 4, '2027-01-01T00:00+08:00', null],
    [
      'due at the close of business',
      '1wd',
      1,
      '2026-11-23T17:30+08:00',
      { step: 1, collapsed: 0, plannedAt: at('2026-11-23T17:30+08:00') },
    ],
    [
      'due within ten minutes after the close',
      '1wd',
      1,
      '2026-11-23T17:40+08:00',
      { step: 1, collapsed: 0, plannedAt: at('2026-11-23T17:30+08:00') },
    ],
    ['a wait for the morning, later than that', '1wd', 1, '2026-11-23T17:40:00.001+08:00', { waitsUntil: at('2026-11-24T09:00+08:00') }],
    ['a wait through the midday break', '1wd', 0, '2026-11-24T12:00+08:00', { waitsUntil: at('2026-11-24T13:30+08:00') }],
    ['a wait over the weekend', '1wd', 1, '2026-11-28T10:00+08:00', { waitsUntil: at('2026-11-30T09:00+08:00') }],
    [
      'all that was missed, at the opening',
      '1wd',
      0,
      '2026-11-24T09:00+08:00',
      { step: 1, collapsed: 1, plannedAt: at('2026-11-23T17:30+08:00') },
    ],
  ])('%s', (_, target, nextStep, now, expected) => {
    const clock = aClock(target, '2026-11-20T10:00+08:00', { nextStep });
    expect(reached(clock, now)).toEqual(expected);
  });

  it('is nothing while the clock stands still, whatever time it is', () => {
    expect(
      reached(aClock('2h', '2026-11-20T10:00+08:00', { pausedAt: at('2026-11-20T10:30+08:00') }), '2026-12-20T10:00+08:00'),
    ).toBeNull();
  });

  it('never waits where it is always open', () => {
    const clock = { ...aClock('2wh', '2026-11-21T02:00+08:00'), warnAt: at('2026-11-21T03:36+08:00'), dueAt: at('2026-11-21T04:00+08:00') };
    expect(reachedStep(clock, at('2026-11-21T05:00+08:00'), dispatchCentreCalendar)).toMatchObject({ step: 1 });
  });
});

const targets = fc
  .oneof(
    fc.tuple(fc.integer({ min: 1, max: 600 }), fc.constantFrom('m', 'wm')),
    fc.tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('h', 'wh', 'wd', 'd')),
  )
  .map(([number, unit]) => `${number}${unit}`);
const starts = fc.date({ min: at('2024-01-01T00:00Z'), max: at('2026-06-30T00:00Z'), noInvalidDate: true });

it('the steps of a clock come one after another', () => {
  fc.assert(
    fc.property(targets, starts, (target, start) => {
      const clock = aClock(target, start.toISOString());
      const times = [0, 1, 2, 3].map((step) => stepAt(clock, step, officeCalendar).getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(new Set(times).size).toBe(4);
    }),
  );
});

it('however seldom and at whatever moments one looks, no step is taken twice, and the last is reached', () => {
  const pauses = fc.array(fc.integer({ min: 1, max: 60 * 24 * 30 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(targets, starts, pauses, (target, start, minutes) => {
      const clock = aClock(target, start.toISOString());
      const taken: number[] = [];
      let now = start;
      // The last look is years later, in working hours.
      const looks = [...minutes.map((count) => count * 60_000), at('2030-01-02T10:00+08:00').getTime() - start.getTime()];
      for (const later of looks) {
        now = new Date(Math.max(now.getTime(), start.getTime()) + later);
        const found = reachedStep(clock, now, officeCalendar);
        if (found === null || 'waitsUntil' in found) continue;
        expect(found.collapsed).toBe(found.step - clock.nextStep);
        expect(found.plannedAt <= now).toBe(true);
        taken.push(found.step);
        clock.nextStep = found.step + 1;
      }
      expect(taken).toEqual([...new Set(taken)].sort());
      expect(taken.at(-1) === LAST_STEP || !isOpenAt(now, officeCalendar)).toBe(true);
    }),
  );
});

it('calendar clocks are told of in working hours, or within ten minutes of their time; wall clocks always at once', () => {
  const lateness = fc.integer({ min: 0, max: 60 * 24 * 20 });
  fc.assert(
    fc.property(targets, starts, fc.constantFrom(0, 1, 2, 3), lateness, (target, start, step, minutes) => {
      const clock = aClock(target, start.toISOString());
      const now = new Date(stepAt(clock, step, officeCalendar).getTime() + minutes * 60_000);
      const found = reachedStep(clock, now, officeCalendar)!;
      if ('waitsUntil' in found) {
        expect([isWallClock(target), isOpenAt(now, officeCalendar), isOpenAt(found.waitsUntil, officeCalendar)]).toEqual([
          false,
          false,
          true,
        ]);
        return;
      }
      const isPrompt = now.getTime() - found.plannedAt.getTime() <= 600_000;
      expect(isWallClock(target) || isPrompt || isOpenAt(now, officeCalendar)).toBe(true);
    }),
  );
});
