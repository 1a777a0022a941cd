import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

export const END_MERGED_TOPIC = 'complaint.end-merged';
export interface EndMergedPayload {
  complaintId: ComplaintId;
}

export const SHARE_REPORT_TOPIC = 'complaint.share-plan-report';
export interface ShareReportPayload extends EndMergedPayload {
  /** Of the step that reported. */
  version: number;
}

/** Sets off what the steps of a case mean for those merged into it 并案. Part of every step, so it asks the index first. */
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

  /** What became of a plan 列入计划 is read by everybody who got the answer. Inside the step's unit of work. */
  async share({ id, version }: Complaint): Promise<void> {
    if (!(await this.complaints.hasMerged(id))) return;
    const payload: ShareReportPayload = { complaintId: id, version };
    await this.jobs.enqueue({ topic: SHARE_REPORT_TOPIC, dedupeKey: `share-plan-report:${id}:${version}`, payload });
  }
}
