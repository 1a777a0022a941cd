import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes, type ColumnTypes } from '../platform/database/column-types.js';

/** People, staff, organisations, complaints, photos, notices, jobs and the audit trail. */
export class First1763600000000 implements MigrationInterface {
  name = 'First1763600000000';

  async up(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner);
    for (const statement of [...people(types), ...staff(types), ...complaints(types), ...platform(types)]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  'subscription_consent',
  'notice',
  'audit_entry',
  'job',
  'photo',
  'complaint_rating',
  'complaint_answer',
  'complaint_clock',
  'complaint_event',
  'complaint',
  'staff_membership',
  'staff',
  'organisation',
  'throttle',
  'sms_code',
  'session',
  'login',
  'person',
];

const people = (t: ColumnTypes): string[] => [
  `CREATE TABLE person (
     id ${t.id} PRIMARY KEY, data_key ${t.key} NOT NULL, created_at ${t.instant} NOT NULL, closed_at ${t.instant} NULL)${t.table}`,
  `CREATE TABLE login (
     id ${t.id} PRIMARY KEY, person_id ${t.id} NOT NULL, kind ${t.key} NOT NULL, subject_hash ${t.key} NOT NULL,
     subject_cipher ${t.long} NOT NULL, created_at ${t.instant} NOT NULL,
     CONSTRAINT login_kind CHECK (kind IN ('wechat', 'phone')), CONSTRAINT login_subject UNIQUE (kind, subject_hash))${t.table}`,
  `CREATE INDEX login_person ON login (person_id)`,
  `CREATE TABLE session (
     id ${t.id} PRIMARY KEY, owner_kind ${t.key} NOT NULL, owner_id ${t.id} NOT NULL, level ${t.key} NOT NULL, turn ${t.integer} NOT NULL,
     created_at ${t.instant} NOT NULL, refreshed_at ${t.instant} NOT NULL, expires_at ${t.instant} NOT NULL, ended_at ${t.instant} NULL,
     CONSTRAINT session_owner_kind CHECK (owner_kind IN ('citizen', 'staff')), CONSTRAINT session_level CHECK (level IN ('L1', 'L2', 'L3', 'L4')))${t.table}`,
  `CREATE INDEX session_owner ON session (owner_id)`,
  `CREATE TABLE sms_code (
     phone_hash ${t.key} PRIMARY KEY, code_hash ${t.key} NOT NULL, sent_at ${t.instant} NOT NULL, expires_at ${t.instant} NOT NULL,
     attempts ${t.integer} NOT NULL)${t.table}`,
  `CREATE TABLE throttle (
     subject_hash ${t.key} PRIMARY KEY, failures ${t.integer} NOT NULL, next_try_at ${t.instant} NOT NULL)${t.table}`,
];

const staff = (t: ColumnTypes): string[] => [
  `CREATE TABLE organisation (
     id ${t.id} PRIMARY KEY, code ${t.key} NOT NULL, parent_id ${t.id} NULL, name ${t.text(100)} NOT NULL, short_name ${t.text(50)} NOT NULL,
     kind ${t.key} NOT NULL, is_office ${t.boolean} NOT NULL, phone ${t.text(30)} NULL, district_code ${t.key} NULL,
     CONSTRAINT organisation_code UNIQUE (code))${t.table}`,
  `CREATE TABLE staff (
     id ${t.id} PRIMARY KEY, user_name ${t.text(64)} NOT NULL, name ${t.text(50)} NOT NULL, password_hash ${t.key} NOT NULL,
     created_at ${t.instant} NOT NULL, disabled_at ${t.instant} NULL, CONSTRAINT staff_user_name UNIQUE (user_name))${t.table}`,
  `CREATE TABLE staff_membership (
     staff_id ${t.id} NOT NULL, organisation_id ${t.id} NOT NULL, role ${t.key} NOT NULL, PRIMARY KEY (staff_id, organisation_id, role),
     CONSTRAINT membership_role CHECK (role IN ('dispatcher', 'clerk', 'head', 'supervisor', 'finance', 'administrator')))${t.table}`,
];

const STATES = `'submitted', 'assigned', 'arbitrating', 'accepted', 'awaiting_citizen', 'answered', 'rechecking', 'closed', 'rejected', 'withdrawn', 'merged'`;

const complaints = (t: ColumnTypes): string[] => [
  `CREATE TABLE complaint (
     id ${t.id} PRIMARY KEY, case_number ${t.key} NOT NULL, person_id ${t.id} NOT NULL, client_key ${t.id} NOT NULL,
     request_hash ${t.key} NOT NULL, kind ${t.key} NOT NULL, state ${t.key} NOT NULL, category_code ${t.key} NOT NULL, text ${t.long} NOT NULL,
     address_cipher ${t.long} NOT NULL, lng ${t.real} NULL, lat ${t.real} NULL, district_code ${t.key} NULL, near_border ${t.boolean} NOT NULL,
     contact_name_cipher ${t.long} NULL, contact_phone_cipher ${t.long} NOT NULL, contact_phone_hash ${t.key} NOT NULL,
     contact_tail_hash ${t.key} NOT NULL, hide_name ${t.boolean} NOT NULL, lead_organisation_id ${t.id} NULL,
     suggested_organisation_id ${t.id} NOT NULL, suggestion_reason ${t.text(200)} NOT NULL, suggestion_automatic ${t.boolean} NOT NULL,
     sla_policy ${t.key} NOT NULL, urgency ${t.key} NOT NULL, filed_at ${t.instant} NOT NULL, answered_at ${t.instant} NULL,
     rate_by ${t.instant} NULL, due_clock ${t.key} NULL, warn_at ${t.instant} NULL, due_at ${t.instant} NULL, version ${t.integer} NOT NULL,
     CONSTRAINT complaint_case_number UNIQUE (case_number), CONSTRAINT complaint_client_key UNIQUE (person_id, client_key),
     CONSTRAINT complaint_state CHECK (state IN (${STATES})), CONSTRAINT complaint_urgency CHECK (urgency IN ('normal', 'urgent')))${t.table}`,
  `CREATE INDEX complaint_person ON complaint (person_id, filed_at, id)`,
  `CREATE INDEX complaint_state_due ON complaint (state, due_at, id)`,
  `CREATE INDEX complaint_office_due ON complaint (lead_organisation_id, state, due_at, id)`,
  `CREATE INDEX complaint_phone ON complaint (contact_phone_hash)`,
  `CREATE INDEX complaint_tail ON complaint (contact_tail_hash)`,
  `CREATE TABLE complaint_event (
     id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, version ${t.integer} NOT NULL, at ${t.instant} NOT NULL, action ${t.key} NOT NULL,
     from_state ${t.key} NULL, to_state ${t.key} NOT NULL, actor_kind ${t.key} NOT NULL, actor_id ${t.id} NULL, command_key ${t.key} NOT NULL,
     data ${t.json} NOT NULL,
     CONSTRAINT event_version UNIQUE (complaint_id, version), CONSTRAINT event_command UNIQUE (complaint_id, command_key))${t.table}`,
  `CREATE TABLE complaint_clock (
     id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, kind ${t.key} NOT NULL, target ${t.key} NOT NULL, calendar ${t.key} NOT NULL,
     started_at ${t.instant} NOT NULL, warn_at ${t.instant} NOT NULL, due_at ${t.instant} NOT NULL, calendar_complete ${t.boolean} NOT NULL,
     stopped_at ${t.instant} NULL, outcome ${t.key} NULL,
     CONSTRAINT clock_outcome CHECK (outcome IN ('met', 'missed', 'cancelled')))${t.table}`,
  `CREATE INDEX clock_complaint ON complaint_clock (complaint_id)`,
  `CREATE TABLE complaint_answer (
     id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, organisation_id ${t.id} NOT NULL, staff_id ${t.id} NOT NULL, at ${t.instant} NOT NULL,
     text ${t.long} NOT NULL, outcome ${t.key} NOT NULL, planned_date ${t.date} NULL,
     CONSTRAINT answer_outcome CHECK (outcome IN ('solved', 'partly', 'planned', 'explained', 'unfounded')))${t.table}`,
  `CREATE INDEX answer_complaint ON complaint_answer (complaint_id, at)`,
  `CREATE TABLE complaint_rating (
     id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, answer_id ${t.id} NOT NULL, at ${t.instant} NOT NULL, contacted ${t.boolean} NOT NULL,
     solved ${t.key} NOT NULL, satisfaction ${t.integer} NOT NULL, tags ${t.json} NOT NULL, text ${t.long} NOT NULL,
     CONSTRAINT rating_answer UNIQUE (answer_id), CONSTRAINT rating_satisfaction CHECK (satisfaction BETWEEN 1 AND 5))${t.table}`,
  `CREATE INDEX rating_complaint ON complaint_rating (complaint_id, at)`,
  `CREATE TABLE photo (
     id ${t.id} PRIMARY KEY, person_id ${t.id} NOT NULL, complaint_id ${t.id} NULL, position ${t.integer} NULL, state ${t.key} NOT NULL,
     sha256 ${t.key} NOT NULL, bytes ${t.integer} NOT NULL, width ${t.integer} NOT NULL, height ${t.integer} NOT NULL,
     created_at ${t.instant} NOT NULL, CONSTRAINT photo_state CHECK (state IN ('staged', 'attached')))${t.table}`,
  `CREATE INDEX photo_complaint ON photo (complaint_id, position)`,
  `CREATE INDEX photo_staged ON photo (person_id, state)`,
];

const platform = (t: ColumnTypes): string[] => [
  `CREATE TABLE job (
     id ${t.id} PRIMARY KEY, topic ${t.key} NOT NULL, dedupe_key ${t.key} NOT NULL, payload ${t.json} NOT NULL, stream ${t.key} NULL,
     seq ${t.integer} NOT NULL, state ${t.key} NOT NULL, run_at ${t.instant} NOT NULL, owner ${t.key} NULL, lease_until ${t.instant} NULL,
     attempts ${t.integer} NOT NULL, last_error ${t.text(200)} NULL, created_at ${t.instant} NOT NULL,
     CONSTRAINT job_dedupe UNIQUE (dedupe_key),
     CONSTRAINT job_state CHECK (state IN ('waiting', 'ready', 'running', 'done', 'parked')))${t.table}`,
  `CREATE INDEX job_due ON job (state, run_at, id)`,
  `CREATE INDEX job_stream ON job (stream, state, seq)`,
  `CREATE TABLE audit_entry (
     id ${t.id} PRIMARY KEY, at ${t.instant} NOT NULL, actor_kind ${t.key} NOT NULL, actor_id ${t.id} NULL, action ${t.key} NOT NULL,
     subject_kind ${t.key} NOT NULL, subject_id ${t.id} NULL, details ${t.json} NOT NULL)${t.table}`,
  `CREATE INDEX audit_subject ON audit_entry (subject_id, at)`,
  `CREATE TABLE notice (
     id ${t.id} PRIMARY KEY, person_id ${t.id} NOT NULL, complaint_id ${t.id} NULL, dedupe_key ${t.key} NOT NULL, kind ${t.key} NOT NULL,
     at ${t.instant} NOT NULL, title ${t.text(50)} NOT NULL, text ${t.text(300)} NOT NULL, read_at ${t.instant} NULL,
     delivery ${t.key} NOT NULL, delivered_at ${t.instant} NULL, CONSTRAINT notice_dedupe UNIQUE (dedupe_key),
     CONSTRAINT notice_delivery CHECK (delivery IN ('inbox', 'pending', 'attempted', 'sent', 'unknown', 'refused')))${t.table}`,
  `CREATE INDEX notice_person ON notice (person_id, at, id)`,
  `CREATE TABLE subscription_consent (
     person_id ${t.id} NOT NULL, template_id ${t.key} NOT NULL, remaining ${t.integer} NOT NULL,
     PRIMARY KEY (person_id, template_id), CONSTRAINT consent_remaining CHECK (remaining >= 0))${t.table}`,
];
