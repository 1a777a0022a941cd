/** Questions about working hours and working days of a calendar. Instants and durations are milliseconds. */
import { CalendarError } from './calendar-error.js';
import { FIRST_YEAR, LAST_YEAR } from './instant.js';
import { DAY, dayOf, yearOfDay, type DayNumber } from './local-date.js';
import type { WorkingCalendar } from './working-calendar.js';
import { countUpTo, workingYear, type WorkingYear } from './working-year.js';

/** Whether the local date of an instant is a working day: it has hours, at whatever time of day. */
export function isWorkday(instant: Date, calendar: WorkingCalendar): boolean {
  const day = dayOf(instant.getTime(), calendar.zone);
  return workdaysBetween(day - 1, day, calendar) === 1;
}

/** Working time from one instant to a later one. */
export function workingTimeBetween(from: number, to: number, calendar: WorkingCalendar): number {
  const firstYear = yearAt(from, calendar);
  const lastYear = yearAt(to, calendar);
  let time = -usedUpTo(from, workingYear(calendar, firstYear));
  for (let year = firstYear; year < lastYear; year += 1) time += workingYear(calendar, year).total;
  return time + usedUpTo(to, workingYear(calendar, lastYear));
}

/**
 * The earliest instant by which so much working time (more than 0) has passed: time used up exactly at the end of a segment
 * ends there, not at the next opening.
 * @throws CalendarError `bad-target` beyond the year 9999
 */
export function addWorkingTime(from: number, time: number, calendar: WorkingCalendar): number {
  let year = yearAt(from, calendar);
  let needed = time + usedUpTo(from, workingYear(calendar, year));
  for (; year <= LAST_YEAR; year += 1) {
    const index = workingYear(calendar, year);
    if (needed <= index.total) {
      // The last segment that begins with less than what is needed.
      const segment = countUpTo(index.before, needed - 1) - 1;
      return at(index.opens, segment) + needed - at(index.before, segment);
    }
    needed -= index.total;
  }
  throw tooFar();
}

/** Working days after `from`, up to and including `to`. */
export function workdaysBetween(from: DayNumber, to: DayNumber, calendar: WorkingCalendar): number {
  const firstYear = yearOfDay(from);
  const lastYear = yearOfDay(to);
  let days = -countUpTo(workingYear(calendar, firstYear).days, from);
  for (let year = firstYear; year < lastYear; year += 1) days += workingYear(calendar, year).days.length;
  return days + countUpTo(workingYear(calendar, lastYear).days, to);
}

/**
 * The nth working day after a date; the date itself does not count.
 * @throws CalendarError `bad-target` beyond the year 9999
 */
export function nthWorkday(after: DayNumber, n: number, calendar: WorkingCalendar): DayNumber {
  let year = yearOfDay(after);
  let number = n + countUpTo(workingYear(calendar, year).days, after);
  for (; year <= LAST_YEAR; year += 1) {
    const { days } = workingYear(calendar, year);
    if (number <= days.length) return at(days, number - 1);
    number -= days.length;
  }
  throw tooFar();
}

/** The midnight at which the first working day after an instant's date begins. */
export function nextWorkdayStart(instant: Date, calendar: WorkingCalendar): Date {
  return new Date(calendar.zone.instantOf(nthWorkday(dayOf(instant.getTime(), calendar.zone), 1, calendar) * DAY));
}

/** Close of business of a working day. */
export function closeOf(workday: DayNumber, calendar: WorkingCalendar): number {
  const { index, end } = segmentsOf(workday, calendar);
  return at(index.closes, end - 1);
}

/** The instant at which half of the working time of a working day has passed. */
export function middayOf(workday: DayNumber, calendar: WorkingCalendar): number {
  const { index, first, end } = segmentsOf(workday, calendar);
  const time = (index.before[end] ?? index.total) - at(index.before, first);
  return addWorkingTime(at(index.opens, first), time / 2, calendar);
}

function segmentsOf(workday: DayNumber, calendar: WorkingCalendar): { index: WorkingYear; first: number; end: number } {
  const index = workingYear(calendar, yearOfDay(workday));
  const number = countUpTo(index.days, workday) - 1;
  return { index, first: at(index.firstSegment, number), end: index.firstSegment[number + 1] ?? index.opens.length };
}

/** Working time of the year that has passed at an instant within it. */
function usedUpTo(instant: number, { opens, closes, before }: WorkingYear): number {
  const segment = countUpTo(opens, instant) - 1;
  if (segment < 0) return 0;
  return at(before, segment) + Math.min(instant, at(closes, segment)) - at(opens, segment);
}

function yearAt(instant: number, { zone }: WorkingCalendar): number {
  const year = yearOfDay(dayOf(instant, zone));
  if (year >= FIRST_YEAR - 1 && year <= LAST_YEAR + 1) return year;
  throw new CalendarError('bad-time', `the year ${year} is out of range`);
}

function at(numbers: readonly number[], position: number): number {
  const number = numbers[position];
  if (number === undefined) throw new RangeError(`position ${position} of ${numbers.length}`);
  return number;
}

function tooFar(): CalendarError {
  return new CalendarError('bad-target', `due after the year ${LAST_YEAR}`);
}
