import { CalendarError } from './calendar-error.js';
import { FIRST_YEAR, LAST_YEAR } from './instant.js';
import { DAY, parseDay, weekdayOf, type DayNumber } from './local-date.js';
import { Zone } from './zone.js';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** A calendar as its file writes it. A weekday that is left out is closed; a list that is left out is empty. */
export interface CalendarFile {
  timeZone: string;
  weekly: Partial<Record<Weekday, [opens: string, closes: string][]>>;
  holidays?: string[];
  /** Make-up workdays 调休; a date that is also in `holidays` is a workday. */
  workdays?: string[];
  /** Hours of a make-up workday on a weekday that has none; Monday's unless given. */
  workdayHours?: [opens: string, closes: string][];
  /** Years whose arrangement of holidays and make-up workdays is published and entered. */
  completeYears?: number[];
}

/** Open hours of one day in milliseconds after midnight on the wall clock: from `opens` up to, not including, `closes`. */
export interface Segment {
  opens: number;
  closes: number;
}

/** A calendar ready to compute with. Keep one object per calendar: what is computed about its years is remembered with it. */
export interface WorkingCalendar {
  readonly zone: Zone;
  /** Sorted hours of a day; empty when closed. */
  readonly hoursOf: (day: DayNumber) => readonly Segment[];
  /** Working milliseconds of the ordinary day, by which pauses of working-day clocks are counted: Monday's. */
  readonly ordinaryDay: number;
  readonly isComplete: (year: number) => boolean;
}

/**
 * Checks a calendar file and makes it ready.
 * @throws CalendarError `bad-calendar` naming the place: unknown keys, impossible dates and times, overlapping hours, no hours at all
 */
export function parseCalendar(file: unknown): WorkingCalendar {
  const { timeZone, weekly, holidays, workdays, workdayHours, completeYears } = fields(file);
  const pattern = weekdayHours(weekly);
  // A calendar that is closed on Mondays still has an ordinary day: the first open one after it.
  const ordinary = [...pattern.slice(1), ...pattern.slice(0, 1)].find((hours) => hours.length > 0);
  if (!ordinary) refuse('weekly', 'has no working hours');
  const makeUpHours = workdayHours === undefined ? ordinary : segments(workdayHours, 'workdayHours');
  if (makeUpHours.length === 0) refuse('workdayHours', 'is empty');
  const closed = days(holidays, 'holidays');
  const open = days(workdays, 'workdays');
  const complete = new Set(list(completeYears, 'completeYears').map(year));
  return {
    zone: Zone.of(typeof timeZone === 'string' ? timeZone : refuse('timeZone', 'is missing')),
    hoursOf: (day) => {
      const usual = pattern[weekdayOf(day)] ?? [];
      if (open.has(day)) return usual.length > 0 ? usual : makeUpHours;
      return closed.has(day) ? [] : usual;
    },
    ordinaryDay: ordinary.reduce((sum, { opens, closes }) => sum + closes - opens, 0),
    isComplete: (asked) => complete.has(asked),
  };
}

const KEYS = ['timeZone', 'weekly', 'holidays', 'workdays', 'workdayHours', 'completeYears'] as const;

function fields(file: unknown): Partial<Record<(typeof KEYS)[number], unknown>> {
  return record(file, 'the calendar', KEYS);
}

function weekdayHours(weekly: unknown): Segment[][] {
  const given: Partial<Record<Weekday, unknown>> = record(weekly, 'weekly', WEEKDAYS);
  return WEEKDAYS.map((weekday) => segments(given[weekday], `weekly.${weekday}`));
}

function segments(value: unknown, place: string): Segment[] {
  const sorted = list(value, place).map((pair, index) => segment(pair, `${place}[${index}]`));
  sorted.sort((a, b) => a.opens - b.opens);
  sorted.forEach((next, index) => {
    if (next.opens < (sorted[index - 1]?.closes ?? 0)) refuse(place, 'has hours that overlap');
  });
  return sorted;
}

function segment(pair: unknown, place: string): Segment {
  if (!Array.isArray(pair) || pair.length !== 2) refuse(place, 'is not a pair of times');
  const opens = timeOfDay(pair[0], `${place}[0]`);
  const closes = timeOfDay(pair[1], `${place}[1]`);
  if (closes <= opens) refuse(place, 'closes before it opens');
  return { opens, closes };
}

/** `09:00` up to `24:00`, the midnight that ends the day. */
function timeOfDay(value: unknown, place: string): number {
  const match = typeof value === 'string' ? /^(\d\d):([0-5]\d)$/.exec(value) : null;
  const time = (Number(match?.[1]) * 60 + Number(match?.[2])) * 60_000;
  return time <= DAY ? time : refuse(place, 'is not a time from 00:00 to 24:00');
}

function days(value: unknown, place: string): Set<DayNumber> {
  return new Set(
    list(value, place).map((date, index) => parseDay(date) ?? refuse(`${place}[${index}]`, 'is not a date that exists, like 2026-10-01')),
  );
}

function year(value: unknown, index: number): number {
  const known = typeof value === 'number' && Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR;
  return known ? value : refuse(`completeYears[${index}]`, 'is not a year');
}

function list(value: unknown, place: string): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : refuse(place, 'is not a list');
}

function record(value: unknown, place: string, keys: readonly string[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(place, 'is not an object');
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) refuse(place, `has the unknown key ${JSON.stringify(unknown)}`);
  return value;
}

function refuse(place: string, problem: string): never {
  throw new CalendarError('bad-calendar', `${place} ${problem}`, place);
}
