import { Injectable } from '@nestjs/common';
import type { CallBackRequest, PlanReportRequest, ReportRequest, SuperviseRequest } from '@zsb/shared/casework';
import type { MessageKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import { noteOf } from './casework.service.js';
import type { EventData } from './complaint-event.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { isLastCallBackTry } from './domain/case-facts.js';
import { MergedFollowers } from './merged-followers.js';

/**
 * What keeps an office to its word: supervision orders 督办, what it puts right after a bad rating 整改, what it had planned
 * 列入计划, and the call-back 回访.
 */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly merged: MergedFollowers,
  ) {}

  /** One order at a time; the office reports within the order's own clock. */
  async supervise(me: Staff, id: ComplaintId, request: SuperviseRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => {
      complaint.isSupervised = true;
      return { note: request.reason.trim(), ...(await this.offices.leading(complaint)) };
    };
    await this.steps.act({ id, action: 'supervise', command: request, find: () => this.access.toSupervise(me, id), change });
  }

  async answerSupervision(me: Staff, id: ComplaintId, request: ReportRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => {
      complaint.isSupervised = false;
      return { note: request.text.trim(), ...(await this.offices.leading(complaint)) };
    };
    await this.steps.act({ id, action: 'answerSupervision', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** What the office put right; the citizen reads it. */
  async rectify(me: Staff, id: ComplaintId, request: ReportRequest): Promise<void> {
    const change = (step: StepContext): Promise<EventData> => {
      step.complaint.needsRectification = false;
      return this.write(step, 'rectification', request.text);
    };
    await this.steps.act({ id, action: 'rectify', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** What becomes of the plan that the answer spoke of; the citizen reads it. Watched on until the office says that it is done. */
  async reportPlan(me: Staff, id: ComplaintId, request: PlanReportRequest): Promise<void> {
    const { text, isDone } = request;
    const change = async (step: StepContext): Promise<EventData> => {
      if (isDone) step.complaint.needsPlanReport = false;
      await this.merged.share(step.complaint);
      return this.write(step, 'planReport', text);
    };
    const action = isDone ? 'reportPlan' : 'planProgress';
    await this.steps.act({ id, action, command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Reached once, it is done; not reached, after the tries on two days that the city asks for. */
  async callBack(me: Staff, id: ComplaintId, request: CallBackRequest): Promise<void> {
    const { result } = request;
    const change = ({ complaint, facts, roles, now }: StepContext): Promise<EventData> => {
      if (result === 'noAnswer') {
        complaint.callBackTries += 1;
        complaint.callBackTriedOn ??= facts.today;
      }
      if (result === 'reached' || isLastCallBackTry(facts, roles, now)) complaint.needsCallBack = false;
      return Promise.resolve({ result, ...noteOf(request.note) });
    };
    const action = result === 'reached' ? 'callBack' : 'callBackTry';
    await this.steps.act({ id, action, command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** In the office's name, as the citizen knows it. */
  private async write({ complaint, now }: StepContext, kind: MessageKind, words: string): Promise<EventData> {
    const office = await this.offices.leading(complaint);
    const { id: complaintId, version } = complaint;
    const [text, author] = [words.trim(), office.organisation ?? ''];
    await this.complaints.insertMessage({ id: newId(), complaintId, version, kind, at: now, text, author });
    return office;
  }
}
