/** What the citizen is told at which step, in plain words. Steps of their own are not told back to them. */
import type { ComplaintAction, ComplaintState } from '@zsb/shared/complaints';
import type { NoticeKind } from '@zsb/shared/notices';
import { chineseDateTime } from '../../calendar/local-date.js';
import type { Zone } from '../../calendar/zone.js';

export interface Told {
  kind: NoticeKind;
  title: string;
  text: string;
  /** Also outside the app: only what asks something of the person, or changes what they were promised. */
  send: boolean;
}

/** What the words are made of. */
export interface ToldFacts {
  /** Whose clocks people read. */
  zone: Zone;
  caseNumber: string;
  /** In its state after the step. */
  state: ComplaintState;
  /** Who speaks: the leading office, or the centre. */
  office: string;
  /** Until when the answer can be rated. */
  rateBy: Date | null;
  /** Of a granted extension: the due time before and after, ISO 8601, and why. */
  dueBefore?: string | undefined;
  dueAt?: string | undefined;
  note?: string | undefined;
  result?: string | undefined;
  /** Against a rejection: once. */
  mayAppeal: boolean;
}

/** Longer reasons are read in the case: a notice holds 300 characters. */
const LONGEST_REASON = 120;

const inbox = (kind: NoticeKind, title: string, text: string): Told => ({ kind, title, text, send: false });
const sent = (kind: NoticeKind, title: string, text: string): Told => ({ kind, title, text, send: true });

const TOLD: Partial<Record<ComplaintAction, (facts: ToldFacts) => Told | null>> = {
  dispatch: ({ caseNumber, office }) => sent('dispatched', '诉求已转交', `您的诉求 ${caseNumber} 已转交${office}，等待签收。`),
  arbitrate: ({ caseNumber, office }) => sent('dispatched', '已确认责任单位', `您的诉求 ${caseNumber} 由${office}负责，等待签收。`),
  grantRedispatch: ({ caseNumber, office }) =>
    sent('dispatched', '诉求已改由其他单位办理', `经核实，您的诉求 ${caseNumber} 改由${office}办理，等待签收。办结期限不因改派而延长。`),
  accept: ({ caseNumber, office }) => inbox('accepted', '诉求办理中', `${office}已签收您的诉求 ${caseNumber}，正在办理。`),
  contact: ({ caseNumber, office }) =>
    inbox('contacted', '办理单位已与您联系', `${office}登记：已就诉求 ${caseNumber} 与您联系。如果没有人联系过您，请在评价时告诉我们。`),
  contactTry: missed,
  ask: ({ caseNumber, office }) => sent('asked', '请您补充材料', `${office}办理您的诉求 ${caseNumber} 需要您补充情况，请在“办件”里查看。`),
  resume: ({ caseNumber }) => inbox('accepted', '诉求继续办理', `没有收到您的补充，诉求 ${caseNumber} 已按现有情况继续办理。`),
  markUrgent: ({ caseNumber }) => inbox('accepted', '诉求已列为紧急', `您的诉求 ${caseNumber} 已列为紧急，将优先办理。`),
  grantExtension: extended,
  answer: answered,
  approveAnswer: answered,
  endMerged: (facts) =>
    facts.state === 'submitted'
      ? inbox('merged', '诉求恢复单独办理', `与您的诉求 ${facts.caseNumber} 合并办理的另一件诉求没有答复就结束了，您的诉求将单独办理。`)
      : answered(facts),
  rectify: ({ caseNumber, office }) =>
    inbox('rectified', '整改情况已反馈', `${office}就您对诉求 ${caseNumber} 的评价反馈了整改情况，请您查看。`),
  reportPlan: ({ caseNumber, office }) =>
    inbox('planReported', '计划已落实', `您的诉求 ${caseNumber} 答复时列入了计划，${office}反馈已经落实，请您查看。`),
  planProgress: ({ caseNumber, office }) =>
    inbox('planReported', '计划进展已反馈', `您的诉求 ${caseNumber} 答复时列入了计划，${office}反馈了进展，请您查看。落实后会再告诉您。`),
  callBackTry: ({ caseNumber }) =>
    inbox('calledBack', '回访电话没有接通', `工作人员就诉求 ${caseNumber} 给您打过回访电话，没有接通，之后会再联系您。`),
  split: ({ caseNumber }) =>
    inbox('split', '诉求已拆分办理', `您的诉求 ${caseNumber} 涉及多件事，其中一部分已另立诉求，由相应单位办理，请在“办件”里查看。`),
  merge: ({ caseNumber }) =>
    inbox('merged', '诉求已并案办理', `您的诉求 ${caseNumber} 与另一件诉求是同一件事，已合并办理。答复后会通知您，您仍可单独评价。`),
  reject: rejected,
  grantRejection: rejected,
  grantRecheck: ({ caseNumber }) => inbox('accepted', '复核同意，重新办理', `经复核，您的诉求 ${caseNumber} 将重新办理。`),
  refuseRecheck: ({ caseNumber }) => inbox('closed', '复核已有结论', `您的诉求 ${caseNumber} 已复核办结，请查看理由。`),
  close: ({ caseNumber }) => inbox('closed', '诉求已办结', `您的诉求 ${caseNumber} 到期未评价，已自动办结。`),
};

/** Null for a step that is not told. */
export const toldAt = (action: ComplaintAction, facts: ToldFacts): Told | null => TOLD[action]?.(facts) ?? null;

function missed({ caseNumber, office, result }: ToldFacts): Told {
  const advice = result === 'wrongNumber' ? '登记的号码可能有误，请您补充联系方式。' : '请您留意来电。';
  return inbox('contacted', '办理单位没有联系上您', `${office}就诉求 ${caseNumber} 给您打过电话，没有联系上。${advice}`);
}

function extended({ caseNumber, office, zone, dueBefore, dueAt, note = '' }: ToldFacts): Told {
  const dates = dueBefore && dueAt ? `由${localTime(dueBefore, zone)}延长到${localTime(dueAt, zone)}` : '已经延长';
  const why = note === '' ? '' : `理由：${shortened(note)}`;
  return sent('extended', '办理期限延长', `${office}申请延长办理您的诉求 ${caseNumber}，已经批准：答复期限${dates}。${why}`);
}

/** An answer that its first reviewer passed on has not reached the citizen. */
function answered({ caseNumber, office, zone, state, rateBy }: ToldFacts): Told | null {
  if (state !== 'answered') return null;
  const until = rateBy ? `请在${localTime(rateBy, zone)}前查看并评价。` : '请查看并评价。';
  return sent('answered', '诉求已答复，请评价', `${office}已答复您的诉求 ${caseNumber}。${until}`);
}

function rejected({ caseNumber, mayAppeal }: ToldFacts): Told {
  const way = mayAppeal ? '请查看原因和正确的办理途径；您可以申诉一次。' : '这是申诉后的结论。请查看原因和正确的办理途径。';
  return sent('rejected', '诉求未予受理', `您的诉求 ${caseNumber} 不属于受理范围。${way}`);
}

/** What followers read for a state: nothing is asked of them. */
export function followedStateText(state: ComplaintState): string {
  // A merged case waits for its answer as well.
  if (['accepted', 'awaiting_citizen', 'rechecking', 'merged'].includes(state)) return '办理中';
  if (state === 'submitted' || state === 'arbitrating') return '等待派单';
  if (state === 'assigned') return '已转交责任单位';
  return state === 'answered' ? '已答复' : '已办结';
}

/** What the followers of somebody else's case are told: that something happened, and nothing of anybody's words. */
export function toldToFollowers(
  action: ComplaintAction,
  state: ComplaintState,
  category: string,
): Pick<Told, 'kind' | 'title' | 'text'> | null {
  const subject = `您关注的附近诉求（${category}）`;
  if (action === 'dispatch') return { kind: 'dispatched', title: '关注的诉求已转交', text: `${subject}已转交责任单位。` };
  if (action === 'accept') return { kind: 'accepted', title: '关注的诉求办理中', text: `${subject}已由责任单位签收，正在办理。` };
  if (state === 'answered' && ['answer', 'approveAnswer', 'endMerged'].includes(action)) {
    return { kind: 'answered', title: '关注的诉求已答复', text: `${subject}已由责任单位答复。` };
  }
  return null;
}

const localTime = (at: string | Date, zone: Zone): string => chineseDateTime(new Date(at), zone);

function shortened(reason: string): string {
  const characters = [...reason.replace(/\s+/g, ' ')];
  return characters.length <= LONGEST_REASON ? characters.join('') : `${characters.slice(0, LONGEST_REASON).join('')}…`;
}
