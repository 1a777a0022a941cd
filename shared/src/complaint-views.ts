/** A complaint 诉求 as its citizen sees it. */
import type { Point } from './complaint-requests.js';
import type {
  ComplaintAction,
  ComplaintKind,
  ComplaintState,
  MessageKind,
  Outcome,
  RejectReason,
  Satisfaction,
  SlaStatus,
  Solved,
} from './complaints.js';
import type { ComplaintId, OrganisationId } from './ids.js';
import type { PhotoView } from './photos.js';

/** An answered question as people read it. */
export interface FieldAnswerView {
  label: string;
  value: string;
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
export interface SimilarCaseView {
  id: ComplaintId;
  category: string;
  stateText: string;
  filedAt: string;
  /** To the middle of the 100 m square it lies in, rounded to 50 m: nobody finds an address by asking often. */
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
