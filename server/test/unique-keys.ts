/** Rows for every unique key that holds text, as both databases take them: one column varies, the rest is filler. */
export interface UniqueKey {
  table: string;
  column: string;
  /** Also holds what is not ASCII. */
  takesUnicode?: true;
  /** The other columns; `id` is added where the table has one. */
  rest: Record<string, string | number | null>;
}

const AT = '2026-11-20 08:00:00.000';
const ID = '019aa000-0000-7000-8000-000000000001';

const COMPLAINT = {
  ...{ id: ID, person_id: ID, client_key: ID, request_hash: '', kind: 'complaint', state: 'submitted', category_code: '0201', text: '' },
  ...{ address_cipher: '', near_border: 0, contact_phone_cipher: '', contact_phone_hash: '', contact_tail_hash: '', hide_name: 0 },
  ...{ suggested_organisation_id: ID, suggestion_reason: '', suggestion_automatic: 0, sla_policy: '', urgency: 'normal', filed_at: AT },
  version: 0,
};
const EVENT = { id: ID, complaint_id: ID, version: 0, at: AT, action: 'file', to_state: 'submitted', actor_kind: 'citizen', data: '{}' };
const JOB = { id: ID, topic: 'note', payload: '{}', seq: 0, state: 'ready', run_at: AT, attempts: 0, created_at: AT };
const NOTICE = { id: ID, person_id: ID, kind: 'answered', at: AT, title: '', text: '', delivery: 'inbox' };

const DOCUMENT = { id: ID, person_id: ID, kind: 'passport', number_cipher: '', name_cipher: '', confirmed_at: AT };
const APPLICATION = {
  id: ID,
  complaint_id: ID,
  kind: 'extension',
  version: 1,
  requested_by: ID,
  requested_at: AT,
  reason: '',
  details: '{}',
};
const COUNT = {
  complaint_id: ID,
  day: '2026-11-20',
  organisation_id: ID,
  category_code: '',
  district_code: '',
  about_organisation_id: '',
  is_excluded: 0,
  amount: 1,
};
const TALLY = {
  period: '2026-11-20',
  organisation_id: ID,
  category_code: '',
  district_code: '',
  about_organisation_id: '',
  total: 0,
  excluded: 0,
};
const STAFF_NOTICE = { id: ID, staff_id: ID, kind: 'warning', at: AT, title: '', text: '', count: 1 };

export const UNIQUE_KEYS: UniqueKey[] = [
  { table: 'login', column: 'subject_hash', rest: { id: ID, person_id: ID, kind: 'phone', subject_cipher: '', created_at: AT } },
  { table: 'identity_document', column: 'number_hash', rest: DOCUMENT },
  { table: 'sms_code', column: 'phone_hash', rest: { code_hash: '', sent_at: AT, expires_at: AT, attempts: 0 } },
  { table: 'throttle', column: 'subject_hash', rest: { failures: 0, next_try_at: AT } },
  { table: 'organisation', column: 'code', rest: { id: ID, name: '', short_name: '', kind: 'office', is_office: 1 } },
  { table: 'staff', column: 'user_name', takesUnicode: true, rest: { id: ID, name: '', password_hash: '', created_at: AT } },
  { table: 'complaint', column: 'case_number', rest: COMPLAINT },
  { table: 'complaint_event', column: 'command_key', rest: EVENT },
  { table: 'job', column: 'dedupe_key', rest: JOB },
  { table: 'notice', column: 'dedupe_key', rest: NOTICE },
  { table: 'staff_notice', column: 'dedupe_key', rest: STAFF_NOTICE },
  { table: 'complaint_application', column: 'open_key', rest: APPLICATION },
  { table: 'sla_hold', column: 'open_key', rest: { id: ID, opened_at: AT, waiting: 1 } },
  { table: 'rate_count', column: 'measure', rest: COUNT },
  { table: 'rate_tally', column: 'measure', rest: TALLY },
  { table: 'rate_tally', column: 'category_code', rest: { ...TALLY, measure: 'answered' } },
  { table: 'rate_tally', column: 'district_code', rest: { ...TALLY, measure: 'answered' } },
  { table: 'subscription_consent', column: 'template_id', rest: { person_id: ID, remaining: 0 } },
];

/** Unique together with others, but from a closed list that a CHECK guards. */
export const CLOSED_LISTS = [
  'calendar_recompute.calendar',
  'calendar_version.calendar',
  'identity_document.kind',
  'login.kind',
  'staff_membership.role',
];
