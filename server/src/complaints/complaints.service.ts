import { Injectable } from '@nestjs/common';
import type { AppealRequest, RateRequest, SupplyRequest, WithdrawRequest } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { PhotosService } from '../photos/photos.service.js';
import type { Citizen } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** What citizens do with a case of their own after filing it, and what happens when they do nothing. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly photos: PhotosService,
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
      complaint.rateBy = null;
      return { satisfaction, solved };
    };
    await this.steps.act({ id, action: reopen ? 'reopen' : 'rate', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** Adds what the office asked for; the clocks run on. */
  async supply(me: Citizen, id: ComplaintId, request: SupplyRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      await this.photos.attach(request.photoIds, me.personId, id);
      const { version } = complaint;
      await this.complaints.insertMessage({
        id: newId(),
        complaintId: id,
        version,
        kind: 'supply',
        at: now,
        text: request.text.trim(),
        author: '您',
      });
      complaint.supplyBy = null;
      return {};
    };
    await this.steps.act({ id, action: 'supply', command: request, find: () => this.access.ofCitizen(me, id), change });
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
      return Promise.resolve({ note: request.text.trim() });
    };
    await this.steps.act({ id, action: 'appeal', command: request, find: () => this.access.ofCitizen(me, id), change });
  }

  /** The timer behind every answer: days of silence close the case. */
  async closeSilent(id: ComplaintId, version: number, jobId: string): Promise<void> {
    await this.timed({ id, version, jobId, action: 'close', isWaiting: ({ state }) => state === 'answered', clear: { rateBy: null } });
  }

  /** The timer behind every question: the office goes on without an answer. */
  async resumeSilent(id: ComplaintId, version: number, jobId: string): Promise<void> {
    const isWaiting = ({ state }: Complaint) => state === 'awaiting_citizen';
    await this.timed({ id, version, jobId, action: 'resume', isWaiting, clear: { supplyBy: null } });
  }

  private async timed(timer: Timer): Promise<void> {
    const { id, version, jobId, action, isWaiting, clear } = timer;
    const complaint = await this.complaints.find(id);
    // Somebody was quicker than the timer.
    if (!complaint || !isWaiting(complaint) || complaint.version !== version) return;
    const command = { commandKey: jobId as CommandKey, version };
    const change = (step: StepContext): Promise<EventData> => {
      Object.assign(step.complaint, clear);
      return Promise.resolve({});
    };
    await this.steps.act({ id, action, command, find: () => this.access.ofSystem(id), change });
  }
}

interface Timer {
  id: ComplaintId;
  version: number;
  jobId: string;
  action: 'close' | 'resume';
  isWaiting: (complaint: Complaint) => boolean;
  clear: Partial<Complaint>;
}
