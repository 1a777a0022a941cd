import { CalendarError } from './calendar-error.js';
import { DAY, dayOf, type DayNumber } from './local-date.js';
import { mergePauses, pausedWorkdays, type Pause } from './pauses.js';
import type { WorkingCalendar } from './working-calendar.js';
import { workdaysBetween, workingTimeBetween } from './working-time.js';

export interface Elapsed {
  /** Whole minutes, rounded down. */
  workingMinutes: number;
  /** By the rule of `wd`: the starting day does not count, the last one does if it is a working day. */
  workingDays: number;
}

/**
 * The working time from one instant to another, without the pauses.
 * @throws CalendarError `bad-time` where `to` is before `from`, `bad-pause`
 */
export function elapsed(
  { from, to, pauses = [] }: { from: Date; to: Date; pauses?: readonly Pause[] },
  calendar: WorkingCalendar,
): Elapsed {
  const start = from.getTime();
  const end = to.getTime();
  // Written so that an invalid date is refused as well.
  if (!(start <= end)) throw new CalendarError('bad-time', 'the end is before the start');
  const paused = mergePauses(pauses, start, end).reduce((sum, pause) => sum + workingTimeBetween(pause.from, pause.to, calendar), 0);
  const firstDay = dayOf(start, calendar.zone);
  const days = workdaysBetween(firstDay, Math.max(firstDay, lastDay(end, calendar)), calendar);
  return {
    workingMinutes: Math.floor((workingTimeBetween(start, end, calendar) - paused) / 60_000),
    workingDays: Math.max(0, days - pausedWorkdays(paused, calendar)),
  };
}

/** The date on which something ended. Midnight belongs to the day before where business closes at 24:00: that is when its limits are due. */
function lastDay(end: number, { zone, hoursOf }: WorkingCalendar): DayNumber {
  const day = dayOf(end, zone);
  const isMidnight = zone.wallOf(end) === day * DAY;
  return isMidnight && hoursOf(day - 1).at(-1)?.closes === DAY ? day - 1 : day;
}
