/** A complaint 诉求 from phone to answer: names of states and actions, requests and views. The rules run on the server only. */
import { endpoint, type Page, type PageQuery } from './api.js';
import type { ApplicationId, ClientKey, CommandKey, ComplaintId, OrganisationId, PhotoId, StaffId } from './ids.js';
import type { PhotoView } from './photos.js';

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

export interface Place {
  /** As people say it: street and number, or a landmark. */
  address: string;
  /** Where the map or the phone put it. Stored as GCJ-02; WGS-84 (browsers) is converted by the server. */
  point?: Point | null;
  /** Chosen by hand where there is no point. The point decides where both are given. */
  districtCode?: string | null;
}
export interface Point {
  lng: number;
  lat: number;
  system: CoordinateSystem;
}

export interface FileComplaintRequest {
  clientKey: ClientKey;
  kind: ComplaintKind;
  text: string;
  categoryCode: string;
  place: Place;
  photoIds: PhotoId[];
  /** How to reach the person; null = the phone of the login. */
  contact: { name: string; phone: string } | null;
  /** 隐藏我的姓名: the office sees no name and no phone. */
  hideName: boolean;
  /** Answers to the extra questions of the category, by their keys; optional since 0.2. */
  answers?: FieldAnswer[];
  /** Whom a report is about, where it is an office: it never goes there 回避. Only for `report`; optional since 0.3. */
  aboutOrganisationId?: OrganisationId | null;
}
export interface FieldAnswer {
  key: string;
  /** As typed or chosen; dates `YYYY-MM-DD`, numbers in digits. */
  value: string;
}
/** An answered question as people read it. */
export interface FieldAnswerView {
  label: string;
  value: string;
}

/** What would apply if this were filed now. Nothing is stored. */
export interface ForecastRequest {
  categoryCode: string;
  place: Place;
}
export interface ForecastView {
  organisation: string;
  district: string | null;
  /** When an answer is due, ISO 8601. */
  dueAt: string;
}

/** One step as the citizen reads it, newest first. */
export interface TimelineEntryView {
  at: string;
  text: string;
}

export interface OfficeView {
  id: OrganisationId;
  name: string;
  phone: string | null;
}

export interface AnswerView {
  text: string;
  outcome: Outcome;
  /** Local date `YYYY-MM-DD` for 列入计划, else null. */
  plannedDate: string | null;
  at: string;
  office: string;
}

export interface RatingView {
  contacted: boolean;
  solved: Solved;
  satisfaction: Satisfaction;
  tags: string[];
  text: string;
  at: string;
}

/** Why it was not taken on, and where to go instead. */
export interface RejectionView {
  reason: RejectReason;
  reasonText: string;
  /** The dispatcher's own words. */
  text: string;
  /** The right way, with its phone where there is one. */
  advice: string;
  phone: string | null;
  at: string;
}

/** `ask` … of the office to the citizen and back; `urge` 催办; `rectification` the office's report on what it put right. */
export const MESSAGE_KINDS = ['ask', 'supply', 'supplement', 'urge', 'rectification'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What the office and the citizen wrote to each other, oldest first. */
export interface MessageView {
  kind: MessageKind;
  at: string;
  text: string;
  from: string;
}

export interface ComplaintSummaryView {
  id: ComplaintId;
  caseNumber: string;
  kind: ComplaintKind;
  /** New states may appear before an old client knows them: `stateText` always reads. */
  state: ComplaintState;
  stateText: string;
  /** First words of the text. */
  excerpt: string;
  category: string;
  filedAt: string;
  /** Null once nothing is due any more. */
  dueAt: string | null;
  slaStatus: SlaStatus | null;
  /** Until when an addition is waited for; null outside `awaiting_citizen`. Since 0.3. */
  supplyBy: string | null;
  allowedActions: ComplaintAction[];
}

export interface ComplaintView extends ComplaintSummaryView {
  text: string;
  categoryPath: string[];
  place: { address: string; district: string | null; point: Point | null };
  photos: PhotoView[];
  hideName: boolean;
  office: OfficeView | null;
  timeline: TimelineEntryView[];
  fields: FieldAnswerView[];
  messages: MessageView[];
  rejection: RejectionView | null;
  answer: AnswerView | null;
  /** Photos of the office's work, shown with its answer. */
  evidence: PhotoView[];
  rating: RatingView | null;
  /** Until when the answer can be rated; null outside `answered`. */
  rateBy: string | null;
  /** When the case can be urged again 催办, where it cannot now; null where it can, or never. */
  urgeAgainAt: string | null;
  /** How often the promised date was moved, with the citizen told. */
  extensionCount: number;
  /** The case this one was merged into 并案. */
  mergedInto: string | null;
  version: number;
}

/** Every command on a case carries these two. */
export interface Command {
  commandKey: CommandKey;
  /** The `version` of the view the person was looking at. */
  version: number;
}

export interface RateRequest extends Command {
  contacted: boolean;
  solved: Solved;
  satisfaction: Satisfaction;
  tags: string[];
  text: string;
  /** 请重新办理; possible where it is not solved or one of the two lowest levels. Optional since 0.2. */
  reopen?: boolean;
}

export interface SupplyRequest extends Command {
  text: string;
  photoIds: PhotoId[];
}
export interface WithdrawRequest extends Command {
  /** May be empty. */
  reason: string;
}
export interface AppealRequest extends Command {
  text: string;
}
/** 催办, once per working day. */
export interface UrgeRequest extends Command {
  /** May be empty. */
  text: string;
}
/** What the citizen adds without being asked; it moves no clock. */
export interface SupplementRequest extends Command {
  text: string;
  photoIds: PhotoId[];
}

/** Open cases of others about the same thing close by. No words of people: only what it is, where about, and how far it is. */
export interface SimilarRequest {
  categoryCode: string;
  point: Point;
}
export interface SimilarCaseView {
  id: ComplaintId;
  category: string;
  stateText: string;
  filedAt: string;
  /** Rounded to 10 m. */
  metres: number;
  followers: number;
  isFollowed: boolean;
}
/** A case of somebody else that I follow. */
export interface FollowedCaseView extends Omit<SimilarCaseView, 'metres'> {
  dueAt: string | null;
  answeredAt: string | null;
}

/** Shown after an anonymous report was filed: with the case number it is the only way back to it. */
export interface QueryCodeView {
  caseNumber: string;
  /** Ten characters of base 32 in two groups: `7K3QX-M9T2V`. */
  queryCode: string;
}

/** A clerk's or dispatcher's act that needs its reason said. */
export interface ReasonedRequest extends Command {
  reason: string;
}
export type ReturnRequest = ReasonedRequest;
export interface AskRequest extends Command {
  /** What the citizen is asked for, in their words. */
  text: string;
}
export interface RejectRequest extends Command {
  reason: RejectReason;
  text: string;
}
export interface ArbitrateRequest extends ReasonedRequest {
  organisationId: OrganisationId;
}
export interface DecideRecheckRequest extends ReasonedRequest {
  decision: 'again' | 'close';
}

export interface DispatchRequest extends Command {
  organisationId: OrganisationId;
  /** Corrects the category where the citizen's did not fit; null keeps it. */
  categoryCode: string | null;
  note: string;
}
export type AcceptRequest = Command;
export interface AnswerRequest extends Command {
  text: string;
  outcome: Outcome;
  /** Needed for 列入计划 (`planned`), refused otherwise. */
  plannedDate: string | null;
  /** Evidence of the work, uploaded for this case before. Optional since 0.3. */
  photoIds?: PhotoId[];
}

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

export interface ClockView {
  kind: ClockKind;
  /** `2h`, `5wd`. */
  target: string;
  startedAt: string;
  dueAt: string;
  stoppedAt: string | null;
  /** Since when it stands still, waiting for the citizen; null while it runs. */
  pausedAt: string | null;
  /** Once stopped: in time, too late, or of no more use (withdrawn, rejected). */
  outcome: 'met' | 'missed' | 'cancelled' | null;
  slaStatus: SlaStatus;
  /** The rule and the calendar in one sentence. */
  rule: string;
  /** Whose it is, where it is a co-handler's. */
  organisation: string | null;
  /** Working minutes of its calendar until it is due, negative once it is late; of a stopped clock, what was left then. */
  remainingMinutes: number;
  /** False: it reaches a year whose holidays are not published yet; it is computed again when they are. */
  calendarComplete: boolean;
}

export interface CaseRowView {
  id: ComplaintId;
  caseNumber: string;
  state: ComplaintState;
  stateText: string;
  excerpt: string;
  category: string;
  district: string | null;
  office: string | null;
  filedAt: string;
  /** The clock that falls due next. */
  clock: ClockKind | null;
  dueAt: string | null;
  slaStatus: SlaStatus | null;
  urgency: 'normal' | 'urgent';
  /** How often the citizen has urged 催办. */
  urgeCount: number;
  /** A report 举报: `excerpt` is empty for whoever is not named to handle it. */
  isConfidential: boolean;
  /** Who accepted it, by name. */
  handler: string | null;
  allowedActions: ComplaintAction[];
  version: number;
}

export interface CaseEventView {
  at: string;
  action: string;
  text: string;
  actor: string;
}

export interface CaseView extends CaseRowView {
  kind: ComplaintKind;
  text: string;
  categoryCode: string;
  categoryPath: string[];
  place: { address: string; district: string | null; point: Point | null; nearBorder: boolean };
  photos: PhotoView[];
  /** Masked; null where the citizen hid it. */
  contact: { name: string; phone: string } | null;
  hideName: boolean;
  /** Where the routing rules would send it, for the dispatcher. */
  suggestedOffice: OfficeView | null;
  suggestionReason: string | null;
  leadOffice: OfficeView | null;
  clocks: ClockView[];
  history: CaseEventView[];
  fields: FieldAnswerView[];
  messages: MessageView[];
  rejection: RejectionView | null;
  answer: AnswerView | null;
  rating: RatingView | null;
  /** What an office applied for, newest first. */
  applications: ApplicationView[];
  coHandlers: CoHandlerView[];
  /** A drafted answer that waits for its review, and who looks at it next. */
  draft: (AnswerView & { stage: 'head' | 'centre'; author: string }) | null;
  /** Photos the office took as evidence of its work. */
  evidence: PhotoView[];
  /** Split off, merged, or the cases merged into this one. */
  related: RelatedCaseView[];
  /** Of a report: whether the text can be read by the one who asks, and who can. */
  confidentiality: { isReadable: boolean; handlers: { id: StaffId; name: string }[] } | null;
}

export const APPLICATION_KINDS = ['extension', 'redispatch', 'rejection', 'exclusion', 'ratingContest'] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];
export const APPLICATION_NAMES: Record<ApplicationKind, string> = {
  extension: '申请延期',
  redispatch: '申请改派',
  rejection: '申请不予受理',
  exclusion: '申请剔除',
  ratingContest: '申诉评价',
};

/** What is asked for beside the reason; each kind has its own key, the others are left out. */
export interface ApplicationDetails {
  /** Of an extension: in the unit of the clock, `3wd`. */
  extendBy?: string;
  /** Of a redispatch: where it should go instead, if the office knows. */
  organisationId?: OrganisationId;
  /** Of a rejection. */
  rejectReason?: RejectReason;
}

export interface ApplicationView {
  id: ApplicationId;
  kind: ApplicationKind;
  reason: string;
  details: ApplicationDetails;
  /** `details` in one sentence. */
  detailsText: string;
  requestedBy: string;
  requestedAt: string;
  decision: 'granted' | 'refused' | null;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
}

export interface CoHandlerView {
  organisationId: OrganisationId;
  organisation: string;
  request: string;
  addedAt: string;
  dueAt: string;
  answeredAt: string | null;
  answer: string | null;
}

export interface RelatedCaseView {
  id: ComplaintId;
  caseNumber: string;
  relation: 'splitFrom' | 'splitOff' | 'mergedInto' | 'mergedFrom';
  stateText: string;
}

export interface CaseQuery extends PageQuery {
  tab: CaseTab;
  /** Case number, last four digits or whole of a phone, or words of the text. Looks at all tabs, newest first. */
  search?: string;
  /** A leaf or a group: `02`, `0201`. */
  category?: string;
  district?: string;
  organisationId?: OrganisationId;
  urgency?: 'normal' | 'urgent';
  kind?: ComplaintKind;
}

/** Counted up to 1,000: a larger number is shown as 999+. */
export type CaseCountsView = Record<CaseTab, number>;
export const COUNT_LIMIT = 1000;

export interface OrganisationNodeView {
  id: OrganisationId;
  name: string;
  /** An office works cases; other nodes only group. */
  isOffice: boolean;
  children: OrganisationNodeView[];
}

/** A reason of the list, with what the citizen will read. */
export interface RejectReasonView {
  reason: RejectReason;
  name: string;
  advice: string;
  phone: string | null;
}

/** The full contact, shown once and written to the audit trail. */
export interface ContactView {
  name: string;
  phone: string;
}
export interface RevealRequest {
  reason: string;
}

export const complaintsApi = {
  forecast: endpoint<{ body: ForecastRequest }, ForecastView>('POST', '/api/v1/complaints/forecast'),
  file: endpoint<{ body: FileComplaintRequest }, ComplaintView>('POST', '/api/v1/complaints'),
  list: endpoint<{ query?: PageQuery }, Page<ComplaintSummaryView>>('GET', '/api/v1/complaints'),
  get: endpoint<{ params: { id: ComplaintId } }, ComplaintView>('GET', '/api/v1/complaints/:id'),
  rate: endpoint<{ params: { id: ComplaintId }; body: RateRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/rate'),
  supply: endpoint<{ params: { id: ComplaintId }; body: SupplyRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/supply'),
  withdraw: endpoint<{ params: { id: ComplaintId }; body: WithdrawRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/withdraw'),
  appeal: endpoint<{ params: { id: ComplaintId }; body: AppealRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/appeal'),
  urge: endpoint<{ params: { id: ComplaintId }; body: UrgeRequest }, ComplaintView>('POST', '/api/v1/complaints/:id/urge'),
  supplement: endpoint<{ params: { id: ComplaintId }; body: SupplementRequest }, ComplaintView>(
    'POST',
    '/api/v1/complaints/:id/supplement',
  ),
  similar: endpoint<{ body: SimilarRequest }, SimilarCaseView[]>('POST', '/api/v1/complaints/similar'),
  follow: endpoint<{ params: { id: ComplaintId } }, FollowedCaseView>('POST', '/api/v1/complaints/:id/follow'),
  unfollow: endpoint<{ params: { id: ComplaintId } }, null>('POST', '/api/v1/complaints/:id/unfollow'),
  followed: endpoint<object, FollowedCaseView[]>('GET', '/api/v1/followed-complaints'),
  /** The query code of a report filed anonymously, within ten minutes of the filing; asked again it is the same. */
  queryCode: endpoint<{ params: { id: ComplaintId } }, QueryCodeView>('POST', '/api/v1/complaints/:id/query-code'),
};

export const casesApi = {
  list: endpoint<{ query: CaseQuery }, Page<CaseRowView>>('GET', '/api/v1/staff/complaints'),
  counts: endpoint<object, CaseCountsView>('GET', '/api/v1/staff/complaints/counts'),
  get: endpoint<{ params: { id: ComplaintId } }, CaseView>('GET', '/api/v1/staff/complaints/:id'),
  dispatch: endpoint<{ params: { id: ComplaintId }; body: DispatchRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/dispatch'),
  accept: endpoint<{ params: { id: ComplaintId }; body: AcceptRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/accept'),
  return: endpoint<{ params: { id: ComplaintId }; body: ReturnRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/return'),
  ask: endpoint<{ params: { id: ComplaintId }; body: AskRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/ask'),
  reject: endpoint<{ params: { id: ComplaintId }; body: RejectRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/reject'),
  arbitrate: endpoint<{ params: { id: ComplaintId }; body: ArbitrateRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/arbitrate'),
  decideRecheck: endpoint<{ params: { id: ComplaintId }; body: DecideRecheckRequest }, CaseView>(
    'POST',
    '/api/v1/staff/complaints/:id/decide-recheck',
  ),
  rejectReasons: endpoint<object, RejectReasonView[]>('GET', '/api/v1/staff/reject-reasons'),
  answer: endpoint<{ params: { id: ComplaintId }; body: AnswerRequest }, CaseView>('POST', '/api/v1/staff/complaints/:id/answer'),
  revealContact: endpoint<{ params: { id: ComplaintId }; body: RevealRequest }, ContactView>(
    'POST',
    '/api/v1/staff/complaints/:id/contact',
  ),
  organisations: endpoint<object, OrganisationNodeView[]>('GET', '/api/v1/staff/organisations'),
};
