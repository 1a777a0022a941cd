import { Injectable } from '@nestjs/common';
import type { MarkUrgentRequest, MergeRequest, SplitRequest } from '@zsb/shared/casework';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Staff } from '../platform/auth/principal.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { CaseAccess } from './case-access.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { canMerge } from './domain/merging.js';
import { MergedCases } from './merged-cases.service.js';
import { SplitCases } from './split-cases.service.js';

/** Six random characters over a day's cases collide once in millions: a few new throws are plenty. */
const NUMBER_TRIES = 5;

/** What a dispatcher makes of a case before it is dispatched: more urgent, two cases, or a part of another one. */
@Injectable()
export class TriageService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly splitting: SplitCases,
    private readonly merged: MergedCases,
  ) {}

  /** The clocks that run begin anew by the urgent targets. */
  async markUrgent(me: Staff, id: ComplaintId, request: MarkUrgentRequest): Promise<void> {
    const change = ({ complaint }: StepContext): Promise<EventData> => {
      complaint.urgency = 'urgent';
      return Promise.resolve({ note: request.reason.trim() });
    };
    await this.steps.act({ id, action: 'markUrgent', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /**
   * Two matters in one text: the second becomes a case of the same person, with a number and clocks of its own. Photos stay
   * with the first.
   * @throws `platform.invalid-request` for a category that is no leaf, or an answer that its questions do not allow
   */
  async split(me: Staff, id: ComplaintId, request: SplitRequest): Promise<void> {
    const { complaint } = await this.access.ofStaff(me, id);
    for (let tries = 1; ; tries++) {
      const drafted = await this.splitting.draft(complaint, request);
      const change = async (step: StepContext): Promise<EventData> => {
        await this.splitting.store(me, drafted, step.complaint);
        return { relatedCase: drafted.complaint.caseNumber };
      };
      try {
        return await this.steps.act({ id, action: 'split', command: request, find: () => this.access.ofStaff(me, id), change });
      } catch (error) {
        if (!isDuplicateKey(error) || tries >= NUMBER_TRIES) throw error;
      }
    }
  }

  /**
   * The same matter a second time: it waits for the answer of the other case, and gets a copy of it.
   * @throws `complaint.cannot-merge` unless the other one is in reach, open, no report, and of a neighbouring category
   */
  async merge(me: Staff, id: ComplaintId, request: MergeRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => {
      const target = await this.targetOf(me, complaint, request.caseNumber);
      complaint.mergedInto = target.id;
      await this.merged.passOn(complaint.id, target.id);
      return { relatedCase: target.caseNumber, note: request.reason.trim() };
    };
    await this.steps.act({ id, action: 'merge', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Locked, so that it cannot be answered before the merged case waits for its answer. */
  private async targetOf(me: Staff, complaint: Complaint, caseNumber: string): Promise<Complaint> {
    const found = await this.complaints.findByNumber(caseNumber.trim().toUpperCase());
    if (found) await this.complaints.lock(found.id);
    const target = found && (await this.complaints.find(found.id));
    const isSeen = target !== null && (await this.access.rolesFor(me, target)).length > 0;
    if (!isSeen || !canMerge(complaint, target)) throw new DomainError('complaint.cannot-merge');
    return target;
  }
}
