import { Injectable } from '@nestjs/common';
import type { ComplaintAction } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { toldAt, toldToFollowers } from './domain/told.js';
import { FollowersRepository } from './followers.repository.js';

/** What a timer of a case carries; when it runs, the case itself says whether it still waits. */
export interface TimerPayload {
  complaintId: ComplaintId;
  version: number;
}
export const CLOSE_TOPIC = 'complaint.close-silent';
export const RESUME_TOPIC = 'complaint.resume-silent';

/** What the followers of a case are told of one of its steps. */
export interface FollowersPayload extends TimerPayload {
  action: ComplaintAction;
  state: Complaint['state'];
}
export const FOLLOWERS_TOPIC = 'complaint.tell-followers';

/** Who speaks where no office does. */
const CENTRE = '派单中心';
/** Then there is nothing left to follow. */
const ENDS_FOLLOWING: Complaint['state'][] = ['withdrawn', 'rejected'];

/** Messages and timers that a step of a case sets off, stored with the step. */
@Injectable()
export class CaseNotices {
  constructor(
    private readonly notices: NoticesService,
    private readonly followers: FollowersRepository,
    private readonly organisations: OrganisationsService,
    private readonly calendars: Calendars,
    private readonly jobs: JobsQueue,
  ) {}

  async tell(complaint: Complaint, action: ComplaintAction, data: EventData): Promise<void> {
    await this.tellFollowers(complaint, action);
    const { id: complaintId, personId, caseNumber, version, state, rateBy, urgency } = complaint;
    // Nobody is behind an anonymous report who could be written to.
    if (complaint.isAnonymous) return;
    const office = await this.speaker(complaint, data);
    const { zone } = this.calendars.current('office').calendar;
    const told = toldAt(action, { ...data, zone, caseNumber, state, rateBy, office, mayAppeal: complaint.appealCount === 0 });
    if (!told) return;
    const { send, ...words } = told;
    const outside = send ? { caseNumber, office } : null;
    await this.notices.notify({ personId, complaintId, version, ...words, outside, isUrgent: urgency === 'urgent' });
  }

  async closeWhenSilent({ id: complaintId, version, rateBy }: Complaint): Promise<void> {
    const payload: TimerPayload = { complaintId, version };
    await this.jobs.enqueue({ topic: CLOSE_TOPIC, dedupeKey: `close:${complaintId}:${version}`, payload, runAt: rateBy! });
  }

  async resumeWhenSilent({ id: complaintId, version, supplyBy }: Complaint): Promise<void> {
    const payload: TimerPayload = { complaintId, version };
    await this.jobs.enqueue({ topic: RESUME_TOPIC, dedupeKey: `resume:${complaintId}:${version}`, payload, runAt: supplyBy! });
  }

  /** A case may have thousands of followers: the step waits for none of them. */
  private async tellFollowers({ id: complaintId, version, state }: Complaint, action: ComplaintAction): Promise<void> {
    if (ENDS_FOLLOWING.includes(state)) return this.followers.removeAll(complaintId);
    if (!toldToFollowers(action, state, '') || !(await this.followers.hasAny(complaintId))) return;
    const payload: FollowersPayload = { complaintId, version, action, state };
    await this.jobs.enqueue({ topic: FOLLOWERS_TOPIC, dedupeKey: `followers:${complaintId}:${version}`, payload });
  }

  private async speaker({ state, leadOrganisationId }: Complaint, { organisation }: EventData): Promise<string> {
    if (state === 'rejected') return CENTRE;
    return organisation ?? (await this.organisations.load()).toOfficeView(leadOrganisationId)?.name ?? CENTRE;
  }
}
