import type { Zone } from './zone.js';

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;
const MINUTE = 60_000;
const WEEKDAYS = '日一二三四五六';

/** A civil date as the number of days since 1970-01-01, without any zone. */
export type DayNumber = number;

/** The date on the wall at an instant (milliseconds of UTC). */
export function dayOf(instant: number, zone: Zone): DayNumber {
  return Math.floor(zone.wallOf(instant) / DAY);
}

/** Reads `2026-11-20`; undefined where no such date exists. */
export function parseDay(text: unknown): DayNumber | undefined {
  const match = typeof text === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
  if (!match) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY;
  return formatDay(day) === match[0] ? day : undefined;
}

/** `2026-11-20` */
export function formatDay(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function yearOfDay(day: DayNumber): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: DayNumber): number {
  return new Date(day * DAY).getUTCDay();
}

/** The local date of an instant, `2026-11-20`. */
export function localDate(instant: Date, zone: Zone): string {
  return formatDay(dayOf(instant.getTime(), zone));
}

/** The local date of an instant as case numbers carry it, `20261120`. */
export function compactLocalDate(instant: Date, zone: Zone): string {
  return localDate(instant, zone).replaceAll('-', '');
}

/** The instant as its zone writes it, `2026-11-20T16:00:00+08:00`; a fraction of a second only where there is one. */
export function isoLocal(instant: Date, zone: Zone): string {
  // Before 1901 offsets had seconds, which ISO 8601 cannot write: cut to minutes, the instant stays exact.
  const offset = Math.trunc(zone.offsetAt(instant.getTime()) / MINUTE);
  const wall = new Date(instant.getTime() + offset * MINUTE).toISOString().replace('.000', '').replace('Z', '');
  return `${wall}${offset < 0 ? '-' : '+'}${twoDigits(Math.abs(offset) / 60)}:${twoDigits(Math.abs(offset) % 60)}`;
}

/** The local date of an instant as people write it, `2026年11月20日`. */
export function chineseDate(instant: Date, zone: Zone): string {
  const wall = new Date(zone.wallOf(instant.getTime()));
  return `${wall.getUTCFullYear()}年${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日`;
}

/** The instant as people read it, `11月27日 周五 17:30`. */
export function chineseDateTime(instant: Date, zone: Zone): string {
  const wall = new Date(zone.wallOf(instant.getTime()));
  const date = `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 周${WEEKDAYS.charAt(wall.getUTCDay())}`;
  return `${date} ${wall.toISOString().slice(11, 16)}`;
}

/** The same time of day some calendar days later (or earlier), as the clocks of the zone show it. */
export function addCalendarDays(instant: Date, days: number, { zone }: { zone: Zone }): Date {
  return new Date(zone.instantOf(zone.wallOf(instant.getTime()) + days * DAY));
}

/**
 * The instant at which a local date begins, `2026-01-01`.
 * @throws RangeError where no such date exists
 */
export function startOfDay(date: string, { zone }: { zone: Zone }): Date {
  const day = parseDay(date);
  if (day === undefined) throw new RangeError(`no such date: ${date}`);
  return new Date(zone.instantOf(day * DAY));
}

function twoDigits(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
