import { Injectable } from '@nestjs/common';
import type { ClockKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { newId } from '../platform/ids.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { calendarOf, deadlineOf, halfOf, nextDue, outcomeOf } from './domain/clocks.js';
import type { Step } from './domain/workflow.js';

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
    pausedAt: null,
    pauses: null,
    stoppedAt: null,
    outcome: null,
  };
}

/** Starts, pauses, resumes and stops the clocks of a case as a step of the workflow table says. */
@Injectable()
export class CaseClocks {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly catalogue: CatalogueService,
  ) {}

  /** Inside the step's unit of work; copies what is due next onto the case, so that lists sort by it. */
  async move(complaint: Complaint, { clocks: moves }: Step, now: Date): Promise<void> {
    const clocks = (await this.complaints.clocksOf(complaint.id)).filter(({ stoppedAt }) => stoppedAt === null);
    for (const clock of clocks) {
      if (moves.stop?.includes(clock.kind)) stop(clock, now, outcomeOf(clock, now));
      else if (moves.cancelAll) stop(clock, now, 'cancelled');
      else if (moves.pause?.includes(clock.kind)) clock.pausedAt = now;
      else if (moves.resume?.includes(clock.kind)) resume(clock, now);
      else continue;
      await this.complaints.updateClock(clock);
    }
    for (const kind of moves.start ?? []) {
      // A second dispatch restarts the acceptance, never the resolution.
      if (clocks.some((clock) => clock.kind === kind && clock.stoppedAt === null)) continue;
      const clock = newClock(complaint.id, kind, this.targetOf(complaint, kind), now);
      await this.complaints.insertClock(clock);
      clocks.push(clock);
    }
    copyDue(complaint, clocks);
  }

  private targetOf({ categoryCode, returnCount }: Complaint, kind: ClockKind): string {
    const target = this.catalogue.leaf(categoryCode).targets[kind];
    return kind === 'dispatch' && returnCount > 0 ? halfOf(target) : target;
  }
}

function stop(clock: ComplaintClock, now: Date, outcome: ComplaintClock['outcome']): void {
  if (clock.pausedAt !== null) resume(clock, now);
  Object.assign(clock, { stoppedAt: now, outcome });
}

/** The pause is over: what is left runs from now on. */
function resume(clock: ComplaintClock, now: Date): void {
  if (clock.pausedAt === null) return;
  clock.pauses = [...(clock.pauses ?? []), { from: clock.pausedAt.toISOString(), to: now.toISOString() }];
  clock.pausedAt = null;
  const pauses = clock.pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  const { warn, due, calendarComplete } = deadlineOf(clock.kind, clock.target, clock.startedAt, pauses);
  Object.assign(clock, { warnAt: warn, dueAt: due, calendarComplete });
}

function copyDue(complaint: Complaint, clocks: ComplaintClock[]): void {
  const next = nextDue(clocks);
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  complaint.dueClock = next?.kind ?? null;
  complaint.warnAt = next?.warnAt ?? null;
  complaint.dueAt = next?.dueAt ?? null;
  complaint.lastFifthAt = open.find(({ kind }) => kind === 'resolution' || kind === 'rework')?.warnAt ?? null;
  complaint.returnBy = open.find(({ kind }) => kind === 'acceptance')?.dueAt ?? null;
}
