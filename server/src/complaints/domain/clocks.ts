import type { ClockKind, SlaStatus } from '@zsb/shared/complaints';
import { dispatchCentreCalendar, officeCalendar } from '../../calendar/default-calendars.js';
import { dueAt, type Deadline } from '../../calendar/due.js';
import { slaStatus } from '../../calendar/sla-status.js';

export type CalendarName = 'office' | 'centre';
export type ClockOutcome = 'met' | 'missed';

/** The target of each clock of one case, copied from the policy of its category. */
export type ClockTargets = Record<ClockKind, string>;

interface RunningClock {
  kind: ClockKind;
  warnAt: Date;
  dueAt: Date;
  stoppedAt: Date | null;
}

const CALENDARS = { office: officeCalendar, centre: dispatchCentreCalendar };

/** The dispatch centre works around the clock; offices keep office hours. */
export const calendarOf = (kind: ClockKind): CalendarName => (kind === 'dispatch' ? 'centre' : 'office');

/** When a clock that starts now warns and falls due. */
export const deadlineOf = (kind: ClockKind, target: string, startedAt: Date): Deadline =>
  dueAt({ from: startedAt, target }, CALENDARS[calendarOf(kind)]);

/** A clock stopped at its very due instant was in time. */
export const outcomeOf = (clock: { dueAt: Date }, stoppedAt: Date): ClockOutcome => (stoppedAt <= clock.dueAt ? 'met' : 'missed');

/** The open clock that falls due first. */
export function nextDue<Clock extends RunningClock>(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === null).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return open[0] ?? null;
}

/** The light of a clock; a stopped one keeps the light it had at its end. */
export const lightOf = (clock: Omit<RunningClock, 'kind'>, now: Date): SlaStatus =>
  slaStatus({ ...clock, pausedAt: null }, clock.stoppedAt ?? now);

/**
 * When the citizen can expect an answer. Before the dispatch the resolution clock does not run yet: then it is counted from
 * the moment a certain rule will dispatch (at once), or the latest moment a dispatcher has for it.
 */
export function promisedBy(terms: { filedAt: Date; automatic: boolean; targets: ClockTargets }): Date {
  const dispatchedBy = terms.automatic ? terms.filedAt : deadlineOf('dispatch', terms.targets.dispatch, terms.filedAt).due;
  return deadlineOf('resolution', terms.targets.resolution, dispatchedBy).due;
}
