import { formatDay, parseDay } from '../../calendar/local-date.js';

/** Days of one month, one after another. */
export interface Stretch {
  month: string;
  days: readonly string[];
  /** Of the whole month one sum is kept. */
  isWhole: boolean;
}

/** The month of a local date, `2026-11`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/**
 * A period as few sums as possible make it: whole months by the month, what is left by the day.
 * @param today nothing has happened after it: a month up to then is whole
 * @param atOnce days that are read together at most: more of them are stretches of their own
 */
export function stretchesOf(from: string, to: string, { today, atOnce = 31 }: { today?: string; atOnce?: number } = {}): Stretch[] {
  const stretches: Stretch[] = [];
  for (let first = from; first <= to;) {
    const month = monthOf(first);
    const end = lastDayOf(month);
    const last = end < to ? end : to;
    const days = daysFrom(first, last);
    const isWhole = first.endsWith('-01') && (last === end || (today !== undefined && last >= today));
    if (isWhole) stretches.push({ month, days, isWhole });
    else for (let at = 0; at < days.length; at += atOnce) stretches.push({ month, days: days.slice(at, at + atOnce), isWhole });
    first = dayAfter(end);
  }
  return stretches;
}

export const dayAfter = (day: string): string => formatDay(parseDay(day)! + 1);

const daysFrom = (first: string, last: string): string[] =>
  Array.from({ length: daysIn(first, last) }, (_, index) => formatDay(parseDay(first)! + index));

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** How many days a period has, both ends included; less than 1 where it ends before it begins. */
export const daysIn = (from: string, to: string): number => parseDay(to)! - parseDay(from)! + 1;
