import { Injectable } from '@nestjs/common';
import type {
  AppealRequest,
  RateRequest,
  SupplementRequest,
  SupplyRequest,
  UrgeRequest,
  WithdrawRequest,
} from '@zsb/shared/complaint-requests';
import type { MessageKind } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { CommandKey, ComplaintId, PhotoId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { nextWorkdayStart } from '../calendar/working-time.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { PhotosService } from '../photos/photos.service.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { isIdentityShown } from './complaint.identity.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** What a bad rating without another round sets off: the office puts right what it can, and the centre calls. */
const toPutRight = {
  needsRectification: true,
  callBackTries: 0,
  callBackTriedOn: null,
} as const satisfies Partial<Complaint>;

/** What citizens do with a case of their own after filing it, and what happens when they do nothing. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly catalogue: CatalogueService,
    private readonly photos: PhotosService,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /**
   * One press, one consequence: the rating closes the case, or with 请重新办理 reopens it.
   * @throws `platform.invalid-request` for reopening what is solved and liked
   */
  async rate(me: Citizen, id: ComplaintId, request: RateRequest): Promise<void> {
    const { contacted, solved, satisfaction, tags, text, reopen = false } = request;
    if (reopen && solved === 'yes' && satisfaction > 2) {
      throw new DomainError('platform.invalid-request', {}, [{ field: 'reopen', reason: 'unexpected' }]);
    }
    const isLow = solved === 'no' || satisfaction <= 2;
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
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
      if (reopen && complaint.state === 'accepted') complaint.reopenCount += 1;
      // Of an anonymous report there is nobody to call.
      if (isLow && !reopen) Object.assign(complaint, toPutRight, { needsCallBack: isIdentityShown(complaint) });
      complaint.rateBy = null;
      return { satisfaction, solved };
    };
    const action = reopen ? 'reopen' : isLow ? 'rateLow' : 'rate';
    await this.steps.act({ id, action, command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** Adds what the office asked for; the clocks run on. */
  async supply(me: Citizen, id: ComplaintId, request: SupplyRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      await this.write(complaint, 'supply', request.text, now);
      complaint.supplyBy = null;
      return this.attach(complaint, request.photoIds);
    };
    await this.steps.act({ id, action: 'supply', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** Says more without being asked. Whatever is said, no clock moves. */
  async supplement(me: Citizen, id: ComplaintId, request: SupplementRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      await this.write(complaint, 'supplement', request.text, now);
      return this.attach(complaint, request.photoIds);
    };
    await this.steps.act({ id, action: 'supplement', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** 催办: whoever has the case is told; once per working day. */
  async urge(me: Citizen, id: ComplaintId, request: UrgeRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      complaint.urgeCount += 1;
      complaint.urgeAgainAt = nextWorkdayStart(now, this.calendars.current('office').calendar);
      await this.write(complaint, 'urge', request.text, now);
      return {};
    };
    await this.steps.act({ id, action: 'urge', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  async withdraw(me: Citizen, id: ComplaintId, request: WithdrawRequest): Promise<void> {
    const note = request.reason.trim();
    const change = ({ complaint }: StepContext): Promise<EventData> => {
      complaint.supplyBy = null;
      return Promise.resolve(note === '' ? {} : { note });
    };
    await this.steps.act({ id, action: 'withdraw', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** Once, against a rejection; another dispatcher decides. */
  async appeal(me: Citizen, id: ComplaintId, request: AppealRequest): Promise<void> {
    const change = ({ complaint }: StepContext): Promise<EventData> => {
      complaint.appealCount += 1;
      // Rejected on an office's application, it still names that office: now it is the dispatcher's again.
      complaint.leadOrganisationId = null;
      return Promise.resolve({ note: request.text.trim() });
    };
    await this.steps.act({ id, action: 'appeal', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** The timer behind every answer: days of silence close the case. */
  async closeSilent(id: ComplaintId, jobId: string): Promise<void> {
    await this.timed({
      id,
      jobId,
      action: 'close',
      waitsUntil: ({ state, rateBy }) => (state === 'answered' ? rateBy : null),
      clear: { rateBy: null },
    });
  }

  /** The timer behind every question: the office goes on without an answer. */
  async resumeSilent(id: ComplaintId, jobId: string): Promise<void> {
    const waitsUntil = ({ state, supplyBy }: Complaint) => (state === 'awaiting_citizen' ? supplyBy : null);
    await this.timed({ id, jobId, action: 'resume', waitsUntil, clear: { supplyBy: null } });
  }

  private async timed({ id, jobId, action, waitsUntil, clear }: Timer): Promise<void> {
    const complaint = await this.complaints.find(id);
    const until = complaint && waitsUntil(complaint);
    // Somebody was quicker than the timer, or a later question has one of its own. A note or an urging disarms nothing.
    if (!complaint || !until || until > this.clock.now()) return;
    const command = { commandKey: jobId as CommandKey, version: complaint.version };
    const change = (step: StepContext): Promise<EventData> => {
      Object.assign(step.complaint, clear);
      return Promise.resolve({});
    };
    await this.steps.act({ id, action, command, find: () => this.access.ofSystem(id), change });
  }

  private async attach({ id: complaintId, personId, categoryCode }: Complaint, ids: PhotoId[]): Promise<EventData> {
    const isEvidence = this.catalogue.isEvidence(categoryCode);
    const originals = await this.photos.attach(ids, { personId, complaintId, isEvidence });
    return originals.length > 0 ? { originals } : {};
  }

  private write({ id: complaintId, version }: Complaint, kind: MessageKind, text: string, at: Date): Promise<void> {
    return this.complaints.insertMessage({ id: newId(), complaintId, version, kind, at, text: text.trim(), author: '您' });
  }
}

interface Timer {
  id: ComplaintId;
  jobId: string;
  action: 'close' | 'resume';
  /** The end of the citizen's time; null where nothing is waited for. */
  waitsUntil: (complaint: Complaint) => Date | null;
  clear: Partial<Complaint>;
}
