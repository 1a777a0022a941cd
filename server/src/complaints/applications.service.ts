import { Injectable } from '@nestjs/common';
import type { ApplyRequest, DecideApplicationRequest } from '@zsb/shared/casework';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { ApplicationId, ComplaintId } from '@zsb/shared/ids';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess, type CaseActor } from './case-access.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import { CaseworkRepository } from './casework.repository.js';
import type { ComplaintApplication } from './complaint-application.entity.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { DECISIONS, detailProblems, kindsOf, ownDetails } from './domain/applications.js';
import { GrantingService } from './granting.service.js';

/** What an office applies for: more time, another office, a rejection, an exclusion from the rates, a rating looked at again. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly casework: CaseworkRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly granting: GrantingService,
  ) {}

  /**
   * One of each kind can wait at a time.
   * @throws `complaint.already-applied`; `complaint.extension-too-long` beyond what the policy grants in all;
   * `platform.invalid-request` for details that the kind needs or does not know
   */
  async apply(me: Staff, id: ComplaintId, request: ApplyRequest): Promise<void> {
    const { kind, details } = request;
    const problems = detailProblems(kind, details);
    if (problems.length > 0) throw new DomainError('platform.invalid-request', {}, problems);
    await this.steps.act({
      id,
      action: DECISIONS[kind].apply,
      command: request,
      find: () => this.notAppliedYet(me, id, request),
      change: (step) => this.store(me, step, request),
    });
  }

  /**
   * Grants or refuses.
   * @throws `platform.not-found` for an application that is not this case's; `complaint.action-not-possible` for one that is decided
   */
  async decide(me: Staff, target: { id: ComplaintId; applicationId: ApplicationId }, request: DecideApplicationRequest): Promise<void> {
    const { id, applicationId } = target;
    const application = await this.casework.findApplication(applicationId);
    if (application?.complaintId !== id) {
      // Whether there is such a case comes first, for whoever does not reach it.
      await this.access.ofStaff(me, id);
      throw new DomainError('platform.not-found');
    }
    const isGranted = request.decision === 'grant';
    await this.steps.act({
      id,
      action: DECISIONS[application.kind][request.decision],
      command: request,
      find: () => this.access.ofStaff(me, id),
      change: (step) => this.change(me, step, applicationId, request),
      after: async ({ complaint }) => (isGranted && application.kind === 'extension' ? this.granting.extendedTo(complaint) : {}),
    });
  }

  private async notAppliedYet(me: Staff, id: ComplaintId, { kind, version }: ApplyRequest): Promise<CaseActor> {
    const actor = await this.access.ofStaff(me, id);
    const { complaint } = actor;
    const waits = complaint.version === version && kindsOf(complaint.openApplications).includes(kind);
    if (waits) throw new DomainError('complaint.already-applied', { kind });
    return actor;
  }

  private async store(me: Staff, { complaint, now }: StepContext, { kind, details: given, reason }: ApplyRequest): Promise<EventData> {
    const details = ownDetails(kind, given);
    if (kind === 'extension') await this.granting.requireWithinMaximum(complaint, details.extendBy!);
    const where = kind === 'redispatch' ? await this.wishedOffice(complaint, details) : await this.offices.leading(complaint);
    if (kind === 'redispatch') complaint.redispatchCount += 1;
    complaint.openApplications = [...kindsOf(complaint.openApplications), kind].join(',');
    const text = reason.trim();
    await this.casework.insertApplication({
      id: newId<ApplicationId>(),
      complaintId: complaint.id,
      kind,
      openKey: `${complaint.id}:${kind}`,
      version: complaint.version,
      requestedBy: me.staffId,
      requestedAt: now,
      reason: text,
      details,
      decision: null,
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    });
    const { extendBy, rejectReason } = details;
    return { applicationKind: kind, note: text, ...where, ...(extendBy && { extendBy }), ...(rejectReason && { reason: rejectReason }) };
  }

  /** Where an office would have it go. It may not know: then the dispatcher finds out. */
  private async wishedOffice(complaint: Complaint, { organisationId }: ApplicationDetails): Promise<EventData> {
    if (organisationId === undefined) return {};
    if (organisationId === complaint.leadOrganisationId) throw notAnother();
    return this.offices.require(complaint, organisationId);
  }

  private async change(me: Staff, step: StepContext, id: ApplicationId, request: DecideApplicationRequest): Promise<EventData> {
    const { complaint, now } = step;
    const application = (await this.casework.findApplication(id))!;
    requireNoOffice(application.kind, request);
    const decisionReason = request.reason.trim();
    const isGranted = request.decision === 'grant';
    const decision = { decision: isGranted ? 'granted' : 'refused', decidedBy: me.staffId, decidedAt: now, decisionReason } as const;
    if (!(await this.casework.decideApplication(id, decision))) {
      throw new DomainError('complaint.action-not-possible', {
        from: step.facts.state,
        action: DECISIONS[application.kind][request.decision],
      });
    }
    complaint.openApplications = kindsOf(complaint.openApplications)
      .filter((kind) => kind !== application.kind)
      .join(',');
    const data = { applicationKind: application.kind, note: decisionReason };
    return isGranted ? { ...data, ...(await this.grant(me, step, application, request)) } : data;
  }

  private grant(me: Staff, step: StepContext, application: ComplaintApplication, request: DecideApplicationRequest): Promise<EventData> {
    switch (application.kind) {
      case 'extension':
        return this.granting.extension(step, application);
      case 'redispatch': {
        const organisationId = request.organisationId ?? application.details.organisationId;
        if (organisationId === undefined) {
          throw new DomainError('platform.invalid-request', {}, [{ field: 'organisationId', reason: 'required' }]);
        }
        if (organisationId === step.complaint.leadOrganisationId) throw notAnother();
        return this.granting.redispatch(step, application, organisationId);
      }
      case 'rejection':
        return this.granting.rejection(me, step, application.details.rejectReason!, request.reason);
      case 'exclusion':
        return this.granting.exclusion(step);
      case 'ratingContest':
        return this.granting.ratingContest(step);
    }
  }
}

/** Only a granted redispatch goes somewhere. */
function requireNoOffice(kind: ApplicationKind, { decision, organisationId }: DecideApplicationRequest): void {
  if ((organisationId ?? null) === null || (kind === 'redispatch' && decision === 'grant')) return;
  throw new DomainError('platform.invalid-request', {}, [{ field: 'organisationId', reason: 'unexpected' }]);
}

const notAnother = (): DomainError =>
  new DomainError('complaint.organisation-cannot-handle', {}, [{ field: 'organisationId', reason: 'not-one-of' }]);
