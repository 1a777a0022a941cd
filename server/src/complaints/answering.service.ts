import { Injectable } from '@nestjs/common';
import type { ReviewAnswerRequest } from '@zsb/shared/casework';
import type { AnswerRequest } from '@zsb/shared/complaint-requests';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { DomainError, type FieldReason } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { addCalendarDays, localDate } from '../calendar/local-date.js';
import type { Zone } from '../calendar/zone.js';
import { PhotosService } from '../photos/photos.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { SlaService } from '../sla/sla.service.js';
import { RosterService } from '../staff/roster.service.js';
import { CaseAccess } from './case-access.js';
import { CaseNotices } from './case-notices.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import { CaseworkRepository } from './casework.repository.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { needsNoReview } from './domain/case-facts.js';
import { planTarget } from './domain/clocks.js';

/** Calendar days. Five years hold every plan that a city makes; beyond them lies a slip of the pen. */
const LONGEST_PLAN = 5 * 366;

/** The answer of a case: given at once, or drafted and looked at by the head and the centre as its category asks. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly casework: CaseworkRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly notices: CaseNotices,
    private readonly photos: PhotosService,
    private readonly sla: SlaService,
    private readonly calendars: Calendars,
    private readonly roster: RosterService,
  ) {}

  /**
   * Answers; where somebody has to look at it first, it waits as a draft, which only colleagues see, and the clocks run on.
   * @throws `platform.invalid-request` unless a planned date comes with 列入计划, and only with it
   */
  async answer(me: Staff, id: ComplaintId, request: AnswerRequest): Promise<void> {
    const change = async (step: StepContext): Promise<EventData> => {
      const { complaint, now, facts, roles } = step;
      requirePlannedDate(request, now, this.calendars.current('office').calendar);
      const isFinal = complaint.state === 'answered';
      await this.store(me, step, request, isFinal ? 'approved' : 'draft');
      await this.photos.attachEvidence(request.photoIds ?? [], id);
      const data = { outcome: request.outcome, ...(await this.offices.leading(complaint)) };
      if (isFinal) {
        await this.hand(step, request.plannedDate);
        return data;
      }
      // A head stands behind an answer by giving it: only the centre is left to look.
      const isPastHead = facts.review === 'head+centre' && roles.includes('head');
      complaint.reviewStage = isPastHead || (await this.isHeadless(complaint)) ? 'centre' : 'head';
      return { ...data, stage: complaint.reviewStage };
    };
    await this.steps.act({
      id,
      action: (...asked) => (needsNoReview(...asked) ? 'answer' : 'draftAnswer'),
      command: request,
      find: () => this.access.ofStaff(me, id),
      change,
    });
  }

  /** The head and, where the category asks for it, the centre. The last approval is the answer, and stops the clocks. */
  async review(me: Staff, id: ComplaintId, request: ReviewAnswerRequest): Promise<void> {
    const isApproval = request.decision === 'approve';
    if (!isApproval) requireReason(request.reason);
    await this.steps.act({
      id,
      action: isApproval ? 'approveAnswer' : 'sendBackAnswer',
      command: request,
      find: () => this.access.ofStaff(me, id),
      change: (step) => (isApproval ? this.approve(me, step, request.reason) : this.sendBack(me, step, request.reason)),
    });
  }

  private async approve(me: Staff, step: StepContext, reason: string): Promise<EventData> {
    const { complaint, now } = step;
    const draft = (await this.casework.draftOf(complaint.id))!;
    const note = reason.trim() === '' ? {} : { note: reason.trim() };
    const data = { outcome: draft.outcome, ...note, ...(await this.offices.leading(complaint)) };
    if (complaint.state !== 'answered') {
      complaint.reviewStage = 'centre';
      return { ...data, stage: 'centre' };
    }
    complaint.reviewStage = null;
    await this.casework.updateAnswer(draft.id, { state: 'approved', reviewedBy: me.staffId, at: now });
    await this.hand(step, draft.plannedDate);
    return data;
  }

  private async sendBack(me: Staff, { complaint }: StepContext, reason: string): Promise<EventData> {
    const draft = (await this.casework.draftOf(complaint.id))!;
    await this.casework.updateAnswer(draft.id, { state: 'sentBack', reviewedBy: me.staffId });
    complaint.reviewStage = null;
    return { note: reason.trim() };
  }

  /** Then nobody could ever let the answer go out: the centre looks at it. */
  private async isHeadless({ leadOrganisationId }: Complaint): Promise<boolean> {
    const roster = await this.roster.loadFor(leadOrganisationId!);
    return roster.nearest('head', leadOrganisationId!).length === 0;
  }

  private store(me: Staff, { complaint, now }: StepContext, request: AnswerRequest, state: 'approved' | 'draft'): Promise<void> {
    const { outcome, plannedDate } = request;
    return this.complaints.insertAnswer({
      id: newId(),
      complaintId: complaint.id,
      organisationId: complaint.leadOrganisationId!,
      staffId: me.staffId,
      at: now,
      text: request.text.trim(),
      outcome,
      plannedDate,
      state,
      reviewedBy: null,
    });
  }

  /** The answer reaches the citizen, who has a few days to rate it. What it plans, the office has to report on. */
  private async hand({ complaint, now, how }: StepContext, plannedDate: string | null): Promise<void> {
    const { calendar } = this.calendars.current('office');
    complaint.answeredAt = now;
    complaint.rateBy = addCalendarDays(now, this.sla.limits().rateDays, calendar);
    complaint.needsPlanReport = plannedDate !== null;
    if (plannedDate !== null) how.planTarget = planTarget(plannedDate, now, calendar.zone);
    await this.notices.closeWhenSilent(complaint);
  }
}

const refuse = (field: string, reason: FieldReason, limit?: number | string): DomainError =>
  new DomainError('platform.invalid-request', {}, [{ field, reason, ...(limit !== undefined && { limit }) }]);

function requirePlannedDate({ outcome, plannedDate }: AnswerRequest, now: Date, calendar: { zone: Zone }): void {
  if (outcome === 'planned' && plannedDate === null) throw refuse('plannedDate', 'required');
  if (outcome !== 'planned' && plannedDate !== null) throw refuse('plannedDate', 'unexpected');
  if (plannedDate === null) return;
  const latest = localDate(addCalendarDays(now, LONGEST_PLAN, calendar), calendar.zone);
  if (plannedDate <= localDate(now, calendar.zone)) throw refuse('plannedDate', 'too-small');
  if (plannedDate > latest) throw refuse('plannedDate', 'too-large', latest);
}

/** Whoever sends an answer back says what is missing. */
function requireReason(reason: string): void {
  if (reason.trim().length < COMPLAINT_LIMITS.reasonMin) throw refuse('reason', 'too-short', COMPLAINT_LIMITS.reasonMin);
}
