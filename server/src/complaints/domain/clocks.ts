import type { ClockKind, SlaStatus } from '@zsb/shared/complaints';
import { dispatchCentreCalendar, officeCalendar } from '../../calendar/default-calendars.js';
import { dueAt, type Deadline } from '../../calendar/due.js';
import type { Pause } from '../../calendar/pauses.js';
import { slaStatus } from '../../calendar/sla-status.js';

export type CalendarName = 'office' | 'centre';

/** The target of each clock of one case, copied from the policy of its category. */
export type ClockTargets = Record<ClockKind, string>;

interface RunningClock {
  kind: ClockKind;
  warnAt: Date;
  dueAt: Date;
  pausedAt: Date | null;
  stoppedAt: Date | null;
}

const CALENDARS = { office: officeCalendar, centre: dispatchCentreCalendar };

/** The dispatch centre works around the clock; offices keep office hours. */
export const calendarOf = (kind: ClockKind): CalendarName => (kind === 'dispatch' ? 'centre' : 'office');

/** When a clock that started then, and stood still in between, warns and falls due. */
export const deadlineOf = (kind: ClockKind, target: string, startedAt: Date, pauses: readonly Pause[] = []): Deadline =>
  dueAt({ from: startedAt, target, pauses }, CALENDARS[calendarOf(kind)]);

/** After a return the dispatcher has half the time: `2h` → `1h`, `30m` → `15m`, and never less than one unit. */
export function halfOf(target: string): string {
  const [, number = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(target) ?? [];
  const minutes: Record<string, string> = { h: 'm', wh: 'wm' };
  const smaller = Number(number) % 2 === 1 ? minutes[unit] : undefined;
  if (smaller) return `${(Number(number) * 60) / 2}${smaller}`;
  return `${Math.max(1, Math.floor(Number(number) / 2))}${unit}`;
}

/** A clock stopped at its very due instant was in time. */
export const outcomeOf = (clock: { dueAt: Date }, stoppedAt: Date): 'met' | 'missed' => (stoppedAt <= clock.dueAt ? 'met' : 'missed');

/** The running clock that falls due first. */
export function nextDue<Clock extends RunningClock>(clocks: readonly Clock[]): Clock | null {
  const running = clocks.filter(({ stoppedAt, pausedAt }) => stoppedAt === null && pausedAt === null);
  return running.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
}

/** The light of a clock; a stopped one keeps the light it had at its end. */
export const lightOf = (clock: Omit<RunningClock, 'kind'>, now: Date): SlaStatus => slaStatus(clock, clock.stoppedAt ?? now);

/**
 * When the citizen can expect an answer. Before the dispatch the resolution clock does not run yet: then it is counted from
 * the moment a certain rule will dispatch (at once), or the latest moment a dispatcher has for it.
 */
export function promisedBy(terms: { filedAt: Date; automatic: boolean; targets: ClockTargets }): Date {
  const dispatchedBy = terms.automatic ? terms.filedAt : deadlineOf('dispatch', terms.targets.dispatch, terms.filedAt).due;
  return deadlineOf('resolution', terms.targets.resolution, dispatchedBy).due;
}
