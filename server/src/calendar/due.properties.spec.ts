import * as fc from 'fast-check';
import { dispatchCentreCalendar, officeCalendar } from './default-calendars.js';
import { dueAt } from './due.js';
import { elapsed } from './elapsed.js';
import type { Pause } from './pauses.js';
import { parseCalendar, type CalendarFile } from './working-calendar.js';
import { isWorkday } from './working-time.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const BEGIN = Date.parse('2024-01-01T00:00+08:00');
const END = Date.parse('2026-12-31T00:00+08:00');

const newYork = parseCalendar({
  timeZone: 'America/New_York',
  weekly: {
    mon: [['08:00', '18:00']],
    tue: [['09:00', '12:00']],
    thu: [['13:00', '24:00']],
    sat: [['00:00', '03:00']],
    sun: [['01:00', '03:30']],
  },
  holidays: ['2026-07-03'],
  workdays: ['2026-03-08', '2026-03-11'],
} satisfies CalendarFile);

/** By name, so that a counterexample can be read. */
const CALENDARS = { office: officeCalendar, dispatchCentre: dispatchCentreCalendar, newYork };
const aCalendar = fc.constantFrom('office' as const, 'dispatchCentre' as const, 'newYork' as const);
const anInstant = fc.integer({ min: BEGIN / MINUTE, max: END / MINUTE }).map((minute) => new Date(minute * MINUTE));
const manyDays = fc.integer({ min: 1, max: 90 });
const manyMinutes = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 60_000 }));
const aTarget = fc.oneof(
  fc.tuple(manyDays, fc.constantFrom('wd', 'd', 'wh', 'h')).map(([n, unit]) => `${n}${unit}`),
  fc.tuple(manyMinutes, fc.constantFrom('wm', 'm')).map(([n, unit]) => `${n}${unit}`),
);
/** Pauses within about two weeks after the start; some overlap. */
const offsets = fc.array(fc.tuple(fc.integer({ min: -2000, max: 20_000 }), fc.integer({ min: 0, max: 4000 })), { maxLength: 6 });
const pausesAfter = (from: Date, list: [number, number][]): Pause[] =>
  list.map(([begin, length]) => ({
    from: new Date(from.getTime() + begin * MINUTE),
    to: new Date(from.getTime() + (begin + length) * MINUTE),
  }));
const runs = (seed: number, numRuns = 400) => ({ seed, numRuns });

describe('due never falls', () => {
  it('when the start grows', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, fc.integer({ min: 0, max: 20_000 }), aTarget, (calendar, from, later, target) => {
        const first = dueAt({ from, target }, CALENDARS[calendar]);
        const second = dueAt({ from: new Date(from.getTime() + later * MINUTE), target }, CALENDARS[calendar]);
        expect(second.due.getTime()).toBeGreaterThanOrEqual(first.due.getTime());
      }),
      runs(11),
    );
  });

  it('when the target grows, with pauses', () => {
    const unit = fc.constantFrom('m', 'h', 'wm', 'wh', 'wd', 'd');
    fc.assert(
      fc.property(aCalendar, anInstant, manyDays, manyDays, unit, offsets, (...[calendar, from, n, more, of, list]) => {
        const pauses = pausesAfter(from, list);
        const first = dueAt({ from, target: `${n}${of}`, pauses }, CALENDARS[calendar]);
        const second = dueAt({ from, target: `${n + more}${of}`, pauses }, CALENDARS[calendar]);
        expect(second.due.getTime()).toBeGreaterThanOrEqual(first.due.getTime());
        // Not so for calendar days: theirs depends on where the weekends and holidays lie.
        if (of !== 'd') expect(second.warn.getTime()).toBeGreaterThanOrEqual(first.warn.getTime());
      }),
      runs(12),
    );
  });

  it('when a pause is added', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, aTarget, offsets, (calendar, from, target, list) => {
        const pauses = pausesAfter(from, list);
        const without = dueAt({ from, target, pauses: pauses.slice(1) }, CALENDARS[calendar]);
        expect(dueAt({ from, target, pauses }, CALENDARS[calendar]).due.getTime()).toBeGreaterThanOrEqual(without.due.getTime());
      }),
      runs(13),
    );
  });
});

it('warns after the start and before due', () => {
  fc.assert(
    fc.property(aCalendar, anInstant, aTarget, offsets, (calendar, from, target, list) => {
      const { due, warn } = dueAt({ from, target, pauses: pausesAfter(from, list) }, CALENDARS[calendar]);
      expect(warn.getTime()).toBeGreaterThan(from.getTime());
      expect(warn.getTime()).toBeLessThan(due.getTime());
    }),
    runs(14),
  );
});

describe('working minutes', () => {
  it('from start to due are the target, whatever is paused', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, manyMinutes, offsets, (calendar, from, minutes, list) => {
        const pauses = pausesAfter(from, list);
        const { due } = dueAt({ from, target: `${minutes}wm`, pauses }, CALENDARS[calendar]);
        expect(elapsed({ from, to: due, pauses }, CALENDARS[calendar]).workingMinutes).toBe(minutes);
        // The earliest such instant: a minute before, time was left.
        expect(elapsed({ from, to: new Date(due.getTime() - MINUTE), pauses }, CALENDARS[calendar]).workingMinutes).toBe(minutes - 1);
      }),
      runs(15),
    );
  });

  it('of a pause move due by as many', () => {
    fc.assert(
      fc.property(
        aCalendar,
        anInstant,
        fc.integer({ min: 2, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        (calendar, from, minutes, paused) => {
          const begin = dueAt({ from, target: `${Math.floor(minutes / 2)}wm` }, CALENDARS[calendar]).due;
          const end = dueAt({ from: begin, target: `${paused}wm` }, CALENDARS[calendar]).due;
          const { due } = dueAt({ from, target: `${minutes}wm`, pauses: [{ from: begin, to: end }] }, CALENDARS[calendar]);
          expect(due).toEqual(dueAt({ from, target: `${minutes + paused}wm` }, CALENDARS[calendar]).due);
        },
      ),
      runs(16),
    );
  });
});

describe('working days', () => {
  it('from start to due are the target', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, manyDays, (calendar, from, days) => {
        const { due } = dueAt({ from, target: `${days}wd` }, CALENDARS[calendar]);
        const dayBefore = new Date(Math.max(from.getTime(), due.getTime() - 26 * 60 * MINUTE));
        expect(elapsed({ from, to: due }, CALENDARS[calendar]).workingDays).toBe(days);
        expect(elapsed({ from, to: dayBefore }, CALENDARS[calendar]).workingDays).toBeLessThan(days);
      }),
      runs(17),
    );
  });

  it('are not gained by splitting a pause', () => {
    const cut = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(
        anInstant,
        manyDays,
        fc.integer({ min: 0, max: 9000 }),
        fc.tuple(cut, cut, cut),
        (from, days, begin, [first, gap, last]) => {
          const at = (minutes: number) => new Date(from.getTime() + (begin + minutes) * MINUTE);
          const target = `${days}wd`;
          const whole = [{ from: at(0), to: at(first + gap + last) }];
          const touching = [
            { from: at(0), to: at(first) },
            { from: at(first), to: at(first + gap + last) },
          ];
          const apart = [
            { from: at(0), to: at(first) },
            { from: at(first + gap), to: at(first + gap + last) },
          ];
          const { due } = dueAt({ from, target, pauses: whole }, officeCalendar);
          expect(dueAt({ from, target, pauses: touching }, officeCalendar).due).toEqual(due);
          expect(dueAt({ from, target, pauses: apart }, officeCalendar).due.getTime()).toBeLessThanOrEqual(due.getTime());
        },
      ),
      runs(18),
    );
  });
});

it('calendar days end on the first working day from the nth on', () => {
  fc.assert(
    fc.property(anInstant, manyDays, (from, days) => {
      const { due } = dueAt({ from, target: `${days}d` }, officeCalendar);
      const nth = Math.floor((from.getTime() + 8 * 60 * MINUTE) / DAY) + days;
      const last = Math.floor((due.getTime() + 8 * 60 * MINUTE) / DAY);
      const noon = (day: number) => new Date(day * DAY + 4 * 60 * MINUTE);
      expect(last).toBeGreaterThanOrEqual(nth);
      expect(isWorkday(noon(last), officeCalendar)).toBe(true);
      for (let day = nth; day < last; day += 1) expect(isWorkday(noon(day), officeCalendar)).toBe(false);
      expect(due.toISOString().slice(11)).toBe('09:30:00.000Z');
    }),
    runs(19),
  );
});

it('wall-clock limits are the target plus what was paused of the running clock', () => {
  fc.assert(
    fc.property(anInstant, manyMinutes, offsets, (from, minutes, list) => {
      const pauses = pausesAfter(from, list);
      const { due } = dueAt({ from, target: `${minutes}m`, pauses }, officeCalendar);
      const isPaused = (instant: number) => pauses.some((pause) => instant >= pause.from.getTime() && instant < pause.to.getTime());
      let left = minutes;
      let instant = from.getTime();
      for (; left > 0; instant += MINUTE) if (!isPaused(instant)) left -= 1;
      expect(due).toEqual(new Date(instant));
    }),
    runs(20, 60),
  );
});

it('working minutes agree with a walk minute by minute', () => {
  const open = (local: Date) => {
    const time = local.getUTCHours() * 60 + local.getUTCMinutes();
    return (time >= 540 && time < 720) || (time >= 810 && time < 1050);
  };
  fc.assert(
    fc.property(anInstant, fc.integer({ min: 1, max: 2500 }), offsets, (from, minutes, list) => {
      const pauses = pausesAfter(from, list);
      const isPaused = (instant: number) => pauses.some((pause) => instant >= pause.from.getTime() && instant < pause.to.getTime());
      const { due } = dueAt({ from, target: `${minutes}wm`, pauses }, officeCalendar);
      let left = minutes;
      let instant = from.getTime();
      for (; left > 0; instant += MINUTE) {
        if (open(new Date(instant + 8 * 60 * MINUTE)) && isWorkday(new Date(instant), officeCalendar) && !isPaused(instant)) left -= 1;
      }
      expect(due).toEqual(new Date(instant));
    }),
    runs(21, 60),
  );
});

it('splitting a pause gains time in no unit, and pauses that touch are one', () => {
  const cut = fc.integer({ min: 0, max: 4000 });
  fc.assert(
    fc.property(
      aCalendar,
      anInstant,
      aTarget,
      fc.integer({ min: 0, max: 9000 }),
      fc.tuple(cut, cut, cut),
      (...[calendar, from, target, begin, cuts]) => {
        const [first, gap, last] = cuts;
        const at = (minutes: number) => new Date(from.getTime() + (begin + minutes) * MINUTE);
        const dueWith = (...pauses: Pause[]) => dueAt({ from, target, pauses }, CALENDARS[calendar]).due.getTime();
        const whole = dueWith({ from: at(0), to: at(first + gap + last) });
        expect(dueWith({ from: at(0), to: at(first) }, { from: at(first), to: at(first + gap + last) })).toBe(whole);
        expect(dueWith({ from: at(0), to: at(first) }, { from: at(first + gap), to: at(first + gap + last) })).toBeLessThanOrEqual(whole);
      },
    ),
    runs(22),
  );
});

it('calendar days with pauses end on a working day, never before the nth day', () => {
  fc.assert(
    fc.property(anInstant, manyDays, offsets, (from, days, list) => {
      const { due } = dueAt({ from, target: `${days}d`, pauses: pausesAfter(from, list) }, officeCalendar);
      const localDay = (instant: Date) => Math.floor((instant.getTime() + 8 * 60 * MINUTE) / DAY);
      expect(localDay(due)).toBeGreaterThanOrEqual(localDay(from) + days);
      expect(isWorkday(due, officeCalendar)).toBe(true);
      expect(due.toISOString().slice(11)).toBe('09:30:00.000Z');
    }),
    runs(23),
  );
});
