import { WEEKDAYS, type CalendarDocument, type Weekday } from '@zsb/shared/sla';

/** What a day of the calendar is. */
export type DayMark = 'holiday' | 'workday' | null;
export interface Day {
  /** `2026-10-01` */
  date: string;
  weekday: Weekday;
  /** Whether it is worked on by the hours of its weekday alone. */
  isOrdinaryWorkday: boolean;
}
/** One year's exceptions, as the State Council publishes them. */
export interface Arrangement {
  holidays: string[];
  workdays: string[];
}

const DAY = 24 * 60 * 60 * 1000;
const WEEKDAYS_FROM_SUNDAY: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
export const WEEKDAY_NAMES: Record<Weekday, string> = {
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
};

/** The days of one month, 1 to 12. */
export function daysOfMonth(year: number, month: number, weekly: CalendarDocument['weekly']): Day[] {
  const first = Date.UTC(year, month - 1, 1);
  const count = (Date.UTC(year, month, 1) - first) / DAY;
  return Array.from({ length: count }, (_, index) => {
    const instant = new Date(first + index * DAY);
    const weekday = WEEKDAYS_FROM_SUNDAY[instant.getUTCDay()] ?? 'mon';
    return { date: instant.toISOString().slice(0, 10), weekday, isOrdinaryWorkday: (weekly[weekday]?.length ?? 0) > 0 };
  });
}

/** Empty cells before the first day, in weeks that begin on Monday. */
export const leadingBlanks = (days: readonly Day[]): number => (days[0] ? WEEKDAYS.indexOf(days[0].weekday) : 0);

/** A date in both lists is a workday (operator-cli.md). */
export const markOf = ({ holidays, workdays }: Arrangement, date: string): DayMark =>
  workdays.includes(date) ? 'workday' : holidays.includes(date) ? 'holiday' : null;

/** The arrangement after one press on a day: a workday becomes a holiday and back, a day of rest a make-up workday and back. */
export function pressed(arrangement: Arrangement, { date, isOrdinaryWorkday }: Day): Arrangement {
  const mark = markOf(arrangement, date);
  const next: DayMark = isOrdinaryWorkday ? (mark === null ? 'holiday' : null) : mark === 'workday' ? null : 'workday';
  return withMark(arrangement, date, next);
}

export function withMark({ holidays, workdays }: Arrangement, date: string, mark: DayMark): Arrangement {
  const without = (dates: readonly string[]) => dates.filter((one) => one !== date);
  const put = (dates: readonly string[], isIn: boolean) => (isIn ? [...without(dates), date].toSorted() : without(dates));
  return { holidays: put(holidays, mark === 'holiday'), workdays: put(workdays, mark === 'workday') };
}

/** What a document says about one year. */
export const arrangementOf = ({ holidays, workdays }: CalendarDocument, year: number): Arrangement => {
  const ofYear = (date: string) => date.startsWith(`${year}-`);
  return { holidays: holidays.filter(ofYear), workdays: workdays.filter(ofYear) };
};

/** Years to choose from, newest first: those with an arrangement, those that are missed, this one and the next. */
export function yearsToShow(document: CalendarDocument, missingYears: readonly number[], thisYear: number): number[] {
  const known = [...document.completeYears, ...missingYears, thisYear, thisYear + 1];
  return [...new Set(known)].toSorted((one, other) => other - one);
}
