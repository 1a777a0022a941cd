import { Injectable } from '@nestjs/common';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { addCalendarDays } from '../calendar/local-date.js';
import { newId } from '../platform/ids.js';
import { SlaService } from '../sla/sla.service.js';
import { CaseAccess, type CaseActor } from './case-access.js';
import { CaseNotices } from './case-notices.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { ComplaintAnswer } from './complaint-answer.entity.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

const BATCH = 100;

/**
 * What becomes of merged cases 并案: they share the answer of the case they were merged into, each with a rating of its own.
 * Where that case ends without an answer (withdrawn, not taken on), their own matter is still open: back to the dispatcher.
 */
@Injectable()
export class MergedCases {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly notices: CaseNotices,
    private readonly sla: SlaService,
    private readonly calendars: Calendars,
  ) {}

  /** What waits for a case that is merged itself, waits for the other one from now on. Inside the step's unit of work. */
  passOn(from: ComplaintId, to: ComplaintId): Promise<void> {
    return this.complaints.redirectMerged(from, to);
  }

  /** The job behind the end of a case that others were merged into. @param jobId the command key: done twice, it acts once */
  async end(id: ComplaintId, jobId: string): Promise<void> {
    const lead = await this.complaints.find(id);
    if (!lead || lead.isOpen) return;
    const { answer } = await this.complaints.record(lead);
    const shared = lead.state === 'answered' || lead.state === 'closed' ? answer : null;
    for (;;) {
      const waiting = await this.complaints.waitingFor(id, BATCH);
      for (const merged of waiting) await this.endOne(merged, lead, shared, jobId);
      if (waiting.length < BATCH) return;
    }
  }

  private async endOne(merged: Complaint, lead: Complaint, answer: ComplaintAnswer | null, jobId: string): Promise<void> {
    const { id, version } = merged;
    const command = { commandKey: jobId as CommandKey, version };
    const change = async (step: StepContext): Promise<EventData> => {
      const related = { relatedCase: lead.caseNumber };
      return answer ? { ...related, ...(await this.share(step, lead, answer)) } : related;
    };
    await this.steps.act({ id, action: 'endMerged', command, find: () => this.find(id, answer !== null), change });
  }

  /** A case that waits for no answer any more stands alone again, which is what the workflow table looks at. */
  private async find(id: ComplaintId, isAnswered: boolean): Promise<CaseActor> {
    const actor = await this.access.ofSystem(id);
    if (!isAnswered) actor.complaint.mergedInto = null;
    return actor;
  }

  private async share({ complaint, now }: StepContext, lead: Complaint, answer: ComplaintAnswer): Promise<EventData> {
    complaint.leadOrganisationId = lead.leadOrganisationId;
    complaint.handlerId = lead.handlerId;
    complaint.answeredAt = now;
    complaint.rateBy = addCalendarDays(now, this.sla.limits().rateDays, this.calendars.current('office').calendar);
    await this.complaints.insertAnswer({ ...answer, id: newId(), complaintId: complaint.id, at: now });
    await this.notices.closeWhenSilent(complaint);
    return { outcome: answer.outcome, ...(await this.offices.leading(lead)) };
  }
}
