import { Injectable } from '@nestjs/common';
import { CaseworkRepository } from './casework.repository.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { DECISIONS, kindsOf } from './domain/applications.js';
import { isOpenState, WORKFLOW } from './domain/workflow.js';

const LAPSED = '诉求已进入下一环节，申请自动失效';

/** Back with the dispatcher: returned, or rejected and appealed. Whoever had it has it no more. */
const begunAnew = {
  leadOrganisationId: null,
  handlerId: null,
  contactedAt: null,
  contactTries: 0,
  contactTriedAt: null,
} as const satisfies Partial<Complaint>;

/** What a step leaves behind that makes no sense any more: applications nobody can decide, a draft nobody will send. */
@Injectable()
export class LooseEnds {
  constructor(private readonly casework: CaseworkRepository) {}

  /** Inside the step's unit of work, after its own change. */
  async tie(before: Complaint, complaint: Complaint, now: Date): Promise<EventData> {
    complaint.isOpen = isOpenState(complaint.state);
    if (['withdrawn', 'rejected', 'merged'].includes(complaint.state)) complaint.isSupervised = false;
    if (complaint.state !== 'awaiting_citizen') complaint.supplyBy = null;
    // Worked once more, it gets another answer: that one may plan again.
    if (complaint.state === 'accepted') complaint.needsPlanReport = false;
    if (complaint.state === 'submitted' && before.state !== 'submitted') Object.assign(complaint, begunAnew);
    if (complaint.state !== 'accepted' && complaint.reviewStage !== null) await this.dropDraft(complaint);
    // Whom one office named to read a report, another has not.
    if (before.leadOrganisationId !== complaint.leadOrganisationId) await this.casework.forgetHandlers(complaint.id);
    return this.letLapse(before, complaint, now);
  }

  private async dropDraft(complaint: Complaint): Promise<void> {
    const draft = await this.casework.draftOf(complaint.id);
    if (draft) await this.casework.updateAnswer(draft.id, { state: 'sentBack', reviewedBy: null });
    complaint.reviewStage = null;
  }

  /** What an office applied for ends where it cannot be granted any more, or with another office. */
  private async letLapse(before: Complaint, complaint: Complaint, now: Date): Promise<EventData> {
    const open = kindsOf(complaint.openApplications);
    const hasMoved = before.leadOrganisationId !== complaint.leadOrganisationId;
    const lapsed = open.filter((kind) => hasMoved || !(DECISIONS[kind].grant in WORKFLOW[complaint.state]));
    if (lapsed.length === 0) return {};
    for (const { id, kind, decision } of await this.casework.applicationsOf(complaint.id)) {
      if (decision !== null || !lapsed.includes(kind)) continue;
      await this.casework.decideApplication(id, { decision: 'refused', decidedBy: null, decidedAt: now, decisionReason: LAPSED });
    }
    complaint.openApplications = open.filter((kind) => !lapsed.includes(kind)).join(',');
    return { lapsed };
  }
}
