import { CalendarError } from './calendar-error.js';

/** Deadlines are computed for these years only: nobody means another one, and tables stay small. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 9999;

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const MINUTE = 60_000;

/**
 * Reads an instant as RFC 3339 writes it (seconds may be left out), to the millisecond.
 * @throws CalendarError `bad-time` without an offset, for an impossible date or time of day, and for years outside 1900–9999
 */
export function parseInstant(text: unknown): Date {
  const match = typeof text === 'string' ? RFC_3339.exec(text) : null;
  if (!match) throw new CalendarError('bad-time', 'expected a time with an offset, like 2026-09-30T16:00:00+08:00');
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as SixNumbers;
  const written = new Date(Date.UTC(year, month - 1, day, hour, minute, second, Math.trunc(Number(match[7] ?? 0) * 1000)));
  // Date rolls 30 February over into March: only what reads back the same exists.
  const exists = written.getUTCMonth() === month - 1 && written.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists || year < FIRST_YEAR) throw new CalendarError('bad-time', `there is no such time: ${match[0]}`);
  return new Date(written.getTime() - offsetOf(match[8] ?? 'Z'));
}
type SixNumbers = [number, number, number, number, number, number];

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4));
  if (hours > 23 || minutes > 59) throw new CalendarError('bad-time', `there is no such offset: ${text}`);
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}
