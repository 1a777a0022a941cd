import { Injectable } from '@nestjs/common';
import type { AnswerRequest, Command, ComplaintAction, DispatchRequest, RateRequest } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { CommandKey, ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { officeCalendar } from '../calendar/default-calendars.js';
import { addCalendarDays, localDate } from '../calendar/local-date.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Citizen, Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { newId } from '../platform/ids.js';
import { CaseAccess, type CaseActor } from './case-access.js';
import { CaseNotices } from './case-notices.js';
import { newClock } from './case-clocks.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { nextDue, outcomeOf } from './domain/clocks.js';
import { nextStep, type Step } from './domain/workflow.js';

const RATING_DAYS = 7;

/** One open step: the case as it will be stored, and what the step's own part may change about it. */
interface StepContext {
  complaint: Complaint;
  actor: CaseActor;
  now: Date;
}

/** What happens to a filed case. Each method is one unit of work that moves it by one cell of the workflow table. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly notices: CaseNotices,
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A dispatcher sends the case to an office, perhaps under another category. */
  async dispatch(me: Staff, id: ComplaintId, request: DispatchRequest): Promise<void> {
    const { organisationId, categoryCode, note } = request;
    await this.act(
      id,
      () => this.access.ofStaff(me, id),
      'dispatch',
      request,
      async (step) => {
        const data: EventData = note.trim() === '' ? {} : { note: note.trim() };
        if (categoryCode !== null) Object.assign(data, this.recategorise(step.complaint, categoryCode));
        return { ...data, ...(await this.lead(step.complaint, organisationId)) };
      },
    );
  }

  /** The timer behind every filing: forwards at once what a certain rule decides. */
  async forward(id: ComplaintId, jobId: string): Promise<void> {
    const complaint = await this.complaints.find(id);
    if (!complaint?.suggestionAutomatic || complaint.state !== 'submitted') return;
    const command = { commandKey: jobId as CommandKey, version: complaint.version };
    await this.act(
      id,
      () => this.access.ofSystem(id),
      'dispatch',
      command,
      (step) => this.lead(step.complaint, complaint.suggestedOrganisationId),
    );
  }

  async accept(me: Staff, id: ComplaintId, request: Command): Promise<void> {
    await this.act(
      id,
      () => this.access.ofStaff(me, id),
      'accept',
      request,
      ({ complaint }) => this.officeOf(complaint),
    );
  }

  /** @throws `platform.invalid-request` unless a planned date comes with 列入计划, and only with it */
  async answer(me: Staff, id: ComplaintId, request: AnswerRequest): Promise<void> {
    const { text, outcome, plannedDate } = request;
    await this.act(
      id,
      () => this.access.ofStaff(me, id),
      'answer',
      request,
      async ({ complaint, now }) => {
        requirePlannedDate(request, localDate(now, officeCalendar.zone));
        complaint.answeredAt = now;
        complaint.rateBy = addCalendarDays(now, RATING_DAYS, officeCalendar);
        const organisationId = complaint.leadOrganisationId!;
        await this.complaints.insertAnswer({
          id: newId(),
          complaintId: id,
          organisationId,
          staffId: me.staffId,
          at: now,
          text: text.trim(),
          outcome,
          plannedDate,
        });
        await this.notices.closeWhenSilent(complaint);
        return { outcome, ...(await this.officeOf(complaint)) };
      },
    );
  }

  async rate(me: Citizen, id: ComplaintId, request: RateRequest): Promise<void> {
    const { contacted, solved, satisfaction, tags, text } = request;
    await this.act(
      id,
      () => this.access.ofCitizen(me, id),
      'rate',
      request,
      async ({ complaint, now }) => {
        complaint.rateBy = null;
        const { answer } = await this.complaints.record(complaint);
        const rating = {
          id: newId(),
          complaintId: id,
          answerId: answer!.id,
          at: now,
          contacted,
          solved,
          satisfaction,
          tags,
          text: text.trim(),
        };
        await this.complaints.insertRating(rating);
        return { satisfaction, solved };
      },
    );
  }

  /** The timer behind every answer: seven days of silence close the case. */
  async closeSilent(id: ComplaintId, version: number, jobId: string): Promise<void> {
    const complaint = await this.complaints.find(id);
    if (complaint?.state !== 'answered' || complaint.version !== version) return;
    await this.act(
      id,
      () => this.access.ofSystem(id),
      'close',
      { commandKey: jobId as CommandKey, version },
      ({ complaint: closing }) => {
        closing.rateBy = null;
        return Promise.resolve({});
      },
    );
  }

  /**
   * One action, one unit of work: lock, read, decide by the table, change, append the event, move the clocks, tell the citizen.
   * A repeated command key changes nothing; another version than the page showed is `platform.changed-meanwhile`.
   */
  private async act(
    id: ComplaintId,
    find: () => Promise<CaseActor>,
    action: ComplaintAction,
    command: Command,
    change: (step: StepContext) => Promise<EventData>,
  ): Promise<void> {
    const work = async () => {
      await this.complaints.lock(id);
      const actor = await find();
      const { complaint } = actor;
      if (await this.complaints.hasCommand(complaint.id, command.commandKey)) return;
      if (complaint.version !== command.version) throw new DomainError('platform.changed-meanwhile');
      const now = this.clock.now();
      const step = nextStep(complaint, action, actor.roles, now);
      await this.take(step, action, command, { complaint, actor, now }, change);
    };
    // Two presses at once: the second finds the first's event by its unique key.
    await this.db.transaction(work).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }

  private async take(
    step: Step,
    action: ComplaintAction,
    command: Command,
    context: StepContext,
    change: (step: StepContext) => Promise<EventData>,
  ): Promise<void> {
    const { complaint, actor, now } = context;
    const [fromState, fromVersion] = [complaint.state, complaint.version];
    complaint.state = step.to;
    complaint.version = fromVersion + 1;
    const data = await change(context);
    await this.moveClocks(complaint, step, now);
    if (!(await this.complaints.update(complaint, fromVersion))) throw new DomainError('platform.changed-meanwhile');
    const { actorKind, actorId } = actor;
    const { id: complaintId, version } = complaint;
    const { commandKey } = command;
    await this.complaints.appendEvent({
      id: newId(),
      complaintId,
      version,
      at: now,
      action,
      fromState,
      toState: step.to,
      actorKind,
      actorId,
      commandKey,
      data,
    });
    await this.audit.record({
      actorKind,
      actorId,
      action: `complaint.${action}`,
      subjectKind: 'complaint',
      subjectId: complaintId,
      details: { version },
    });
    await this.notices.tell(complaint, action, data);
  }

  private async moveClocks(complaint: Complaint, step: Step, now: Date): Promise<void> {
    const clocks = await this.complaints.clocksOf(complaint.id);
    for (const clock of clocks) {
      if (clock.stoppedAt !== null || !step.clocks.stop.includes(clock.kind)) continue;
      Object.assign(clock, { stoppedAt: now, outcome: outcomeOf(clock, now) });
      await this.complaints.stopClock(clock);
    }
    const { targets } = this.catalogue.leaf(complaint.categoryCode);
    for (const kind of step.clocks.start) {
      const clock = newClock(complaint.id, kind, targets[kind], now);
      await this.complaints.insertClock(clock);
      clocks.push(clock);
    }
    const next = nextDue(clocks);
    Object.assign(complaint, { dueClock: next?.kind ?? null, warnAt: next?.warnAt ?? null, dueAt: next?.dueAt ?? null });
  }

  private async lead(complaint: Complaint, organisationId: OrganisationId): Promise<EventData> {
    const organisation = (await this.organisations.load()).find(organisationId);
    if (!organisation?.isOffice) {
      throw new DomainError('complaint.organisation-cannot-handle', {}, [
        { field: 'organisationId', reason: organisation ? 'not-one-of' : 'unknown' },
      ]);
    }
    complaint.leadOrganisationId = organisationId;
    return { organisationId, organisation: organisation.name };
  }

  private recategorise(complaint: Complaint, categoryCode: string): EventData {
    const leaf = this.catalogue.leaf(categoryCode);
    const data = { fromCategory: complaint.categoryCode, toCategory: leaf.code };
    Object.assign(complaint, { categoryCode: leaf.code, slaPolicy: leaf.slaPolicy, urgency: leaf.urgency });
    return data;
  }

  private async officeOf({ leadOrganisationId }: Complaint): Promise<EventData> {
    const organisation = leadOrganisationId && (await this.organisations.load()).find(leadOrganisationId);
    return organisation ? { organisationId: organisation.id, organisation: organisation.name } : {};
  }
}

function requirePlannedDate({ outcome, plannedDate }: AnswerRequest, today: string): void {
  const refuse = (reason: 'required' | 'unexpected' | 'too-small') =>
    new DomainError('platform.invalid-request', {}, [{ field: 'plannedDate', reason }]);
  if (outcome === 'planned' && plannedDate === null) throw refuse('required');
  if (outcome !== 'planned' && plannedDate !== null) throw refuse('unexpected');
  if (plannedDate !== null && plannedDate <= today) throw refuse('too-small');
}
