/** What staff do with a case besides moving it through its states: applications, helpers, calls, reviews, many at once. */
import { endpoint } from './api.js';
import type { CaseView } from './case-views.js';
import type { ApplicationDetails, Command, FieldAnswer, ReasonedRequest } from './complaint-requests.js';
import type { ApplicationKind } from './complaints.js';
import type { ApplicationId, CommandKey, ComplaintId, OrganisationId, StaffId } from './ids.js';
import type { PhotoView } from './photos.js';

export const CONTACT_CHANNELS = ['phone', 'visit', 'message', 'other'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
export const CONTACT_CHANNEL_NAMES: Record<ContactChannel, string> = { phone: '电话', visit: '上门', message: '短信或微信', other: '其他' };

/** `reached` and `declined` end the first-contact clock; the city's number of failed tries does as well. */
export const CONTACT_RESULTS = ['reached', 'declined', 'noAnswer', 'wrongNumber'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];
export const CONTACT_RESULT_NAMES: Record<ContactResult, string> = {
  reached: '已联系上',
  declined: '市民不愿沟通',
  noAnswer: '无人接听',
  wrongNumber: '号码有误',
};

/** 首次联系, and every later contact: how, with what result, and when it took place. */
export interface ContactRequest extends Command {
  channel: ContactChannel;
  result: ContactResult;
  note: string;
}
export interface NoteRequest extends Command {
  text: string;
}
export interface ApplyRequest extends ReasonedRequest {
  kind: ApplicationKind;
  details: ApplicationDetails;
}
export interface DecideApplicationRequest extends ReasonedRequest {
  decision: 'grant' | 'refuse';
  /** Of a granted redispatch: where it goes. */
  organisationId?: OrganisationId | null;
}
export interface ReviewAnswerRequest extends Command {
  decision: 'approve' | 'sendBack';
  /** Needed when it is sent back. */
  reason: string;
}
export interface AddCoHandlerRequest extends Command {
  organisationId: OrganisationId;
  /** What they are asked to do. */
  text: string;
}
export interface AnswerCoHandlingRequest extends Command {
  organisationId: OrganisationId;
  text: string;
}
/** 督办. */
export type SuperviseRequest = ReasonedRequest;
export interface ReportRequest extends Command {
  text: string;
}
/** What became of something that was planned 列入计划. */
export interface PlanReportRequest extends ReportRequest {
  /** False: it is on its way, and is watched on. */
  isDone: boolean;
}
/** 回访 after a bad rating. */
export interface CallBackRequest extends Command {
  result: 'reached' | 'noAnswer';
  note: string;
}
export type MarkUrgentRequest = ReasonedRequest;
export interface SplitRequest extends Command {
  /** What goes into the new case, in the citizen's words. */
  text: string;
  categoryCode: string;
  answers?: FieldAnswer[];
}
export interface MergeRequest extends ReasonedRequest {
  /** The case it is merged into: by number. */
  caseNumber: string;
}
export interface NameHandlersRequest extends Command {
  staffIds: StaffId[];
}

export interface AcceptManyRequest {
  cases: { id: ComplaintId; commandKey: CommandKey; version: number }[];
}
/** Each case on its own: one that is refused keeps no other back. */
export interface AcceptManyView {
  accepted: ComplaintId[];
  refused: { id: ComplaintId; code: string }[];
}

export const TEMPLATE_KINDS = ['answer', 'ask', 'contact'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];
/** What a template may name, filled in for a case by the server. */
export const PLACEHOLDERS = ['称呼', '编号', '分类', '单位', '单位电话', '提交日期', '今天', '办结期限'] as const;
export interface TemplateView {
  id: string;
  kind: TemplateKind;
  name: string;
  /** With `{称呼}` … as they are written. */
  text: string;
  /** The city's own can be used but not changed by an office. */
  isOwn: boolean;
}
/** A template ready for a case: every placeholder filled in. */
export interface FilledTemplateView extends TemplateView {
  filled: string;
}
export interface SaveTemplateRequest {
  kind: TemplateKind;
  name: string;
  text: string;
}
export interface ColleagueView {
  id: StaffId;
  name: string;
}

type OnCase<Body> = { params: { id: ComplaintId }; body: Body };
const onCase = <Body extends object>(act: string) => endpoint<OnCase<Body>, CaseView>('POST', `/api/v1/staff/complaints/:id/${act}`);

export const caseworkApi = {
  contact: onCase<ContactRequest>('contacts'),
  note: onCase<NoteRequest>('notes'),
  apply: onCase<ApplyRequest>('applications'),
  decide: endpoint<{ params: { id: ComplaintId; applicationId: ApplicationId }; body: DecideApplicationRequest }, CaseView>(
    'POST',
    '/api/v1/staff/complaints/:id/applications/:applicationId/decision',
  ),
  reviewAnswer: onCase<ReviewAnswerRequest>('answer-review'),
  addCoHandler: onCase<AddCoHandlerRequest>('co-handlers'),
  answerCoHandling: onCase<AnswerCoHandlingRequest>('co-handling'),
  supervise: onCase<SuperviseRequest>('supervision'),
  answerSupervision: onCase<ReportRequest>('supervision-report'),
  rectify: onCase<ReportRequest>('rectification'),
  /** 列入计划: what became of it. */
  reportPlan: onCase<PlanReportRequest>('plan-report'),
  callBack: onCase<CallBackRequest>('call-back'),
  markUrgent: onCase<MarkUrgentRequest>('urgent'),
  split: onCase<SplitRequest>('split'),
  merge: onCase<MergeRequest>('merge'),
  nameHandlers: onCase<NameHandlersRequest>('handlers'),
  acceptMany: endpoint<{ body: AcceptManyRequest }, AcceptManyView>('POST', '/api/v1/staff/complaints/accept'),
  /** Body: the file itself as `multipart/form-data`, field `file`, as for citizens. */
  uploadEvidence: endpoint<{ params: { id: ComplaintId } }, PhotoView>('POST', '/api/v1/staff/complaints/:id/photos'),
  /** Who works in the leading office of a case: for naming handlers. */
  colleagues: endpoint<{ params: { id: ComplaintId } }, ColleagueView[]>('GET', '/api/v1/staff/complaints/:id/colleagues'),
  filledTemplates: endpoint<{ params: { id: ComplaintId } }, FilledTemplateView[]>('GET', '/api/v1/staff/complaints/:id/templates'),
  templates: endpoint<object, TemplateView[]>('GET', '/api/v1/staff/templates'),
  createTemplate: endpoint<{ body: SaveTemplateRequest }, TemplateView>('POST', '/api/v1/staff/templates'),
  changeTemplate: endpoint<{ params: { id: string }; body: SaveTemplateRequest }, TemplateView>('PUT', '/api/v1/staff/templates/:id'),
  removeTemplate: endpoint<{ params: { id: string } }, null>('DELETE', '/api/v1/staff/templates/:id'),
};
