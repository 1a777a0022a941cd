import { CalendarError } from './calendar-error.js';
import type { WorkingCalendar } from './working-calendar.js';

/** While a clock stands still, for instance until a citizen has supplied what was asked for. */
export interface Pause {
  from: Date;
  to: Date;
}

/** From (included) to (not included), in milliseconds of UTC. */
export interface Interval {
  from: number;
  to: number;
}

/**
 * Pauses in order, those that touch or overlap as one, and only what lies between the two instants.
 * @throws CalendarError `bad-pause` where one ends before it begins
 */
export function mergePauses(pauses: readonly Pause[], from: number, to = Infinity): Interval[] {
  const merged: Interval[] = [];
  for (const pause of pauses.map(intervalOf).sort((a, b) => a.from - b.from)) {
    const clipped = { from: Math.max(pause.from, from), to: Math.min(pause.to, to) };
    if (clipped.to <= clipped.from) continue;
    const last = merged.at(-1);
    if (last && clipped.from <= last.to) last.to = Math.max(last.to, clipped.to);
    else merged.push(clipped);
  }
  return merged;
}

/** How much of an interval counts: its wall time, or the working time of a calendar in it. */
export type Measure = (interval: Interval) => number;

/** Wall time of an interval in milliseconds. */
export const wallTime: Measure = ({ from, to }) => to - from;

/**
 * The pauses of a running clock, summed: one counts, as a whole, when it begins before the clock, moved by the pauses before
 * it, has run out. A pause that begins when the time is already used up changes nothing any more.
 * @param end when the clock runs out, given the sum so far
 */
export function pausedWhileRunning(pauses: readonly Interval[], measure: Measure, end: (paused: number) => number): number {
  let paused = 0;
  for (const pause of pauses) {
    if (pause.from >= end(paused)) break;
    paused += measure(pause);
  }
  return paused;
}

/** How many working days a paused working time is worth, begun ones counted as whole. */
export function pausedWorkdays(pausedWorkingTime: number, { ordinaryDay }: WorkingCalendar): number {
  return Math.ceil(pausedWorkingTime / ordinaryDay);
}

function intervalOf({ from, to }: Pause): Interval {
  // Written so that an invalid date is refused as well.
  if (!(from.getTime() <= to.getTime())) throw new CalendarError('bad-pause', 'a pause ends before it begins');
  return { from: from.getTime(), to: to.getTime() };
}
