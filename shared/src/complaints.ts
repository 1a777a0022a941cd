/** The words of a complaint 诉求: names of states, actions and kinds, with what people read for them. The rules run on the server only. */

export const COMPLAINT_STATES = [
  'submitted',
  'assigned',
  'arbitrating',
  'accepted',
  'awaiting_citizen',
  'answered',
  'rechecking',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** What somebody (or a timer) does to a case; each is one cell per state in the server's workflow table. */
export const COMPLAINT_ACTIONS = [
  'dispatch',
  'accept',
  'return',
  'arbitrate',
  'ask',
  'supply',
  'resume',
  'answer',
  'rate',
  'reopen',
  'grantRecheck',
  'refuseRecheck',
  'close',
  'withdraw',
  'reject',
  'appeal',
  'urge',
  'supplement',
  'rateLow',
  'markUrgent',
  'split',
  'merge',
  'endMerged',
  'contact',
  'contactTry',
  'note',
  'draftAnswer',
  'approveAnswer',
  'sendBackAnswer',
  'requestExtension',
  'grantExtension',
  'refuseExtension',
  'requestRedispatch',
  'grantRedispatch',
  'refuseRedispatch',
  'requestRejection',
  'grantRejection',
  'refuseRejection',
  'requestExclusion',
  'grantExclusion',
  'refuseExclusion',
  'contestRating',
  'grantContest',
  'refuseContest',
  'addCoHandler',
  'answerCoHandling',
  'supervise',
  'answerSupervision',
  'rectify',
  'callBack',
  'callBackTry',
  'nameHandlers',
  'reportPlan',
  'planProgress',
] as const;
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];

export const COMPLAINT_KINDS = ['complaint', 'report', 'help', 'enquiry', 'suggestion', 'snapshot'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];
export const COMPLAINT_KIND_NAMES: Record<ComplaintKind, string> = {
  complaint: '投诉',
  report: '举报',
  help: '求助',
  enquiry: '咨询',
  suggestion: '建议',
  snapshot: '随手拍',
};

export const OUTCOMES = ['solved', 'partly', 'planned', 'explained', 'unfounded'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_NAMES: Record<Outcome, string> = {
  solved: '已解决',
  partly: '部分解决',
  planned: '列入计划',
  explained: '解释说明',
  unfounded: '诉求不成立',
};

export const SOLVED_ANSWERS = ['yes', 'partly', 'no'] as const;
export type Solved = (typeof SOLVED_ANSWERS)[number];
export const SOLVED_NAMES: Record<Solved, string> = { yes: '已解决', partly: '部分解决', no: '没有解决' };

/** 5 非常满意 … 1 非常不满意 (国办发〔2019〕51号 好差评). */
export const SATISFACTION_NAMES: Record<Satisfaction, string> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};
export type Satisfaction = 1 | 2 | 3 | 4 | 5;

export type SlaStatus = 'onTime' | 'soon' | 'late' | 'paused';
export type CoordinateSystem = 'gcj02' | 'wgs84';

export const CLOCK_KINDS = [
  'dispatch',
  'acceptance',
  'firstContact',
  'resolution',
  'rework',
  'rectification',
  'coHandling',
  'supervisionOrder',
  'callBack',
  'arbitration',
  'recheck',
  'appeal',
  /** 列入计划: what was promised for a later day, watched until the office reports. */
  'plan',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
export const CLOCK_NAMES: Record<ClockKind, string> = {
  dispatch: '派单',
  acceptance: '签收',
  firstContact: '首次联系',
  resolution: '办结',
  rework: '重办',
  rectification: '整改',
  coHandling: '协办',
  supervisionOrder: '督办',
  callBack: '回访',
  arbitration: '仲裁',
  recheck: '复核',
  appeal: '申诉',
  plan: '计划落实',
};

/** Longest lengths in UTF-16 units, as `String.length` counts; shortest where one is needed. */
export const COMPLAINT_LIMITS = {
  textMin: 5,
  text: 2000,
  address: 200,
  contactName: 30,
  /** Shortest return, question, rejection, appeal or decision that explains anything. */
  reasonMin: 5,
  reason: 1000,
  fieldAnswer: 200,
  answerMin: 10,
  answer: 4000,
  note: 1000,
  ratingText: 500,
  ratingTags: 5,
  ratingTag: 20,
  searchText: 50,
} as const;

/** Why a case can be refused; the city's data names the right way for each. */
export const REJECT_REASONS = [
  'litigation',
  'arbitration',
  'administrative-review',
  'discipline',
  'information-disclosure',
  'petition',
  'secret-or-privacy',
  'indecent',
  'nothing-concrete',
  'repeated',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Words a citizen can tick beside a rating. */
export const RATING_TAGS = ['联系及时', '态度好', '解释清楚', '办得彻底', '联系太慢', '态度不好', '答非所问', '没有解决实际问题'] as const;

/** `ask` … of the office to the citizen and back; `urge` 催办; `rectification` the office's report on what it put right, `planReport` on what it had planned 列入计划. */
export const MESSAGE_KINDS = ['ask', 'supply', 'supplement', 'urge', 'rectification', 'planReport'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Tabs of the inbox; each has a count. */
export const CASE_TABS = [
  'toDispatch',
  'toAccept',
  'inProgress',
  'mine',
  'dueSoon',
  'overdue',
  'paused',
  'returned',
  'toDecide',
  'coHandling',
  'followUp',
  'answered',
  'closed',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];
export const CASE_TAB_NAMES: Record<CaseTab, string> = {
  toDispatch: '待派单',
  toAccept: '待签收',
  inProgress: '办理中',
  mine: '我的',
  dueSoon: '将到期',
  overdue: '已超时',
  paused: '暂停',
  returned: '退回',
  /** Applications, drafted answers, 仲裁 and 复核 that wait for a decision. */
  toDecide: '待审批',
  coHandling: '协办',
  /** Closed, with a rectification, a supervision order or a call-back to do. */
  followUp: '整改回访',
  answered: '已答复',
  closed: '已办结',
};

export const APPLICATION_KINDS = ['extension', 'redispatch', 'rejection', 'exclusion', 'ratingContest'] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];
export const APPLICATION_NAMES: Record<ApplicationKind, string> = {
  extension: '申请延期',
  redispatch: '申请改派',
  rejection: '申请不予受理',
  exclusion: '申请剔除',
  ratingContest: '申诉评价',
};
