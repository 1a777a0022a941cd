/** A calendar as data: what is stored of it, and how a year's arrangement changes it. */
import type { CalendarName } from '@zsb/shared/sla';
import { CalendarError } from './calendar-error.js';
import { centreDocument, officeDocument } from './default-calendars.js';
import { parseCalendar, type CalendarFile, type WorkingCalendar } from './working-calendar.js';

/** A calendar file with every list, sorted and without repetitions: equal arrangements are equal texts. */
export type StoredCalendar = Required<Omit<CalendarFile, 'workdayHours'>> & Pick<CalendarFile, 'workdayHours'>;

/** As delivered: version 0 of each calendar. */
export const deliveredCalendar = (name: CalendarName): StoredCalendar => tidy(name === 'office' ? officeDocument() : centreDocument);

/**
 * Makes a stored calendar ready. One that is open on every day of the week and lists no holiday keeps none: nothing remains
 * to be published for it, so each of its years is complete.
 * @throws CalendarError `bad-calendar` naming the place
 */
export function readyCalendar(document: CalendarFile): WorkingCalendar {
  const calendar = parseCalendar(document);
  return keepsHolidays(document) ? calendar : { ...calendar, isComplete: () => true };
}

const keepsHolidays = ({ weekly, holidays = [] }: CalendarFile): boolean =>
  holidays.length > 0 || Object.values(weekly).filter(({ length }) => length > 0).length < 7;

/** A calendar file that changes a stored calendar: zone and hours where it names them, and the days of its years. */
export type Arrangement = Partial<CalendarFile>;

/**
 * The calendar with an arrangement entered. A year that it calls complete is replaced whole; dates of other years are added,
 * because a notice for one year may touch its neighbours, and the newer word on a date holds.
 * @throws CalendarError `bad-calendar` naming the place; also where a complete year of a calendar with holidays names none
 */
export function withArrangement(before: StoredCalendar, arrangement: Arrangement): StoredCalendar {
  const { timeZone = before.timeZone, weekly = before.weekly } = asRecord(arrangement);
  // Looked at before anything is merged, so that a place that is named is one of the file.
  parseCalendar({ ...arrangement, timeZone, weekly });
  const { holidays = [], workdays = [], completeYears = [] } = arrangement;
  if (before.holidays.length > 0) for (const year of completeYears) requireHolidays(year, holidays);
  const named = new Set([...holidays, ...workdays]);
  const stays = (date: string): boolean => !completeYears.includes(Number(date.slice(0, 4))) && !named.has(date);
  const workdayHours = arrangement.workdayHours ?? before.workdayHours;
  return tidy({
    timeZone,
    weekly,
    holidays: [...before.holidays.filter(stays), ...holidays],
    workdays: [...before.workdays.filter(stays), ...workdays],
    completeYears: [...before.completeYears, ...completeYears],
    ...(workdayHours && { workdayHours }),
  });
}

export const isSameCalendar = (one: StoredCalendar, other: StoredCalendar): boolean =>
  JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));

/** Every year has a National Day; a list without one day of it was entered for another year. */
function requireHolidays(year: number, holidays: readonly string[]): void {
  if (holidays.some((date) => date.startsWith(`${year}-`))) return;
  throw new CalendarError('bad-calendar', `holidays names no day of ${year}, which completeYears calls complete`, 'holidays');
}

function asRecord(value: unknown): Arrangement {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new CalendarError('bad-calendar', 'the calendar is not an object');
}

const ORDER = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function tidy({ timeZone, weekly, holidays = [], workdays = [], completeYears = [], workdayHours }: CalendarFile): StoredCalendar {
  return {
    timeZone,
    weekly: Object.fromEntries(ORDER.map((day) => [day, sorted(weekly[day] ?? [])])),
    holidays: sorted(holidays),
    workdays: sorted(workdays),
    completeYears: [...new Set(completeYears)].sort((a, b) => a - b),
    ...(workdayHours && { workdayHours: sorted(workdayHours) }),
  };
}

/** Dates and pairs of times sort as their texts do. */
const sorted = <Item extends string | string[]>(items: readonly Item[]): Item[] =>
  [...new Map(items.map((item) => [String(item), item])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
