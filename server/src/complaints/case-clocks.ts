import type { ClockKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { newId } from '../platform/ids.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import { calendarOf, deadlineOf } from './domain/clocks.js';

/** A clock that starts now, with its target copied. */
export function newClock(complaintId: ComplaintId, kind: ClockKind, target: string, startedAt: Date): ComplaintClock {
  const { warn, due, calendarComplete } = deadlineOf(kind, target, startedAt);
  return {
    id: newId(),
    complaintId,
    kind,
    target,
    calendar: calendarOf(kind),
    startedAt,
    warnAt: warn,
    dueAt: due,
    calendarComplete,
    stoppedAt: null,
    outcome: null,
  };
}
