/** Time limits as the city's data: calendars and policies with their versions, holds of the ladder, and what staff are told. */
import { endpoint, type Page, type PageQuery } from './api.js';
import type { ClockKind } from './complaints.js';
import type { ComplaintId } from './ids.js';

export const CALENDAR_NAMES = ['office', 'centre'] as const;
export type CalendarName = (typeof CALENDAR_NAMES)[number];
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As in a calendar file: times `09:00` up to `24:00`, dates `2026-10-01`. */
export interface CalendarDocument {
  timeZone: string;
  weekly: Partial<Record<Weekday, [opens: string, closes: string][]>>;
  holidays: string[];
  /** Make-up workdays 调休. */
  workdays: string[];
  /** Years whose arrangement is published and entered. */
  completeYears: number[];
}
export interface CalendarView {
  name: CalendarName;
  /** 0: as delivered, never changed. */
  version: number;
  document: CalendarDocument;
  changedBy: string | null;
  changedAt: string | null;
  /** Open clocks that reach a year without a published arrangement. */
  incompleteClocks: number;
  /** Years that open clocks reach and that are not complete. */
  missingYears: number[];
  /** The recomputation that the last change set off; null where none is known. */
  recompute: { seen: number; moved: number; finishedAt: string | null } | null;
}
/** One year's arrangement, as the State Council publishes it: it replaces that year and nothing else. */
export interface PublishYearRequest {
  /** The version that the page showed. */
  version: number;
  year: number;
  holidays: string[];
  workdays: string[];
  note: string;
}
export interface SaveHoursRequest {
  version: number;
  weekly: Partial<Record<Weekday, [opens: string, closes: string][]>>;
  note: string;
}

export interface PolicyTarget {
  /** Number and unit: `2h`, `30m`, `5wd`, `15d`, `90wm`. */
  normal: string;
  urgent: string;
}
/** What a category's policy says itself; the other clocks have the city's common targets. */
export const POLICY_CLOCKS = ['dispatch', 'acceptance', 'firstContact', 'resolution'] as const;
export const COMMON_CLOCKS = [
  'rework',
  'rectification',
  'supervisionOrder',
  'callBack',
  'arbitration',
  'recheck',
  'appeal',
] as const satisfies readonly ClockKind[];
export interface PolicyDocument {
  name: string;
  dispatch: PolicyTarget;
  acceptance: PolicyTarget;
  firstContact: PolicyTarget;
  resolution: PolicyTarget;
  /** The most that all extensions of one case may add, in the unit of `resolution`. */
  extension: PolicyTarget;
}
export interface PolicyLimits {
  /** Returns before a supervisor arbitrates. */
  returns: number;
  asks: number;
  /** Reopens before the centre rechecks. */
  reopens: number;
  extensions: number;
  /** Failed tries after which the first contact counts as made. */
  contactTries: number;
  /** Minutes between two failed tries of the first contact that count as two: three in a row prove nothing. */
  contactTryMinutes: number;
  callBackTries: number;
  /** How long an addition is waited for. */
  supply: string;
  /** Calendar days in which an answer can be rated. */
  rateDays: number;
  /** Steps of the ladder that may wait at once before it holds and asks a supervisor. */
  holdAbove: number;
  /** Messages an hour to one person before the rest becomes a digest. */
  digestAbove: number;
}
export interface PoliciesDocument {
  limits: PolicyLimits;
  common: Record<(typeof COMMON_CLOCKS)[number], PolicyTarget>;
  policies: Record<string, PolicyDocument>;
}
export interface PoliciesView {
  /** 0: as delivered. */
  version: number;
  effectiveFrom: string;
  document: PoliciesDocument;
  changedBy: string | null;
  note: string;
  /** Decided, but not in force yet. */
  isFuture: boolean;
}
export interface SavePoliciesRequest {
  /** The newest version that the page showed. */
  version: number;
  /** ISO 8601, not in the past; null = now. */
  effectiveFrom: string | null;
  document: PoliciesDocument;
  note: string;
}

/** The ladder stands still because more fell due at once than ever should: perhaps the calendar is wrong. */
export interface HoldView {
  id: string;
  openedAt: string;
  waiting: number;
  decision: 'release' | null;
  decidedBy: string | null;
  decidedAt: string | null;
}
export interface ReleaseHoldRequest {
  reason: string;
}

export const STAFF_NOTICE_KINDS = [
  'warning',
  'escalation',
  'digest',
  'dispatched',
  'urged',
  'supplied',
  'decision',
  'review',
  'hold',
] as const;
export type StaffNoticeKind = (typeof STAFF_NOTICE_KINDS)[number];
export interface StaffNoticeView {
  id: string;
  kind: StaffNoticeKind;
  at: string;
  title: string;
  text: string;
  complaintId: ComplaintId | null;
  /** Of a digest: how many it stands for. */
  count: number;
  readAt: string | null;
}

/** A hint on the stream of `GET /api/v1/staff/changes`: something in one's reach changed; fetch what is shown. */
export interface ChangeHint {
  complaintId: ComplaintId;
  version: number;
}

export const slaApi = {
  calendars: endpoint<object, CalendarView[]>('GET', '/api/v1/staff/calendars'),
  publishYear: endpoint<{ params: { name: CalendarName }; body: PublishYearRequest }, CalendarView>(
    'POST',
    '/api/v1/staff/calendars/:name/years',
  ),
  saveHours: endpoint<{ params: { name: CalendarName }; body: SaveHoursRequest }, CalendarView>(
    'POST',
    '/api/v1/staff/calendars/:name/hours',
  ),
  policies: endpoint<object, PoliciesView[]>('GET', '/api/v1/staff/sla-policies'),
  savePolicies: endpoint<{ body: SavePoliciesRequest }, PoliciesView[]>('POST', '/api/v1/staff/sla-policies'),
  holds: endpoint<object, HoldView[]>('GET', '/api/v1/staff/holds'),
  releaseHold: endpoint<{ params: { id: string }; body: ReleaseHoldRequest }, HoldView[]>('POST', '/api/v1/staff/holds/:id/release'),
  staffNotices: endpoint<{ query?: PageQuery }, Page<StaffNoticeView>>('GET', '/api/v1/staff/notices'),
  staffUnread: endpoint<object, { unread: number }>('GET', '/api/v1/staff/notices/unread'),
  markStaffNoticesRead: endpoint<object, { unread: number }>('POST', '/api/v1/staff/notices/read'),
  /** `text/event-stream`: `event: change` with a `ChangeHint` as data, a comment line every 15 s. */
  changes: endpoint<object, string>('GET', '/api/v1/staff/changes'),
};
