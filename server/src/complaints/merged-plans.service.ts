import { Injectable } from '@nestjs/common';
import type { ComplaintState } from '@zsb/shared/complaints';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { ComplaintAnswer } from './complaint-answer.entity.js';
import type { ComplaintEvent, EventData } from './complaint-event.entity.js';
import type { ComplaintMessage } from './complaint-message.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { isSameAnswer } from './domain/merging.js';

const BATCH = 100;
/** Where an answer stands. */
const ANSWERED: readonly ComplaintState[] = ['answered', 'rechecking', 'closed'];

/** What the office said of a plan. */
interface PlanReport {
  lead: Complaint;
  step: ComplaintEvent;
  message: ComplaintMessage;
  /** The answer that planned it. */
  answer: ComplaintAnswer;
}

/**
 * Merged cases 并案 share an answer that planned something 列入计划, and so each report on it: as a message and a notice of their
 * own. The plan is watched once, in the case they were merged into.
 */
@Injectable()
export class MergedPlans {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
  ) {}

  /**
   * The job behind each report. @param jobId the command key: done twice, it acts once
   * @throws while a case still waits for the answer itself: the job comes again
   */
  async share(id: ComplaintId, version: number, jobId: string): Promise<void> {
    const report = await this.find(id, version);
    if (!report) return;
    if (!report.lead.isOpen && (await this.complaints.waitingFor(id, 1)).length > 0) throw new Error('the answer is not shared yet');
    for (let after = ''; ;) {
      const merged = await this.complaints.mergedIn(id, ANSWERED, after, BATCH);
      for (const one of merged) await this.shareWith(one, report, jobId);
      if (merged.length < BATCH) return;
      after = merged.at(-1)!.id;
    }
  }

  private async find(id: ComplaintId, version: number): Promise<PlanReport | null> {
    const lead = await this.complaints.find(id);
    if (!lead) return null;
    const { events, messages } = await this.complaints.record(lead);
    const [step, message] = [events.find((one) => one.version === version), messages.find((one) => one.version === version)];
    if (!step || !message) return null;
    const answer = (await this.complaints.answersOf(id)).find(({ at }) => at <= step.at);
    return answer ? { lead, step, message, answer } : null;
  }

  /** Whoever has an answer of their own by now, after another round, has nothing to do with the plan. */
  private async shareWith({ id, version }: Complaint, { lead, step, message, answer }: PlanReport, jobId: string): Promise<void> {
    const [own] = await this.complaints.answersOf(id);
    if (!own || !isSameAnswer(own, answer)) return;
    const { organisationId, organisation } = step.data;
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      const copy = { ...message, id: newId(), complaintId: id, version: complaint.version, at: now };
      await this.complaints.insertMessage(copy);
      return { relatedCase: lead.caseNumber, ...(organisationId && { organisationId }), ...(organisation && { organisation }) };
    };
    const action = step.action === 'reportPlan' ? 'reportPlan' : 'planProgress';
    const command = { commandKey: jobId as CommandKey, version };
    await this.steps.act({ id, action, command, find: () => this.access.ofSystem(id), change });
  }
}
