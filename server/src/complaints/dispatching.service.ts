import { Injectable } from '@nestjs/common';
import type { ArbitrateRequest, DecideRecheckRequest, DispatchRequest, RejectRequest } from '@zsb/shared/complaint-requests';
import type { RejectReason } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import { noteOf } from './casework.service.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** What the dispatch centre decides: whose case it is, whether it is taken on, whether it is worked once more. */
@Injectable()
export class DispatchingService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly catalogue: CatalogueService,
  ) {}

  /**
   * A dispatcher sends the case to an office, perhaps under another category. What was dispatched already goes further only
   * within the dispatcher's own tree, and the next office has a quarter of the time to accept it.
   * @throws `platform.forbidden` for a hop out of the tree; as `CaseOffices.require`
   */
  async dispatch(me: Staff, id: ComplaintId, request: DispatchRequest): Promise<void> {
    const { organisationId, categoryCode, note } = request;
    const change = async ({ complaint, facts, how }: StepContext): Promise<EventData> => {
      how.isHop = facts.state === 'assigned';
      if (how.isHop) await this.requireHop(me, complaint, organisationId);
      return {
        ...noteOf(note),
        ...(categoryCode === null ? {} : this.recategorise(complaint, categoryCode)),
        ...(await this.offices.lead(complaint, organisationId)),
      };
    };
    await this.steps.act({ id, action: 'dispatch', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** The timer behind every filing: forwards at once what a certain rule decides. */
  async forward(id: ComplaintId, jobId: string): Promise<void> {
    const waiting = await this.complaints.find(id);
    if (!waiting?.suggestionAutomatic || waiting.state !== 'submitted' || waiting.returnCount > 0) return;
    const command = { commandKey: jobId as CommandKey, version: waiting.version };
    const change = ({ complaint }: StepContext) => this.offices.lead(complaint, complaint.suggestedOrganisationId);
    await this.steps.act({ id, action: 'dispatch', command, find: () => this.access.ofSystem(id), change });
  }

  async reject(me: Staff, id: ComplaintId, request: RejectRequest): Promise<void> {
    const change = (step: StepContext) => this.turnDown(me, step, request.reason, request.text);
    await this.steps.act({ id, action: 'reject', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** What a rejection changes, whoever asked for it. Inside a step. */
  async turnDown(me: Staff, { complaint, now }: StepContext, reason: RejectReason, words: string): Promise<EventData> {
    const { id: complaintId, version } = complaint;
    complaint.rejectedBy = me.staffId;
    const text = words.trim();
    await this.complaints.insertRejection({ id: newId(), complaintId, version, at: now, staffId: me.staffId, reason, text });
    return { reason };
  }

  /** A supervisor's word on whose case it is; the office cannot return it any more. */
  async arbitrate(me: Staff, id: ComplaintId, request: ArbitrateRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => ({
      ...noteOf(request.reason),
      ...(await this.offices.lead(complaint, request.organisationId)),
    });
    await this.steps.act({ id, action: 'arbitrate', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** After the last reopen the centre decides: worked once more, or closed with reasons. */
  async decideRecheck(me: Staff, id: ComplaintId, request: DecideRecheckRequest): Promise<void> {
    const action = request.decision === 'again' ? 'grantRecheck' : 'refuseRecheck';
    const change = ({ complaint }: StepContext): Promise<EventData> => {
      complaint.wasRechecked = true;
      return Promise.resolve({ note: request.reason.trim() });
    };
    await this.steps.act({ id, action, command: request, find: () => this.access.ofStaff(me, id), change });
  }

  private async requireHop(me: Staff, { leadOrganisationId }: Complaint, to: DispatchRequest['organisationId']): Promise<void> {
    if (!(await this.offices.isInReach(me, to))) throw new DomainError('platform.forbidden');
    // Sending it to where it is would only give that office more time.
    if (to === leadOrganisationId) {
      throw new DomainError('complaint.organisation-cannot-handle', {}, [{ field: 'organisationId', reason: 'not-one-of' }]);
    }
  }

  private recategorise(complaint: Complaint, categoryCode: string): EventData {
    const leaf = this.catalogue.leaf(categoryCode);
    const data = { fromCategory: complaint.categoryCode, toCategory: leaf.code };
    // What somebody has marked as urgent stays so: the category never said it.
    const isMarked = complaint.urgency === 'urgent' && this.catalogue.leaf(complaint.categoryCode).urgency === 'normal';
    const urgency = isMarked ? 'urgent' : leaf.urgency;
    Object.assign(complaint, { categoryCode: leaf.code, slaPolicy: leaf.slaPolicy, urgency });
    return data;
  }
}
