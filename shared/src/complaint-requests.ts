/** What is asked for on a complaint 诉求, by citizens and by staff. Answers are in `complaint-views` and `case-views`. */
import type { PageQuery } from './api.js';
import type { CaseTab, ComplaintKind, CoordinateSystem, Outcome, RejectReason, Satisfaction, Solved } from './complaints.js';
import type { ClientKey, CommandKey, OrganisationId, PhotoId } from './ids.js';

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

/** What would apply if this were filed now. Nothing is stored. */
export interface ForecastRequest {
  categoryCode: string;
  place: Place;
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

/** What is asked for beside the reason; each kind has its own key, the others are left out. */
export interface ApplicationDetails {
  /** Of an extension: in the unit of the clock, `3wd`. */
  extendBy?: string;
  /** Of a redispatch: where it should go instead, if the office knows. */
  organisationId?: OrganisationId;
  /** Of a rejection. */
  rejectReason?: RejectReason;
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
export interface RevealRequest {
  reason: string;
}
