import type { ClockKind, SlaStatus } from '@zsb/shared/complaints';
import type { CalendarName } from '@zsb/shared/sla';
import { dueAt, type Deadline } from '../../calendar/due.js';
import { elapsed } from '../../calendar/elapsed.js';
import { dayOf, parseDay } from '../../calendar/local-date.js';
import type { Pause } from '../../calendar/pauses.js';
import { slaStatus, standsStill } from '../../calendar/sla-status.js';
import { parseTarget } from '../../calendar/target.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { Zone } from '../../calendar/zone.js';

export type { CalendarName } from '@zsb/shared/sla';

/** The target of each clock of one case, copied from the policy of its category. What was planned says its own time. */
export type ClockTargets = Record<Exclude<ClockKind, 'plan'>, string>;

/** Both calendars as they hold now. */
export type CalendarsByName = Record<CalendarName, WorkingCalendar>;

interface RunningClock {
  kind: ClockKind;
  warnAt: Date;
  dueAt: Date;
  pausedAt: Date | null;
  stoppedAt: Date | null;
}

/** The dispatch centre works around the clock; offices keep office hours. */
export const calendarOf = (kind: ClockKind): CalendarName => (kind === 'dispatch' ? 'centre' : 'office');

/** What a due time is computed from: nothing else moves it. */
export interface ClockTerms {
  target: string;
  startedAt: Date;
  /** Ended pauses, ISO instants. */
  pauses: readonly { from: string; to: string }[] | null;
}

/** When a clock that started then, and stood still in between, warns and falls due. */
export function deadlineOf({ target, startedAt, pauses }: ClockTerms, calendar: WorkingCalendar): Deadline {
  const ended = (pauses ?? []).map(({ from, to }): Pause => ({ from: new Date(from), to: new Date(to) }));
  return dueAt({ from: startedAt, target, pauses: ended }, calendar);
}

/**
 * The time an office gives itself by an answer 列入计划, in calendar days from the answer's local date: due at the close of the
 * planned date or of the next working day. A date that has come while the answer waited for its review leaves one day.
 * @param plannedDate `2026-12-31`
 * @throws RangeError where no such date exists
 */
export function planTarget(plannedDate: string, answeredAt: Date, zone: Zone): string {
  const day = parseDay(plannedDate);
  if (day === undefined) throw new RangeError(`no such date: ${plannedDate}`);
  return `${Math.max(1, day - dayOf(answeredAt.getTime(), zone))}d`;
}

/** A clock stopped at its very due instant was in time. */
export const outcomeOf = (clock: { dueAt: Date }, stoppedAt: Date): 'met' | 'missed' => (stoppedAt <= clock.dueAt ? 'met' : 'missed');

/** The running clock that falls due first. */
export function nextDue<Clock extends RunningClock>(clocks: readonly Clock[]): Clock | null {
  const running = clocks.filter((clock) => clock.stoppedAt === null && !standsStill(clock));
  return running.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
}

/** What a case carries of its clocks, so that lists sort by it and its rules look at it. */
export interface CopiedClocks {
  dueClock: ClockKind | null;
  warnAt: Date | null;
  dueAt: Date | null;
  lastFifthAt: Date | null;
  returnBy: Date | null;
  extendBy: Date | null;
}

/** The clock of the answer that an office owes: the first one, or of a case that is worked again. */
const OWED: readonly ClockKind[] = ['resolution', 'rework'];

/** @param clocks all of one case, or its open ones */
export function copiedFrom(clocks: readonly RunningClock[]): CopiedClocks {
  const next = nextDue(clocks);
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const owed = open.find(({ kind }) => OWED.includes(kind));
  return {
    dueClock: next?.kind ?? null,
    warnAt: next?.warnAt ?? null,
    dueAt: next?.dueAt ?? null,
    lastFifthAt: owed?.warnAt ?? null,
    returnBy: open.find(({ kind }) => kind === 'acceptance')?.dueAt ?? null,
    extendBy: owed?.dueAt ?? null,
  };
}

/** The light of a clock; a stopped one keeps the light it had at its end. */
export const lightOf = (clock: Omit<RunningClock, 'kind'>, now: Date): SlaStatus => slaStatus(clock, clock.stoppedAt ?? now);

/**
 * Minutes until a clock is due, negative once it is late, cut to whole ones: of its calendar's working time, or of the wall
 * where its target counts nights and holidays too. A stopped clock keeps what was left at its end, one that stands still what
 * was left when it began to.
 */
export function remainingMinutes(clock: RunningClock & { target: string }, now: Date, calendar: WorkingCalendar): number {
  const at = clock.stoppedAt ?? (standsStill(clock) ? clock.pausedAt! : now);
  const isLate = at > clock.dueAt;
  const [from, to] = isLate ? [clock.dueAt, at] : [at, clock.dueAt];
  const isWall = parseTarget(clock.target).of === 'wall';
  const minutes = isWall ? Math.floor((to.getTime() - from.getTime()) / 60_000) : elapsed({ from, to }, calendar).workingMinutes;
  return isLate ? 0 - minutes : minutes;
}

/**
 * When the citizen can expect an answer. Before the dispatch the resolution clock does not run yet: then it is counted from
 * the moment a certain rule will dispatch (at once), or the latest moment a dispatcher has for it.
 */
export function promisedBy(
  { filedAt, automatic, targets }: { filedAt: Date; automatic: boolean; targets: ClockTargets },
  { centre, office }: CalendarsByName,
): Date {
  const dispatchedBy = automatic ? filedAt : dueAt({ from: filedAt, target: targets.dispatch }, centre).due;
  return dueAt({ from: dispatchedBy, target: targets.resolution }, office).due;
}
