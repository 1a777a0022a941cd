import { Injectable } from '@nestjs/common';
import type { RejectReason } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { ApplicationId, OrganisationId } from '@zsb/shared/ids';
import { countsAlike, isAtMost, sumOf } from '../calendar/target-arithmetic.js';
import type { Staff } from '../platform/auth/principal.js';
import { SlaService } from '../sla/sla.service.js';
import { CaseOffices } from './case-offices.js';
import type { StepContext } from './case-steps.js';
import { CaseworkRepository } from './casework.repository.js';
import type { ComplaintApplication } from './complaint-application.entity.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { DispatchingService } from './dispatching.service.js';

/** What changes on a case when an application is granted. Inside a step. */
@Injectable()
export class GrantingService {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly casework: CaseworkRepository,
    private readonly offices: CaseOffices,
    private readonly dispatching: DispatchingService,
    private readonly sla: SlaService,
  ) {}

  /**
   * All extensions of a case together stay within the policy's maximum. A rework counts in its own unit: where that is another
   * one than the maximum's, it can be doubled at most.
   * @param own the application that is being granted
   * @throws `platform.invalid-request` for another way of counting than the clock's, `complaint.extension-too-long`
   */
  async requireWithinMaximum(complaint: Complaint, extendBy: string, own?: ApplicationId): Promise<void> {
    const clock = await this.officeClock(complaint);
    if (!clock || !countsAlike(clock.target, extendBy)) {
      const limit = clock?.target.replace(/^\d+/, '') ?? '';
      throw new DomainError('platform.invalid-request', {}, [{ field: 'details.extendBy', reason: 'format', limit }]);
    }
    const policyMaximum = this.sla.extensionMaximum(complaint.categoryCode, complaint.urgency);
    const maximum = countsAlike(policyMaximum, extendBy) ? policyMaximum : clock.target;
    const granted = (await this.casework.applicationsOf(complaint.id))
      .filter(({ id, kind, decision }) => kind === 'extension' && decision === 'granted' && id !== own)
      .map(({ details }) => details.extendBy!)
      .filter((by) => countsAlike(by, extendBy));
    if (!isAtMost(granted.reduce(sumOf, extendBy), maximum)) throw new DomainError('complaint.extension-too-long', { maximum, granted });
  }

  /** The bound is looked at again: what it was applied for may have been granted twice meanwhile. */
  async extension(step: StepContext, { id, details, reason }: ComplaintApplication): Promise<EventData> {
    const { complaint, how } = step;
    const extendBy = details.extendBy!;
    await this.requireWithinMaximum(complaint, extendBy, id);
    const clock = await this.officeClock(complaint);
    how.extendBy = extendBy;
    complaint.extensionCount += 1;
    // The citizen is told why the office needs longer, in its words.
    return { extendBy, note: reason, ...(clock && { dueBefore: clock.dueAt.toISOString() }) };
  }

  /** Until when the office has time now; unknown while it waits for the citizen. */
  async extendedTo(complaint: Complaint): Promise<EventData> {
    const clock = await this.officeClock(complaint);
    return clock && clock.pausedAt === null ? { dueAt: clock.dueAt.toISOString() } : {};
  }

  /** Another office begins anew: somebody else accepts it and reaches the citizen. */
  async redispatch({ complaint }: StepContext, { requestedBy }: ComplaintApplication, organisationId: OrganisationId): Promise<EventData> {
    const fromOrganisationId = complaint.leadOrganisationId!;
    const office = await this.offices.lead(complaint, organisationId);
    Object.assign(complaint, { handlerId: null, contactedAt: null, contactTries: 0, contactTriedAt: null } satisfies Partial<Complaint>);
    return { ...office, fromOrganisationId, requestedBy };
  }

  rejection(me: Staff, step: StepContext, reason: RejectReason, words: string): Promise<EventData> {
    return this.dispatching.turnDown(me, step, reason, words);
  }

  exclusion({ complaint }: StepContext): Promise<EventData> {
    complaint.isExcluded = true;
    return Promise.resolve({});
  }

  /** The rating no longer counts, and what it set off ends. */
  ratingContest({ complaint }: StepContext): Promise<EventData> {
    Object.assign(complaint, { isRatingVoid: true, needsRectification: false, needsCallBack: false } satisfies Partial<Complaint>);
    return Promise.resolve({});
  }

  /** The clock in which the office owes its answer. */
  private async officeClock({ id }: Complaint): Promise<ComplaintClock | undefined> {
    const clocks = await this.complaints.clocksOf(id);
    return clocks.find(({ kind, stoppedAt }) => stoppedAt === null && (kind === 'resolution' || kind === 'rework'));
  }
}
