import { Injectable } from '@nestjs/common';
import type { ComplaintAction } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { NoticesService } from '../notices/notices.service.js';
import type { NoticeKind } from '../notices/notices.service.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';

/** A timer for one version of a case: whoever moves the case first, disarms it. */
export interface TimerPayload {
  complaintId: ComplaintId;
  version: number;
}
export const CLOSE_TOPIC = 'complaint.close-silent';
export const RESUME_TOPIC = 'complaint.resume-silent';

/** Who speaks where no office does. */
const CENTRE = '派单中心';

interface Told {
  kind: NoticeKind;
  title: string;
  text: (caseNumber: string, office: string) => string;
  /** Also outside the app. */
  send: boolean;
}

/** What the citizen is told at which step. Steps of their own are not told back to them. */
const TOLD: Partial<Record<ComplaintAction, Told>> = {
  dispatch: {
    kind: 'dispatched',
    title: '诉求已转交',
    text: (caseNumber, office) => `您的诉求 ${caseNumber} 已转交${office}，等待签收。`,
    send: true,
  },
  accept: {
    kind: 'accepted',
    title: '诉求办理中',
    text: (caseNumber, office) => `${office}已签收您的诉求 ${caseNumber}，正在办理。`,
    send: false,
  },
  answer: {
    kind: 'answered',
    title: '诉求已答复，请评价',
    text: (caseNumber, office) => `${office}已答复您的诉求 ${caseNumber}。请在 7 天内查看并评价。`,
    send: true,
  },
  arbitrate: {
    kind: 'dispatched',
    title: '已确认责任单位',
    text: (caseNumber, office) => `您的诉求 ${caseNumber} 由${office}负责，等待签收。`,
    send: true,
  },
  ask: {
    kind: 'asked',
    title: '请您补充材料',
    text: (caseNumber, office) => `${office}办理您的诉求 ${caseNumber} 需要您补充情况，请在“办件”里查看。`,
    send: true,
  },
  resume: {
    kind: 'accepted',
    title: '诉求继续办理',
    text: (caseNumber) => `没有收到您的补充，诉求 ${caseNumber} 已按现有情况继续办理。`,
    send: false,
  },
  reject: {
    kind: 'rejected',
    title: '诉求未予受理',
    text: (caseNumber) => `您的诉求 ${caseNumber} 不属于受理范围。请查看原因和正确的办理途径；您可以申诉一次。`,
    send: true,
  },
  grantRecheck: {
    kind: 'accepted',
    title: '复核同意，重新办理',
    text: (caseNumber) => `经复核，您的诉求 ${caseNumber} 将重新办理。`,
    send: false,
  },
  refuseRecheck: {
    kind: 'closed',
    title: '复核已有结论',
    text: (caseNumber) => `您的诉求 ${caseNumber} 已复核办结，请查看理由。`,
    send: false,
  },
  close: { kind: 'closed', title: '诉求已办结', text: (caseNumber) => `您的诉求 ${caseNumber} 超过 7 天未评价，已自动办结。`, send: false },
};

/** Messages and timers that a step of a case sets off, stored with the step. */
@Injectable()
export class CaseNotices {
  constructor(
    private readonly notices: NoticesService,
    private readonly jobs: JobsQueue,
  ) {}

  async tell(
    { id: complaintId, personId, caseNumber, version }: Complaint,
    action: ComplaintAction,
    { organisation = CENTRE }: EventData,
  ): Promise<void> {
    const told = TOLD[action];
    if (!told) return;
    const { kind, title, text, send } = told;
    const outside = send ? { caseNumber, office: organisation } : null;
    await this.notices.notify({ personId, complaintId, version, kind, title, text: text(caseNumber, organisation), outside });
  }

  async closeWhenSilent({ id: complaintId, version, rateBy }: Complaint): Promise<void> {
    const payload: TimerPayload = { complaintId, version };
    await this.jobs.enqueue({ topic: CLOSE_TOPIC, dedupeKey: `close:${complaintId}:${version}`, payload, runAt: rateBy! });
  }

  async resumeWhenSilent({ id: complaintId, version, supplyBy }: Complaint): Promise<void> {
    const payload: TimerPayload = { complaintId, version };
    await this.jobs.enqueue({ topic: RESUME_TOPIC, dedupeKey: `resume:${complaintId}:${version}`, payload, runAt: supplyBy! });
  }
}
