import { Injectable } from '@nestjs/common';
import type { ArbitrateRequest, DecideRecheckRequest, DispatchRequest, RejectRequest } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { CommandKey, ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseSteps, type StepContext } from './case-steps.js';
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
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** A dispatcher sends the case to an office, perhaps under another category. */
  async dispatch(me: Staff, id: ComplaintId, request: DispatchRequest): Promise<void> {
    const { organisationId, categoryCode, note } = request;
    const change = async ({ complaint }: StepContext): Promise<EventData> => ({
      ...noteOf(note),
      ...(categoryCode === null ? {} : this.recategorise(complaint, categoryCode)),
      ...(await this.lead(complaint, organisationId)),
    });
    await this.steps.act({ id, action: 'dispatch', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** The timer behind every filing: forwards at once what a certain rule decides. */
  async forward(id: ComplaintId, jobId: string): Promise<void> {
    const waiting = await this.complaints.find(id);
    if (!waiting?.suggestionAutomatic || waiting.state !== 'submitted' || waiting.returnCount > 0) return;
    const command = { commandKey: jobId as CommandKey, version: waiting.version };
    const change = ({ complaint }: StepContext) => this.lead(complaint, complaint.suggestedOrganisationId);
    await this.steps.act({ id, action: 'dispatch', command, find: () => this.access.ofSystem(id), change });
  }

  async reject(me: Staff, id: ComplaintId, request: RejectRequest): Promise<void> {
    const { reason } = request;
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      complaint.rejectedBy = me.staffId;
      const { version } = complaint;
      const text = request.text.trim();
      await this.complaints.insertRejection({ id: newId(), complaintId: id, version, at: now, staffId: me.staffId, reason, text });
      return { reason };
    };
    await this.steps.act({ id, action: 'reject', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** A supervisor's word on whose case it is; the office cannot return it any more. */
  async arbitrate(me: Staff, id: ComplaintId, request: ArbitrateRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => ({
      ...noteOf(request.reason),
      ...(await this.lead(complaint, request.organisationId)),
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

  private async lead(complaint: Complaint, organisationId: OrganisationId): Promise<EventData> {
    const organisation = (await this.organisations.load()).find(organisationId);
    if (!organisation?.isOffice) {
      const reason = organisation ? 'not-one-of' : 'unknown';
      throw new DomainError('complaint.organisation-cannot-handle', {}, [{ field: 'organisationId', reason }]);
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
}

const noteOf = (text: string): EventData => (text.trim() === '' ? {} : { note: text.trim() });
