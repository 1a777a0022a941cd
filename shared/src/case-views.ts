/** A complaint 诉求 as staff see it. */
import type { ApplicationDetails, Point } from './complaint-requests.js';
import type { AnswerView, FieldAnswerView, MessageView, OfficeView, RatingView, RejectionView } from './complaint-views.js';
import type {
  ApplicationKind,
  CaseTab,
  ClockKind,
  ComplaintAction,
  ComplaintKind,
  ComplaintState,
  RejectReason,
  SlaStatus,
} from './complaints.js';
import type { ApplicationId, ComplaintId, OrganisationId, StaffId } from './ids.js';
import type { PhotoView } from './photos.js';

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

/** Wall-clock minutes, cut to whole ones. */
export interface AnswerTimeView {
  /** From the filing to the first answer; until now, or until the case ended, where there is none. */
  sinceFilingMinutes: number;
  /** Of those, the office's: from the first dispatch, without waiting for the citizen; null before it. */
  officeMinutes: number | null;
  isAnswered: boolean;
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
  /** How long the citizen waits or waited for the first answer, beside the office's own share of it. */
  answerTime: AnswerTimeView;
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
