/**
 * What the city has written down about itself: offices, categories, routing, time limits, borders, demo personas.
 * The shapes are those of the files in `server/catalogue/`.
 */
import type { QuestionView } from '@zsb/shared/catalogue';
import type { TemplateKind } from '@zsb/shared/casework';
import type { ComplaintKind, RejectReason } from '@zsb/shared/complaints';
import type { StaffRole } from '@zsb/shared/logins';
import type { PoliciesDocument } from '@zsb/shared/sla';
import type { DistrictArea, LngLat } from './geo.js';

export const ORGANISATION_KINDS = ['centre', 'department', 'district', 'street', 'office', 'stateFirm', 'supervision'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export const URGENCIES = ['normal', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];
/** Who looks at an answer before the citizen does. */
export const REVIEW_RULES = ['none', 'head', 'head+centre'] as const;
export type ReviewRule = (typeof REVIEW_RULES)[number];

export interface City {
  /** GB/T 2260. */
  code: string;
  name: string;
  hotline: string;
  timeZone: string;
  /** Whether one consent to the progress template is one message, or lasts until it is taken back (WeChat grants that to governments). */
  subscriptionKind: 'once' | 'long';
}

export interface Organisation {
  code: string;
  /** In full, readable without its parents: `市城管局 · 市容科`. */
  name: string;
  /** As it is called below its parent: `市容科`. */
  shortName: string;
  /** Null at the root only. */
  parentCode: string | null;
  kind: OrganisationKind;
  /** An office works cases; other nodes only group. */
  isOffice: boolean;
  phone: string | null;
  districtCode?: string;
  /** Who answers at any hour; inherited from the parent where it is left out. Messages of the ladder go to the phone. */
  duty?: Contact;
  /** 分管领导: hears of what is late for long; inherited as `duty` is. */
  leader?: Contact;
}
export interface Contact {
  name: string;
  /** Mobile. */
  phone: string;
}

interface CategoryBase {
  /** Two digits per level, below the parent's: `0103` below `01`. */
  code: string;
  name: string;
  /** In people's own words. */
  example: string;
  /** What people say when they mean it; two characters at least. */
  keywords: string[];
}
export interface CategoryGroup extends CategoryBase {
  children: Category[];
}
export interface CategoryLeaf extends CategoryBase {
  children: never[];
  departmentCode: string;
  /** The office of that department; where it is left out, the department's first. */
  officeCode?: string;
  slaPolicy: string;
  urgency: Urgency;
  review: ReviewRule;
  /** Photos of it may decide a fine or a dispute: originals are kept sealed. */
  evidence?: boolean;
  /** Asked besides the text. */
  questions?: QuestionView[];
  /** Shown before anything else, because a complaint is not the quickest or the right way. */
  diversion?: Diversion;
}
export type Category = CategoryGroup | CategoryLeaf;

export interface Diversion {
  title: string;
  text: string;
  phones: { name: string; number: string }[];
}

export interface RoutingRule {
  /** Matches this category and everything below it. */
  categoryPrefix: string;
  /** Null matches every district, and none. */
  districtCode: string | null;
  kind: ComplaintKind | null;
  organisationCode: string;
  /** Whether a match may be dispatched without a dispatcher looking. */
  automatic: boolean;
  /** What the rule covers, read by dispatchers: `市容环境 · 岳麓区`. */
  note: string;
}
export interface RoutingTable {
  /** The first match wins. */
  rules: RoutingRule[];
  /** Owner 兜底 of what nothing else claims. */
  fallback: string;
}

/** A reason of the list with the right way for it. */
export interface RejectionWay {
  reason: RejectReason;
  name: string;
  advice: string;
  phone: string | null;
}

/** The city's time limits as delivered: the versions that it decides on later are in the database. */
export interface SlaPolicies extends PoliciesDocument {
  version: string;
  /** Local date `YYYY-MM-DD`. */
  effectiveFrom: string;
}

export interface District extends DistrictArea {
  name: string;
}
/** As in the file: the ring is not closed by repeating its first point. */
export interface DistrictFile {
  coordinateSystem: 'gcj02';
  districts: { code: string; name: string; polygon: [lng: LngLat['lng'], lat: LngLat['lat']][] }[];
}

export interface DemoCitizen {
  title: string;
  description: string;
  phone: string;
}
export interface DemoStaff {
  userName: string;
  title: string;
  description: string;
  roles: StaffRole[];
  organisationCode: string;
  name: string;
}
export interface Demo {
  /** One password for every demo login of staff. */
  password: string;
  citizens: DemoCitizen[];
  staff: DemoStaff[];
}

/** Words for every office, with placeholders such as `{称呼}`. */
export interface CityTemplate {
  /** Lower-case words joined by hyphens. */
  id: string;
  kind: TemplateKind;
  name: string;
  text: string;
}

export interface Catalogue {
  city: City;
  organisations: Organisation[];
  categories: Category[];
  routing: RoutingTable;
  slaPolicies: SlaPolicies;
  rejections: RejectionWay[];
  replyTemplates: CityTemplate[];
  districts: District[];
  demo: Demo;
}
