/** Logins of citizens and of staff. */
import { endpoint } from './api.js';
import type { OrganisationId, PersonId, StaffId } from './ids.js';

/** L1 WeChat · L2 phone · L3 real name · L4 face or counter. The level belongs to the session, not to the person. */
export const ASSURANCE_LEVELS = ['L1', 'L2', 'L3', 'L4'] as const;
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

export const STAFF_ROLES = ['dispatcher', 'clerk', 'head', 'supervisor', 'finance', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const STAFF_ROLE_NAMES: Record<StaffRole, string> = {
  dispatcher: '派单员',
  clerk: '经办人',
  head: '科室负责人',
  supervisor: '督查员',
  finance: '财务',
  administrator: '管理员',
};

export interface TokensView {
  accessToken: string;
  /** Seconds until the access token ends. */
  expiresIn: number;
  /** Good for one use; the answer to that use carries the next one. */
  refreshToken: string;
}

export interface MeView {
  id: PersonId;
  /** `138****8000`, or null where no phone is known. */
  phone: string | null;
  assuranceLevel: AssuranceLevel;
  /** `张*三`, once the real name is confirmed; shown in sessions of L3 and above. */
  name: string | null;
  /** `4301**********1234`, as the name. */
  document: string | null;
}

export interface CitizenSessionView extends TokensView {
  me: MeView;
}

export interface WechatLoginRequest {
  /** From `wx.login`. */
  code: string;
}
export interface SmsCodeRequest {
  phone: string;
}
export interface SmsCodeView {
  /** Seconds the code stays good. */
  expiresIn: number;
  /** Seconds until another code may be asked for. */
  retryAfter: number;
}
export interface SmsLoginRequest {
  phone: string;
  /** Six digits from the message. */
  code: string;
}
export interface BindPhoneRequest {
  /** From the `getPhoneNumber` button of the mini-program. */
  code: string;
}
export const DOCUMENT_KINDS = ['resident-id', 'permanent-resident', 'hk-mo-permit', 'tw-permit', 'passport'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export const DOCUMENT_KIND_NAMES: Record<DocumentKind, string> = {
  'resident-id': '居民身份证或港澳台居民居住证',
  'permanent-resident': '外国人永久居留身份证',
  'hk-mo-permit': '港澳居民来往内地通行证',
  'tw-permit': '台湾居民来往大陆通行证',
  passport: '护照',
};

/** 实名核验: name and document number, confirmed by the public security. Consent to it is given with the request. */
export interface RealNameRequest {
  name: string;
  documentKind: DocumentKind;
  documentNumber: string;
  /** The person has read what it is used for and agreed (separate consent, 个人信息保护法 29). */
  consent: true;
}

/** One login on one device. */
export interface SessionView {
  id: string;
  /** By which way it came in. */
  way: 'wechat' | 'phone';
  assuranceLevel: AssuranceLevel;
  startedAt: string;
  lastUsedAt: string;
  /** The one that asks. */
  isCurrent: boolean;
}

/** The way back to an anonymous report. */
export interface QueryCodeLoginRequest {
  caseNumber: string;
  queryCode: string;
}
export interface RefreshRequest {
  refreshToken: string;
}

export interface StaffLoginRequest {
  userName: string;
  password: string;
  /** Six digits of the authenticator app, for staff who have set it up; optional since 0.2. */
  totp?: string;
}
export interface StaffMeView {
  id: StaffId;
  name: string;
  userName: string;
  roles: StaffRole[];
  /** Logs in with a code of an authenticator app as well. */
  hasTotp: boolean;
  organisation: { id: OrganisationId; name: string } | null;
}
/** Shown once: for the authenticator app to scan or for typing. */
export interface TotpSetupView {
  secret: string;
  /** `otpauth://…` */
  uri: string;
}
export interface TotpCodeRequest {
  code: string;
}
export interface StaffSessionView extends TokensView {
  staff: StaffMeView;
}

/** Who can be picked on the login pages while the sandbox is on. */
export interface DemoPersonaView {
  /** `citizen` personas carry a phone, `staff` personas a user name and the demo password. */
  kind: 'citizen' | 'staff';
  title: string;
  description: string;
  phone: string | null;
  userName: string | null;
  password: string | null;
}

export const LOGIN_LIMITS = {
  personName: 50,
  documentNumber: 30,
  smsCode: 6,
  wechatCode: 128,
  userName: 64,
  password: 128,
  refreshToken: 512,
} as const;

export const loginsApi = {
  wechat: endpoint<{ body: WechatLoginRequest }, CitizenSessionView>('POST', '/api/v1/logins/wechat'),
  sendSmsCode: endpoint<{ body: SmsCodeRequest }, SmsCodeView>('POST', '/api/v1/logins/sms-codes'),
  sms: endpoint<{ body: SmsLoginRequest }, CitizenSessionView>('POST', '/api/v1/logins/sms'),
  /** A session for one anonymous report: it belongs to nobody known, and reaches nothing else. */
  anonymous: endpoint<object, CitizenSessionView>('POST', '/api/v1/logins/anonymous'),
  queryCode: endpoint<{ body: QueryCodeLoginRequest }, CitizenSessionView>('POST', '/api/v1/logins/query-code'),
  refresh: endpoint<{ body: RefreshRequest }, CitizenSessionView>('POST', '/api/v1/logins/refresh'),
  end: endpoint<object, null>('POST', '/api/v1/logins/end'),
  me: endpoint<object, MeView>('GET', '/api/v1/me'),
  /** Raises the session to L2 with the phone number WeChat vouches for. */
  bindPhone: endpoint<{ body: BindPhoneRequest }, CitizenSessionView>('POST', '/api/v1/me/phone'),
  /** Raises the session to L3. */
  confirmRealName: endpoint<{ body: RealNameRequest }, CitizenSessionView>('POST', '/api/v1/me/real-name'),
  sessions: endpoint<object, SessionView[]>('GET', '/api/v1/me/sessions'),
  /** Ends one of one's own logins, here or elsewhere; answers those that are left. */
  endSession: endpoint<{ params: { id: string } }, SessionView[]>('POST', '/api/v1/me/sessions/:id/end'),
  demoPersonas: endpoint<object, DemoPersonaView[]>('GET', '/api/v1/demo/personas'),
};

export const staffLoginsApi = {
  login: endpoint<{ body: StaffLoginRequest }, StaffSessionView>('POST', '/api/v1/staff/logins'),
  refresh: endpoint<{ body: RefreshRequest }, StaffSessionView>('POST', '/api/v1/staff/logins/refresh'),
  end: endpoint<object, null>('POST', '/api/v1/staff/logins/end'),
  me: endpoint<object, StaffMeView>('GET', '/api/v1/staff/me'),
  /** A new secret; it counts once `confirmTotp` has seen a code of it. */
  beginTotp: endpoint<object, TotpSetupView>('POST', '/api/v1/staff/me/totp'),
  confirmTotp: endpoint<{ body: TotpCodeRequest }, StaffMeView>('POST', '/api/v1/staff/me/totp/confirmation'),
};
