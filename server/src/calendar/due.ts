/** When a clock 时限 runs out and when to warn: one function per way of counting. Instants and lengths are milliseconds inside. */
import type { TargetLength } from '@zsb/shared/targets';
import { CalendarError } from './calendar-error.js';
import { LAST_YEAR } from './instant.js';
import { DAY, dayOf, yearOfDay, type DayNumber } from './local-date.js';
import { mergePauses, pausedWhileRunning, pausedWorkdays, wallTime, type Interval, type Measure, type Pause } from './pauses.js';
import { parseTarget } from './target.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingTime, closeOf, middayOf, nthWorkday, workdaysBetween, workingTimeBetween } from './working-time.js';

export interface ClockTerms {
  from: Date;
  /** A time limit as `parseTarget` reads it, `5wd`. */
  target: string;
  /** In any order; they may overlap and reach beyond the clock. */
  pauses?: readonly Pause[];
}

export interface Deadline {
  due: Date;
  /** When four fifths of the target are used up; always before `due`. */
  warn: Date;
  /** False where a year between start and due has no published arrangement: compute again when it arrives. */
  calendarComplete: boolean;
}

/** What the two ways of counting whole days need to know. */
interface DayClock {
  /** The local date of the start, which itself does not count (民法典 201). */
  start: DayNumber;
  days: number;
  pauses: Interval[];
  calendar: WorkingCalendar;
}

/**
 * When a time limit that starts at `from` is due, and when to warn.
 * @throws CalendarError `bad-target`, `bad-pause`, `bad-time`
 */
export function dueAt({ from, target, pauses = [] }: ClockTerms, calendar: WorkingCalendar): Deadline {
  const start = from.getTime();
  if (Number.isNaN(start)) throw new CalendarError('bad-time', 'the start is no time');
  const parsed = parseTarget(target);
  const { due, warn } = run(parsed, start, mergePauses(pauses, start), calendar);
  const lastYear = yearOfDay(dayOf(due - 1, calendar.zone));
  if (lastYear > LAST_YEAR) throw new CalendarError('bad-target', `due after the year ${LAST_YEAR}`);
  // Wall-clock limits do not ask the calendar.
  const calendarComplete = parsed.of === 'wall' || areComplete(yearOfDay(dayOf(start, calendar.zone)), lastYear, calendar);
  return { due: new Date(due), warn: new Date(warn), calendarComplete };
}

function run(target: TargetLength, from: number, pauses: Interval[], calendar: WorkingCalendar): { due: number; warn: number } {
  switch (target.of) {
    case 'wall':
      return atBoth(target.milliseconds, (length) => elapse(length, pauses, wallTime, (time) => from + time));
    case 'hours': {
      const measure = workingTime(calendar);
      return atBoth(target.milliseconds, (length) => elapse(length, pauses, measure, (time) => addWorkingTime(from, time, calendar)));
    }
    case 'workdays':
      return workdays({ start: dayOf(from, calendar.zone), days: target.days, pauses, calendar });
    case 'days':
      return calendarDays({ start: dayOf(from, calendar.zone), days: target.days, pauses, calendar });
  }
}

function workingTime(calendar: WorkingCalendar): Measure {
  return (interval) => workingTimeBetween(interval.from, interval.to, calendar);
}

function atBoth(length: number, end: (length: number) => number): { due: number; warn: number } {
  return { due: end(length), warn: end((length * 4) / 5) };
}

/** Paused time is added to the time to run. */
function elapse(length: number, pauses: Interval[], measure: Measure, end: (time: number) => number): number {
  return end(length + pausedWhileRunning(pauses, measure, (paused) => end(length + paused)));
}

/** Due at the close of business of the nth working day (民法典 203); pauses add whole working days, once, for their sum. */
function workdays({ start, days, pauses, calendar }: DayClock): { due: number; warn: number } {
  const dayAfter = (n: number, paused: number) => nthWorkday(start, n + pausedWorkdays(paused, calendar), calendar);
  const endOf = (n: number) => {
    const paused = pausedWhileRunning(pauses, workingTime(calendar), (sum) => closeOf(dayAfter(n, sum), calendar));
    return dayAfter(n, paused);
  };
  const last = endOf(days);
  const beforeLastFifth = Math.floor((days * 4) / 5);
  return {
    due: closeOf(last, calendar),
    warn: beforeLastFifth === 0 ? middayOf(last, calendar) : closeOf(endOf(beforeLastFifth), calendar),
  };
}

/** Due at the close of business of the nth day, or of the first working day after it (民法典 203). */
function calendarDays({ start, days, pauses, calendar }: DayClock): { due: number; warn: number } {
  const lastDay = (paused: number) => nthWorkday(start + days + Math.ceil(paused / DAY) - 1, 1, calendar);
  const paused = pausedWhileRunning(pauses, wallTime, (sum) => closeOf(lastDay(sum), calendar));
  const last = lastDay(paused);
  const due = closeOf(last, calendar);
  // The working day before the last fifth begins; where there is none after the start, as with 1 wd, midday of the last day.
  const beforeLastFifth = Math.floor((days * 4) / 5);
  const warnClose = (sum: number) => {
    const counted = beforeLastFifth === 0 ? 0 : workdaysBetween(start, start + beforeLastFifth + Math.ceil(sum / DAY), calendar);
    return counted === 0 ? undefined : closeOf(nthWorkday(start, counted, calendar), calendar);
  };
  const pausedBefore = pausedWhileRunning(pauses, wallTime, (sum) => warnClose(sum) ?? due);
  return { due, warn: warnClose(pausedBefore) ?? middayOf(last, calendar) };
}

function areComplete(first: number, last: number, calendar: WorkingCalendar): boolean {
  for (let year = first; year <= last; year += 1) if (!calendar.isComplete(year)) return false;
  return true;
}
