import { CONTACT_CHANNEL_NAMES, CONTACT_RESULT_NAMES, type ContactChannel, type ContactResult } from '@zsb/shared/casework';
import {
  APPLICATION_NAMES,
  COMPLAINT_ACTIONS,
  OUTCOME_NAMES,
  SATISFACTION_NAMES,
  type ApplicationKind,
  type ComplaintAction,
  type Outcome,
  type Satisfaction,
} from '@zsb/shared/complaints';
import { chineseDateTime } from '../../calendar/local-date.js';
import type { Zone } from '../../calendar/zone.js';
import { targetText } from './wording.js';

/** The steps of a case in words: one line for the citizen where it is meant for them, one for colleagues. */

/** What the history keeps of a step. */
export interface StepWords {
  action: string;
  data: {
    organisation?: string;
    outcome?: string;
    satisfaction?: number;
    note?: string;
    fromCategory?: string;
    toCategory?: string;
    channel?: ContactChannel;
    result?: ContactResult;
    isTooSoon?: boolean;
    isOffHours?: boolean;
    applicationKind?: ApplicationKind;
    lapsed?: ApplicationKind[];
    extendBy?: string;
    dueAt?: string;
    stage?: 'head' | 'centre';
    relatedCase?: string;
  };
}

type Data = StepWords['data'];
type Line = (data: Data, zone: Zone) => string;

// Whoever may not read a case sees its steps without what was kept of them, and old steps kept less: every line reads without.
const officeOf = ({ organisation }: Data): string => organisation ?? '责任单位';
const channelOf = ({ channel }: Data): string => (channel ? `（${CONTACT_CHANNEL_NAMES[channel]}）` : '');
const resultOf = ({ result }: Data): string => (result ? CONTACT_RESULT_NAMES[result] : '联系市民');
function uncountedOf({ isTooSoon, isOffHours }: Data): string {
  if (isOffHours) return '，不在工作时间，不计次数';
  return isTooSoon ? '，与上一次间隔太短，不计次数' : '';
}
const ratingOf = ({ satisfaction }: Data): string => (satisfaction ? `：${SATISFACTION_NAMES[satisfaction as Satisfaction]}` : '');
const outcomeOf = ({ outcome }: Data): string => (outcome ? `，结果：${OUTCOME_NAMES[outcome as Outcome]}` : '');
const nameOf = ({ applicationKind }: Data): string => (applicationKind ? APPLICATION_NAMES[applicationKind] : '申请');

/** `延长到 11月30日 周一 17:30`; while the clock stands still nobody knows the date, then by how much. */
function longer({ dueAt, extendBy }: Data, zone: Zone): string {
  if (!dueAt && !extendBy) return '办理期限延长';
  return dueAt ? `办理期限延长到 ${chineseDateTime(new Date(dueAt), zone)}` : `办理期限延长 ${targetText(extendBy ?? '')}`;
}

/** Only what the citizen is meant to follow: remarks, reviews, refused applications, helpers and orders stay inside. */
const CITIZEN_LINES: Partial<Record<ComplaintAction | 'file', Line>> = {
  file: () => '您提交了诉求',
  dispatch: (data) => `已转交${officeOf(data)}`,
  accept: (data) => `${officeOf(data)}已签收，开始办理`,
  return: () => '正在重新确认责任单位',
  arbitrate: (data) => `已确认由${officeOf(data)}办理`,
  markUrgent: () => '已转为加急办理',
  split: () => '部分内容已另立一件诉求办理',
  merge: ({ relatedCase }) => `已并入同类诉求${relatedCase ? ` ${relatedCase}` : ''}一并办理`,
  // Without an answer to share the case stands alone again.
  endMerged: ({ outcome }) => (outcome ? '合并办理的诉求已有答复' : '您的诉求不再合并，单独办理'),
  contact: (data) => `${officeOf(data)}已联系您${channelOf(data)}`,
  contactTry: (data) => `${officeOf(data)}尝试联系您，没有联系上${channelOf(data)}`,
  ask: (data) => `${officeOf(data)}请您补充材料`,
  supply: () => '您补充了材料',
  supplement: () => '您补充了说明',
  urge: () => '您催办了一次',
  resume: () => '没有收到补充，继续办理',
  grantExtension: (data, zone) => `${longer(data, zone)}${data.note ? `，原因：${data.note}` : ''}`,
  grantRedispatch: () => '正在重新确认责任单位',
  grantRejection: () => '未予受理，请查看原因',
  answer: (data) => `${officeOf(data)}已答复`,
  approveAnswer: (data) => `${officeOf(data)}已答复`,
  rate: (data) => `您评价了这次办理${ratingOf(data)}`,
  rateLow: (data) => `您评价了这次办理${ratingOf(data)}。责任单位将整改`,
  reopen: () => '您没有认可答复，已申请重新办理',
  grantRecheck: () => '经复核，重新办理',
  refuseRecheck: ({ note }) => `经复核办结：${note ?? ''}`,
  rectify: (data) => `${officeOf(data)}反馈了整改情况`,
  reportPlan: (data) => `${officeOf(data)}反馈：计划已落实`,
  planProgress: (data) => `${officeOf(data)}反馈了计划进展`,
  callBack: () => '我们已给您回访',
  callBackTry: () => '我们回访您，没有联系上',
  withdraw: () => '您撤回了诉求',
  reject: () => '未予受理，请查看原因',
  appeal: () => '您提出了申诉，将由另一位工作人员决定',
  close: () => '到期未评价，已自动办结',
};

/** A step in the citizen's timeline; null for a step that is not meant for them. */
export function citizenLine({ action, data }: StepWords, zone: Zone): string | null {
  // An approval that only passes the draft on is none of theirs.
  if (action === 'approveAnswer' && data.stage !== undefined) return null;
  return CITIZEN_LINES[action as ComplaintAction]?.(data, zone) ?? null;
}

const applied: Line = (data) => {
  const { applicationKind, extendBy, organisation } = data;
  const wish = applicationKind === 'redispatch' && organisation ? `（${organisation}）` : '';
  return `${nameOf(data)}${extendBy ? ` ${targetText(extendBy)}` : wish}`;
};
const refused: Line = (data) => `${nameOf(data)}：未同意`;

/** The same steps for colleagues. The remark follows by itself. */
const STAFF_LINES: Record<ComplaintAction | 'file', Line> = {
  file: () => '提交诉求',
  dispatch: ({ organisation, toCategory }) => `派给${organisation ?? ''}${toCategory ? '，并更正了分类' : ''}`,
  accept: (data) => `${officeOf(data)}签收`,
  return: (data) => `${officeOf(data)}退回`,
  arbitrate: (data) => `仲裁给${officeOf(data)}`,
  markUrgent: () => '标为紧急',
  split: ({ relatedCase }) => `拆分出 ${relatedCase ?? '另一件诉求'}`,
  merge: ({ relatedCase }) => `并入 ${relatedCase ?? '另一件诉求'}`,
  endMerged: ({ outcome, relatedCase }) =>
    `主件${relatedCase ? ` ${relatedCase} ` : ''}${outcome ? '已答复' : '未答复即结束，恢复单独办理'}`,
  contact: (data) => `${resultOf(data)}${channelOf(data)}`,
  contactTry: (data) => `${resultOf(data)}${channelOf(data)}${uncountedOf(data)}`,
  note: () => '备注',
  ask: (data) => `${officeOf(data)}请市民补充`,
  supply: () => '市民补充了材料',
  supplement: () => '市民补充了说明',
  urge: () => '市民催办',
  resume: () => '市民未补充，自动继续办理',
  answer: (data) => `${officeOf(data)}答复${outcomeOf(data)}`,
  draftAnswer: (data) => `${officeOf(data)}拟好答复，待${data.stage === 'centre' ? '中心' : '科室负责人'}审核${outcomeOf(data)}`,
  approveAnswer: (data) => (data.stage === 'centre' ? '科室负责人审核通过，待中心审核' : `审核通过，已答复${outcomeOf(data)}`),
  sendBackAnswer: () => '答复审核退回',
  requestExtension: applied,
  grantExtension: (data, zone) => `同意延期，${longer(data, zone)}`,
  refuseExtension: refused,
  requestRedispatch: applied,
  grantRedispatch: (data) => `同意改派给${officeOf(data)}`,
  refuseRedispatch: refused,
  requestRejection: applied,
  grantRejection: () => '同意不予受理',
  refuseRejection: refused,
  requestExclusion: applied,
  grantExclusion: () => '同意剔除，不计入考核',
  refuseExclusion: refused,
  contestRating: applied,
  grantContest: () => '评价申诉成立，评价不计入考核',
  refuseContest: refused,
  addCoHandler: (data) => `请${officeOf(data)}协办`,
  answerCoHandling: (data) => `${officeOf(data)}办完协办事项`,
  supervise: () => '督办',
  answerSupervision: (data) => `${officeOf(data)}回复督办`,
  rectify: (data) => `${officeOf(data)}反馈整改情况`,
  reportPlan: (data) => `${officeOf(data)}反馈计划落实情况`,
  planProgress: (data) => `${officeOf(data)}反馈计划进展`,
  callBack: () => '回访成功',
  callBackTry: () => '回访未联系上',
  nameHandlers: () => '指定举报经办人',
  rate: (data) => `市民评价${ratingOf(data)}`,
  rateLow: (data) => `市民评价${ratingOf(data)}，转入整改和回访`,
  reopen: (data) => `市民要求重新办理，评价${ratingOf(data)}`,
  grantRecheck: () => '复核：重新办理',
  refuseRecheck: () => '复核：办结',
  withdraw: () => '市民撤回',
  reject: () => '不予受理',
  appeal: () => '市民申诉',
  close: () => '到期未评价，自动办结',
};

/** A step as colleagues read it, with its remark and with the applications it made pointless. */
export function staffLine({ action, data }: StepWords, zone: Zone): string {
  const line = isKnown(action) ? STAFF_LINES[action](data, zone) : action;
  const lapsed = (data.lapsed ?? []).map((kind) => `${APPLICATION_NAMES[kind]}自动失效`);
  return [`${line}${data.note ? `：${data.note}` : ''}`, ...lapsed].join('；');
}

const isKnown = (action: string): action is ComplaintAction | 'file' =>
  action === 'file' || (COMPLAINT_ACTIONS as readonly string[]).includes(action);
