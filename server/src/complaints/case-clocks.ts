import { Injectable } from '@nestjs/common';
import type { ClockKind } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { OrganisationId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { countsAlike, halfOf, quarterOf, sumOf } from '../calendar/target-arithmetic.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { planNextStep } from '../escalations/ladder.service.js';
import { newId } from '../platform/ids.js';
import { SlaService } from '../sla/sla.service.js';
import { ClocksRepository } from './clocks.repository.js';
import type { ClockEvent, ComplaintClock } from './complaint-clock.entity.js';
import type { Complaint } from './complaint.entity.js';
import { isIdentityShown } from './complaint.identity.js';
import { calendarOf, copiedFrom, deadlineOf, lightOf, outcomeOf, promisedBy } from './domain/clocks.js';
import type { ClockMoves, Step } from './domain/workflow.js';

/** What a clock needs to know of its case. */
export type ClockedCase = Pick<Complaint, 'id' | 'categoryCode' | 'urgency' | 'returnCount'>;

export interface MoveOptions {
  /** What a granted extension adds, `3wd`. */
  extendBy?: string;
  /** A further hop of a dispatch inside a district's tree: acceptance has a quarter. */
  isHop?: boolean;
  /** Of an answer 列入计划: how long the office gave itself, `30d`; without it nothing is watched. */
  planTarget?: string;
  /** Who led the case before the step: what ends now, ends on their account. */
  ledBy?: OrganisationId | null;
}

/** Of a report, and of who hid their name, the office has no phone to call: these would only ever be missed. */
const NEEDS_A_PHONE: readonly ClockKind[] = ['firstContact', 'callBack'];

/** Starts, pauses, resumes, extends and stops the clocks of a case; each of these leaves an event. */
@Injectable()
export class CaseClocks {
  constructor(
    private readonly clocks: ClocksRepository,
    private readonly sla: SlaService,
    private readonly calendars: Calendars,
  ) {}

  /** A clock that would start at `startedAt`, with its target copied. Nothing is stored: see `insert`. */
  prepare(complaint: ClockedCase, kind: ClockKind, startedAt: Date, target = this.targetOf(complaint, kind)): ComplaintClock {
    const calendar = calendarOf(kind);
    const clock: ComplaintClock = {
      ...{ id: newId(), complaintId: complaint.id, kind, target, calendar, startedAt, warnAt: startedAt, dueAt: startedAt },
      ...{ calendarComplete: true, pausedAt: null, pauses: null, stoppedAt: null, outcome: null, organisationId: null, chargedTo: null },
      ...{ urgent: complaint.urgency === 'urgent', calendarVersion: 0, round: 0, nextStep: 0, nextStepAt: null },
    };
    this.compute(clock);
    return clock;
  }

  /** Stores a prepared clock with its start. Inside a unit of work. */
  async insert(clock: ComplaintClock): Promise<void> {
    await this.clocks.insert(clock);
    await this.tell(clock, clock.startedAt, 'start', { target: clock.target, calendar: clock.calendar });
  }

  /**
   * Moves the clocks as a step of the workflow table says. Inside the step's unit of work; copies what is due next onto the
   * case, which the caller stores.
   * @throws `platform.invalid-request` for an extension that counts in another unit than its clock
   */
  async move(complaint: Complaint, { clocks: moves }: Pick<Step, 'clocks'>, now: Date, how: MoveOptions = {}): Promise<void> {
    const clocks = await this.clocks.lockOpenOf(complaint.id);
    const started: ComplaintClock[] = [];
    for (const clock of clocks) {
      await this.moveOne(clock, moves, now, how);
      await this.keepUrgency(clock, complaint);
      await this.charge(clock, complaint, now, how);
      if (clock.stoppedAt !== null && moves.restart?.includes(clock.kind)) started.push(this.next(complaint, clock.kind, now, how));
    }
    for (const kind of moves.start ?? []) {
      // A second dispatch restarts the acceptance, never the resolution.
      const isRunning = clocks.some((clock) => clock.kind === kind && clock.stoppedAt === null);
      const isPointless = kind === 'plan' ? how.planTarget === undefined : !isIdentityShown(complaint) && NEEDS_A_PHONE.includes(kind);
      if (!isRunning && !isPointless) started.push(this.next(complaint, kind, now, how));
    }
    for (const clock of started) await this.insert(clock);
    Object.assign(complaint, copiedFrom([...clocks, ...started]));
  }

  /** The clock of an office that helps 协办: half of the time for the answer. Inside a unit of work. */
  async startCoHandling(complaint: Complaint, organisationId: OrganisationId, now: Date): Promise<ComplaintClock> {
    const clock = { ...this.prepare(complaint, 'coHandling', now), organisationId };
    await this.insert(clock);
    await this.copy(complaint);
    return clock;
  }

  /** Ends one clock of a case, met or missed; nothing where it has ended already. Inside a unit of work. */
  async stopOne(complaint: Complaint, clockId: string, now: Date): Promise<void> {
    const clock = (await this.clocks.lockOpenOf(complaint.id)).find(({ id }) => id === clockId);
    if (clock) await this.stop(clock, now, {});
    await this.copy(complaint);
  }

  /** When the citizen can expect an answer, by the time limits that hold now; before the dispatch nothing else says it. */
  promise({ categoryCode, urgency, filedAt, automatic }: PromiseTerms): Date {
    const targets = this.sla.targetsOf(categoryCode, urgency);
    const [centre, office] = [this.calendars.current('centre').calendar, this.calendars.current('office').calendar];
    return promisedBy({ filedAt, automatic, targets }, { centre, office });
  }

  private next(complaint: Complaint, kind: ClockKind, now: Date, { isHop, planTarget }: MoveOptions): ComplaintClock {
    if (kind === 'plan') return this.prepare(complaint, kind, now, planTarget);
    const target = this.targetOf(complaint, kind);
    const hop = isHop && kind === 'acceptance' ? quarterOf(target, this.calendars.current(calendarOf(kind)).calendar) : target;
    return this.prepare(complaint, kind, now, hop);
  }

  private targetOf({ categoryCode, urgency, returnCount }: ClockedCase, kind: ClockKind): string {
    if (kind === 'plan') throw new Error('what was planned says its own time');
    const target = this.sla.targetsOf(categoryCode, urgency)[kind];
    return kind === 'dispatch' && returnCount > 0 ? halfOf(target) : target;
  }

  private async moveOne(clock: ComplaintClock, moves: ClockMoves, now: Date, { extendBy, ledBy }: MoveOptions): Promise<void> {
    const { kind } = clock;
    if (moves.stop?.includes(kind)) return this.stop(clock, now, { ledBy });
    const isEnded = moves.cancelAll || moves.cancel?.includes(kind) || moves.restart?.includes(kind);
    // What was late stays late: neither a new beginning nor a withdrawal is a pardon.
    if (isEnded) return this.stop(clock, now, { ledBy, isOfNoUse: true });
    if (moves.pause?.includes(kind)) await this.pause(clock, now);
    if (moves.resume?.includes(kind)) await this.resume(clock, now);
    if (moves.extend?.includes(kind) && extendBy !== undefined) await this.extend(clock, now, extendBy);
  }

  private async stop(clock: ComplaintClock, now: Date, { ledBy = null, isOfNoUse = false }: Ending): Promise<void> {
    // First: while it waits for the citizen, its due time does not know of that pause.
    await this.resume(clock, now);
    clock.stoppedAt = now;
    const outcome = outcomeOf(clock, now);
    clock.outcome = isOfNoUse && outcome === 'met' ? 'cancelled' : outcome;
    clock.nextStepAt = null;
    await this.clocks.update(clock);
    const organisationId = clock.organisationId ?? (clock.chargedTo === null ? ledBy : clock.chargedTo || null);
    await this.tell(clock, now, 'stop', { outcome: clock.outcome, organisationId });
  }

  private async pause(clock: ComplaintClock, now: Date): Promise<void> {
    if (clock.pausedAt !== null) return;
    clock.pausedAt = now;
    Object.assign(clock, planNextStep(clock, this.calendars.current(clock.calendar).calendar));
    await this.clocks.update(clock);
    await this.tell(clock, now, 'pause');
  }

  /** The pause is over: what is left runs from now on. */
  private async resume(clock: ComplaintClock, now: Date): Promise<void> {
    if (clock.pausedAt === null) return;
    clock.pauses = [...(clock.pauses ?? []), { from: clock.pausedAt.toISOString(), to: now.toISOString() }];
    clock.pausedAt = null;
    this.compute(clock);
    await this.clocks.update(clock);
    await this.tell(clock, now, 'resume');
  }

  /** The ladder begins anew: the case has a new due time. */
  private async extend(clock: ComplaintClock, now: Date, by: string): Promise<void> {
    if (!countsAlike(clock.target, by)) throw new DomainError('platform.invalid-request', {}, [{ field: 'details', reason: 'format' }]);
    clock.target = sumOf(clock.target, by);
    clock.round += 1;
    clock.nextStep = 0;
    this.compute(clock);
    await this.clocks.update(clock);
    await this.tell(clock, now, 'extend', { target: clock.target });
  }

  /** What fell due while an office led the case stays on its account, whoever leads it from now on; on nobody's where nobody did. */
  private async charge(clock: ComplaintClock, { leadOrganisationId }: Complaint, now: Date, { ledBy = null }: MoveOptions): Promise<void> {
    const isHanded = clock.organisationId === null && clock.stoppedAt === null && leadOrganisationId !== ledBy;
    if (!isHanded || clock.chargedTo !== null || lightOf(clock, now) !== 'late') return;
    clock.chargedTo = ledBy ?? '';
    await this.clocks.update(clock);
  }

  /** Everything of a case that has become urgent goes first, also what is not counted anew. */
  private async keepUrgency(clock: ComplaintClock, { urgency }: Complaint): Promise<void> {
    const isUrgent = urgency === 'urgent';
    if (clock.stoppedAt !== null || clock.urgent === isUrgent) return;
    clock.urgent = isUrgent;
    await this.clocks.update(clock);
  }

  /** By the calendar that holds now. */
  private compute(clock: ComplaintClock): void {
    const { calendar, version } = this.calendars.current(clock.calendar);
    computeBy(clock, calendar, version);
  }

  private async copy(complaint: Complaint): Promise<void> {
    Object.assign(complaint, copiedFrom(await this.clocks.openOf(complaint.id)));
  }

  private tell(clock: ComplaintClock, at: Date, kind: ClockEvent['kind'], data: ClockEvent['data'] = {}): Promise<void> {
    return this.clocks.appendEvent({ id: newId(), clockId: clock.id, complaintId: clock.complaintId, at, kind, data });
  }
}

interface Ending {
  ledBy?: OrganisationId | null | undefined;
  /** It ends without outcome, unless it is late. */
  isOfNoUse?: boolean;
}

export interface PromiseTerms extends Pick<Complaint, 'categoryCode' | 'urgency' | 'filedAt'> {
  /** A certain rule dispatches it at once. */
  automatic: boolean;
}

/** Writes into a clock what its target, start and pauses mean by a version of its calendar. */
export function computeBy(clock: ComplaintClock, calendar: WorkingCalendar, version: number): void {
  const { warn, due, calendarComplete } = deadlineOf(clock, calendar);
  Object.assign(clock, { warnAt: warn, dueAt: due, calendarComplete, calendarVersion: version });
  Object.assign(clock, planNextStep(clock, calendar));
}
