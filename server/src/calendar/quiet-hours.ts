import type { Zone } from './zone.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Local times between which nobody's phone rings for what can wait (product.md §8). */
const BEGIN = 21 * HOUR;
const END = 8 * HOUR;

/**
 * When a message that can wait goes out: now, or at 08:00 where it is night. 21:00 is night already, 08:00 is day.
 * @param zone of the people who are written to
 */
export function afterQuietHours(now: Date, zone: Zone): Date {
  const wall = zone.wallOf(now.getTime());
  const midnight = Math.floor(wall / DAY) * DAY;
  const timeOfDay = wall - midnight;
  if (timeOfDay >= END && timeOfDay < BEGIN) return now;
  const morning = timeOfDay < END ? midnight + END : midnight + DAY + END;
  return new Date(zone.instantOf(morning));
}
