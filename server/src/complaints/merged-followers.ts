import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

export const END_MERGED_TOPIC = 'complaint.end-merged';
export interface EndMergedPayload {
  complaintId: ComplaintId;
}

/** Sets off what the end of a case means for those merged into it 并案. Part of every step, so it asks the index first. */
@Injectable()
export class MergedFollowers {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly jobs: JobsQueue,
  ) {}

  /** Inside the step's unit of work, once the case is in its new state. */
  async follow(before: Complaint, { id, isOpen, state, version }: Complaint): Promise<void> {
    if (!before.isOpen || isOpen || state === 'merged' || (await this.complaints.waitingFor(id, 1)).length === 0) return;
    const payload: EndMergedPayload = { complaintId: id };
    await this.jobs.enqueue({ topic: END_MERGED_TOPIC, dedupeKey: `end-merged:${id}:${version}`, payload });
  }
}
