/** A clock told by its events alone: what its row must say. */
import type { ClockKind } from '@zsb/shared/complaints';
import { deadlineOf, outcomeOf, type CalendarName, type CalendarsByName } from './clocks.js';

export type ClockOutcome = 'met' | 'missed' | 'cancelled';

/** As stored in `clock_event`, in order. */
export interface ToldEvent {
  at: Date;
  kind: 'start' | 'pause' | 'resume' | 'extend' | 'stop';
  data: { target?: string; calendar?: CalendarName; outcome?: ClockOutcome | null };
}

/** Everything about a clock that its events decide. */
export interface ToldClock {
  target: string;
  calendar: CalendarName;
  startedAt: Date;
  warnAt: Date;
  dueAt: Date;
  calendarComplete: boolean;
  pausedAt: Date | null;
  /** Ended pauses, ISO instants; null where there was none. */
  pauses: { from: string; to: string }[] | null;
  stoppedAt: Date | null;
  outcome: ClockOutcome | null;
  /** How often it was extended. */
  round: number;
}

/** Events that tell no clock: none at all, no start, or something after the stop. */
export class BrokenHistory extends Error {}

/**
 * Replays a clock. Pauses that have not ended do not move the due time yet, so a clock that stands still is due as before.
 * @throws BrokenHistory
 */
export function replay(events: readonly ToldEvent[], calendars: CalendarsByName): ToldClock {
  const [start, ...later] = events;
  const { target, calendar } = start?.data ?? {};
  if (start?.kind !== 'start' || !target || !calendar) throw new BrokenHistory('does not begin with a start');
  const clock = {
    ...{ target, calendar, startedAt: start.at, pausedAt: null, pauses: null, stoppedAt: null, outcome: null, round: 0 },
    ...deadline({ target, calendar, startedAt: start.at, pauses: null }, calendars),
  } as ToldClock;
  for (const event of later) {
    if (clock.stoppedAt) throw new BrokenHistory(`has a ${event.kind} after its stop`);
    tell(clock, event);
    Object.assign(clock, deadline(clock, calendars));
  }
  // Met or missed follows from the rest; only that it was cancelled must have been said.
  if (clock.stoppedAt && clock.outcome !== 'cancelled') clock.outcome = outcomeOf(clock, clock.stoppedAt);
  return clock;
}

function tell(clock: ToldClock, { at, kind, data }: ToldEvent): void {
  switch (kind) {
    case 'start':
      throw new BrokenHistory('starts twice');
    case 'pause':
      if (clock.pausedAt) throw new BrokenHistory('is paused twice');
      clock.pausedAt = at;
      break;
    case 'resume':
      endPause(clock, at);
      break;
    case 'extend':
      if (!data.target) throw new BrokenHistory('is extended by nothing');
      clock.target = data.target;
      clock.round += 1;
      break;
    case 'stop':
      if (clock.pausedAt) endPause(clock, at);
      clock.stoppedAt = at;
      clock.outcome = data.outcome ?? null;
      break;
  }
}

function endPause(clock: ToldClock, at: Date): void {
  if (!clock.pausedAt) throw new BrokenHistory('is resumed without a pause');
  clock.pauses = [...(clock.pauses ?? []), { from: clock.pausedAt.toISOString(), to: at.toISOString() }];
  clock.pausedAt = null;
}

function deadline(
  clock: Pick<ToldClock, 'target' | 'calendar' | 'startedAt' | 'pauses'>,
  calendars: CalendarsByName,
): Pick<ToldClock, 'warnAt' | 'dueAt' | 'calendarComplete'> {
  const { warn, due, calendarComplete } = deadlineOf(clock, calendars[clock.calendar]);
  return { warnAt: warn, dueAt: due, calendarComplete };
}

/** A field in which a row differs from its events. */
export interface ClockDifference {
  field: keyof ToldClock;
  row: unknown;
  events: unknown;
}

const FIELDS = [
  'target',
  'calendar',
  'startedAt',
  'pausedAt',
  'pauses',
  'stoppedAt',
  'outcome',
  'round',
  'dueAt',
  'warnAt',
  'calendarComplete',
] as const satisfies (keyof ToldClock)[];

/** Where a row says something else than its events; empty when they agree. */
export const differences = (row: ToldClock & { kind?: ClockKind }, told: ToldClock): ClockDifference[] =>
  FIELDS.filter((field) => JSON.stringify(row[field]) !== JSON.stringify(told[field])).map((field) => ({
    field,
    row: row[field],
    events: told[field],
  }));
