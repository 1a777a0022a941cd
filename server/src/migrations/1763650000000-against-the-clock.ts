import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes, type ColumnTypes } from '../platform/database/column-types.js';

/**
 * Time limits in full: events of clocks, the ladder, calendars and policies as versioned data, staff notices; and the side
 * tracks of a case: applications, co-handlers, followers, named handlers of reports, merging and splitting.
 */
export class AgainstTheClock1763650000000 implements MigrationInterface {
  name = 'AgainstTheClock1763650000000';

  async up(runner: QueryRunner): Promise<void> {
    const t = columnTypes(runner);
    for (const column of complaintColumns(t)) await runner.query(`ALTER TABLE complaint ADD COLUMN ${column}`);
    for (const column of clockColumns(t)) await runner.query(`ALTER TABLE complaint_clock ADD COLUMN ${column}`);
    for (const column of answerColumns(t)) await runner.query(`ALTER TABLE complaint_answer ADD COLUMN ${column}`);
    await runner.query(`ALTER TABLE photo ADD COLUMN staff_id ${t.id} NULL`);
    await runner.query(`ALTER TABLE photo ADD COLUMN original_sha256 ${t.key} NULL`);
    // Not spent, and good until it is taken back 长期订阅.
    await runner.query(`ALTER TABLE subscription_consent ADD COLUMN is_lasting ${t.boolean} NOT NULL DEFAULT 0`);
    // Nobody known: made for one anonymous report.
    await runner.query(`ALTER TABLE person ADD COLUMN is_anonymous ${t.boolean} NOT NULL DEFAULT 0`);
    for (const statement of [...clockTables(t), ...caseTables(t), ...peopleTables(t), ...rebuiltMessages(t)]) await runner.query(statement);
    for (const statement of [...FILLED, ...INDEXES]) await runner.query(statement);
    await fillClockEvents(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  'case_change',
  'query_code',
  'complaint_follower',
  'report_handler',
  'complaint_co_handler',
  'complaint_application',
  'reply_template',
  'sla_hold',
  'staff_notice',
  'clock_step',
  'clock_event',
  'calendar_recompute',
  'calendar_version',
  'sla_policy_version',
];

const complaintColumns = (t: ColumnTypes): string[] => [
  `is_open ${t.boolean} NOT NULL DEFAULT 1`,
  // The clerk who accepted it: whose desk it is on.
  `handler_id ${t.id} NULL`,
  `split_from ${t.id} NULL`,
  `merged_into ${t.id} NULL`,
  // Whom it is about: never who decides it 回避.
  `about_organisation_id ${t.id} NULL`,
  `is_anonymous ${t.boolean} NOT NULL DEFAULT 0`,
  `extension_count ${t.integer} NOT NULL DEFAULT 0`,
  `extend_by ${t.instant} NULL`,
  `contact_tries ${t.integer} NOT NULL DEFAULT 0`,
  `contacted_at ${t.instant} NULL`,
  `review_stage ${t.key} NULL`,
  `redispatch_count ${t.integer} NOT NULL DEFAULT 0`,
  `urge_count ${t.integer} NOT NULL DEFAULT 0`,
  `urge_again_at ${t.instant} NULL`,
  `call_back_tries ${t.integer} NOT NULL DEFAULT 0`,
  `call_back_tried_on ${t.date} NULL`,
  `needs_call_back ${t.boolean} NOT NULL DEFAULT 0`,
  `needs_rectification ${t.boolean} NOT NULL DEFAULT 0`,
  `is_supervised ${t.boolean} NOT NULL DEFAULT 0`,
  `is_excluded ${t.boolean} NOT NULL DEFAULT 0`,
  `is_rating_void ${t.boolean} NOT NULL DEFAULT 0`,
  // Kinds of applications that wait for a decision, for the predicates of the workflow: `extension,exclusion`.
  `open_applications ${t.key} NOT NULL DEFAULT ''`,
];

const clockColumns = (t: ColumnTypes): string[] => [
  // Whose clock it is, where it is not the leading office's: a co-handler.
  `organisation_id ${t.id} NULL`,
  `urgent ${t.boolean} NOT NULL DEFAULT 0`,
  `calendar_version ${t.integer} NOT NULL DEFAULT 0`,
  // Grows when the clock is extended: the ladder begins anew.
  `round ${t.integer} NOT NULL DEFAULT 0`,
  `next_step ${t.integer} NOT NULL DEFAULT 0`,
  `next_step_at ${t.instant} NULL`,
];

const answerColumns = (t: ColumnTypes): string[] => [
  // A draft waits for its review; only an approved answer reaches the citizen.
  `state ${t.key} NOT NULL DEFAULT 'approved'`,
  `reviewed_by ${t.id} NULL`,
];

const clockTables = (t: ColumnTypes): string[] => [
  `CREATE TABLE clock_event (
     id ${t.id} PRIMARY KEY, clock_id ${t.id} NOT NULL, complaint_id ${t.id} NOT NULL, at ${t.instant} NOT NULL, kind ${t.key} NOT NULL,
     data ${t.json} NOT NULL,
     CONSTRAINT clock_event_kind CHECK (kind IN ('start', 'pause', 'resume', 'extend', 'stop')))${t.table}`,
  `CREATE INDEX clock_event_clock ON clock_event (clock_id, at, id)`,
  `CREATE TABLE clock_step (
     id ${t.id} PRIMARY KEY, clock_id ${t.id} NOT NULL, complaint_id ${t.id} NOT NULL, round ${t.integer} NOT NULL, step ${t.integer} NOT NULL,
     planned_at ${t.instant} NOT NULL, at ${t.instant} NOT NULL, collapsed ${t.integer} NOT NULL, told ${t.integer} NOT NULL,
     CONSTRAINT clock_step_once UNIQUE (clock_id, round, step))${t.table}`,
  `CREATE INDEX clock_step_complaint ON clock_step (complaint_id, at)`,
  `CREATE TABLE calendar_version (
     calendar ${t.key} NOT NULL, version ${t.integer} NOT NULL, document ${t.json} NOT NULL, note ${t.text(200)} NOT NULL,
     created_by ${t.id} NULL, created_at ${t.instant} NOT NULL, PRIMARY KEY (calendar, version),
     CONSTRAINT calendar_version_name CHECK (calendar IN ('office', 'centre')))${t.table}`,
  `CREATE TABLE calendar_recompute (
     calendar ${t.key} NOT NULL, version ${t.integer} NOT NULL, after_id ${t.id} NOT NULL, seen ${t.integer} NOT NULL, moved ${t.integer} NOT NULL,
     started_at ${t.instant} NOT NULL, finished_at ${t.instant} NULL, PRIMARY KEY (calendar, version),
     CONSTRAINT calendar_recompute_name CHECK (calendar IN ('office', 'centre')))${t.table}`,
  `CREATE TABLE sla_policy_version (
     version ${t.integer} PRIMARY KEY, effective_from ${t.instant} NOT NULL, document ${t.json} NOT NULL, note ${t.text(200)} NOT NULL,
     created_by ${t.id} NULL, created_at ${t.instant} NOT NULL)${t.table}`,
  `CREATE TABLE sla_hold (
     id ${t.id} PRIMARY KEY, open_key ${t.key} NULL, opened_at ${t.instant} NOT NULL, waiting ${t.integer} NOT NULL, decision ${t.key} NULL,
     decided_by ${t.id} NULL, decided_at ${t.instant} NULL, reason ${t.text(1000)} NULL,
     CONSTRAINT sla_hold_open UNIQUE (open_key))${t.table}`,
  `CREATE TABLE staff_notice (
     id ${t.id} PRIMARY KEY, staff_id ${t.id} NOT NULL, dedupe_key ${t.key} NOT NULL, kind ${t.key} NOT NULL, complaint_id ${t.id} NULL,
     at ${t.instant} NOT NULL, title ${t.text(50)} NOT NULL, text ${t.text(300)} NOT NULL, count ${t.integer} NOT NULL, read_at ${t.instant} NULL,
     CONSTRAINT staff_notice_dedupe UNIQUE (dedupe_key))${t.table}`,
  `CREATE INDEX staff_notice_staff ON staff_notice (staff_id, at, id)`,
  `CREATE INDEX staff_notice_unread ON staff_notice (staff_id, read_at)`,
];

const caseTables = (t: ColumnTypes): string[] => [
  `CREATE TABLE complaint_application (
     id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, kind ${t.key} NOT NULL, open_key ${t.key} NULL, version ${t.integer} NOT NULL,
     requested_by ${t.id} NOT NULL, requested_at ${t.instant} NOT NULL, reason ${t.long} NOT NULL, details ${t.json} NOT NULL,
     decision ${t.key} NULL, decided_by ${t.id} NULL, decided_at ${t.instant} NULL, decision_reason ${t.long} NULL,
     CONSTRAINT application_open UNIQUE (open_key),
     CONSTRAINT application_kind CHECK (kind IN ('extension', 'redispatch', 'rejection', 'exclusion', 'ratingContest')),
     CONSTRAINT application_decision CHECK (decision IN ('granted', 'refused')))${t.table}`,
  `CREATE INDEX application_complaint ON complaint_application (complaint_id, requested_at)`,
  `CREATE TABLE complaint_co_handler (
     complaint_id ${t.id} NOT NULL, organisation_id ${t.id} NOT NULL, clock_id ${t.id} NOT NULL, added_by ${t.id} NOT NULL,
     added_at ${t.instant} NOT NULL, request ${t.long} NOT NULL, answered_at ${t.instant} NULL, answer ${t.long} NULL,
     PRIMARY KEY (complaint_id, organisation_id))${t.table}`,
  `CREATE INDEX co_handler_organisation ON complaint_co_handler (organisation_id, answered_at)`,
  `CREATE TABLE report_handler (
     complaint_id ${t.id} NOT NULL, staff_id ${t.id} NOT NULL, named_by ${t.id} NOT NULL, named_at ${t.instant} NOT NULL,
     PRIMARY KEY (complaint_id, staff_id))${t.table}`,
  `CREATE TABLE case_change (
     id ${t.id} PRIMARY KEY, at ${t.instant} NOT NULL, complaint_id ${t.id} NOT NULL, organisation_id ${t.id} NOT NULL,
     is_dispatched ${t.boolean} NOT NULL, version ${t.integer} NOT NULL)${t.table}`,
  `CREATE INDEX case_change_at ON case_change (at)`,
  `CREATE TABLE reply_template (
     id ${t.id} PRIMARY KEY, organisation_id ${t.id} NULL, kind ${t.key} NOT NULL, name ${t.text(50)} NOT NULL, text ${t.long} NOT NULL,
     changed_by ${t.id} NULL, changed_at ${t.instant} NOT NULL,
     CONSTRAINT template_kind CHECK (kind IN ('answer', 'ask', 'contact')))${t.table}`,
  `CREATE INDEX template_organisation ON reply_template (organisation_id, kind)`,
];

const peopleTables = (t: ColumnTypes): string[] => [
  `CREATE TABLE complaint_follower (
     complaint_id ${t.id} NOT NULL, person_id ${t.id} NOT NULL, followed_at ${t.instant} NOT NULL, PRIMARY KEY (complaint_id, person_id))${t.table}`,
  `CREATE INDEX follower_person ON complaint_follower (person_id, followed_at)`,
  `CREATE TABLE query_code (
     complaint_id ${t.id} PRIMARY KEY, person_id ${t.id} NOT NULL, code_hash ${t.key} NOT NULL, created_at ${t.instant} NOT NULL)${t.table}`,
  `CREATE INDEX query_code_hash ON query_code (code_hash)`,
];

/** The kinds of messages grow, and SQLite cannot change a CHECK. */
const rebuiltMessages = (t: ColumnTypes): string[] => [
  `ALTER TABLE complaint_message RENAME TO complaint_message_before`,
  `CREATE TABLE complaint_message (
     id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, version ${t.integer} NOT NULL, kind ${t.key} NOT NULL, at ${t.instant} NOT NULL,
     text ${t.long} NOT NULL, author ${t.text(100)} NOT NULL)${t.table}`,
  `INSERT INTO complaint_message (id, complaint_id, version, kind, at, text, author)
     SELECT id, complaint_id, version, kind, at, text, author FROM complaint_message_before`,
  `DROP TABLE complaint_message_before`,
  `CREATE INDEX message_complaint ON complaint_message (complaint_id, version)`,
];

const FILLED = [
  `UPDATE complaint SET is_open = 0 WHERE state IN ('answered', 'closed', 'rejected', 'withdrawn', 'merged')`,
  `UPDATE complaint_clock SET urgent = 1 WHERE complaint_id IN (SELECT id FROM complaint WHERE urgency = 'urgent')`,
  `UPDATE complaint_clock SET next_step_at = warn_at WHERE stopped_at IS NULL AND paused_at IS NULL`,
  // An extension can be applied for until the office's own clock is due.
  `UPDATE complaint SET extend_by = (SELECT MAX(due_at) FROM complaint_clock
     WHERE complaint_id = complaint.id AND stopped_at IS NULL AND kind IN ('resolution', 'rework'))`,
];

const INDEXES = [
  // Equality on NULL, then a range on the id: the open clocks one after another, however many are stopped.
  `CREATE INDEX clock_open ON complaint_clock (stopped_at, id)`,
  `CREATE INDEX clock_next_step ON complaint_clock (urgent, next_step_at, id)`,
  // The lists of the console, each an equality and then the order of the list; `warn_at` spares counting a look at the rows.
  `CREATE INDEX complaint_open_due ON complaint (is_open, due_at, id, warn_at)`,
  `CREATE INDEX complaint_office_open_due ON complaint (lead_organisation_id, is_open, due_at, id, warn_at)`,
  `CREATE INDEX complaint_state_filed ON complaint (state, filed_at, id)`,
  `CREATE INDEX complaint_office_filed ON complaint (lead_organisation_id, state, filed_at, id)`,
  `CREATE INDEX complaint_suggested_due ON complaint (suggested_organisation_id, state, due_at, id)`,
  `CREATE INDEX complaint_returned ON complaint (return_count, state, due_at, id)`,
  `CREATE INDEX complaint_applied ON complaint (open_applications, due_at, id)`,
  `CREATE INDEX complaint_review ON complaint (review_stage, lead_organisation_id, due_at, id)`,
  `CREATE INDEX complaint_handler_due ON complaint (handler_id, is_open, due_at, id)`,
  `CREATE INDEX complaint_place ON complaint (category_code, lat, lng)`,
  `CREATE INDEX complaint_about ON complaint (about_organisation_id)`,
  `CREATE INDEX complaint_merged_into ON complaint (merged_into)`,
  `CREATE INDEX complaint_split_from ON complaint (split_from)`,
];

interface StoredClock {
  id: string;
  complaint_id: string;
  target: string;
  calendar: string;
  started_at: string | Date;
  paused_at: string | Date | null;
  stopped_at: string | Date | null;
  pauses: string | object | null;
  outcome: string | null;
}

/** Clocks from before there were events get theirs, from what their rows say. */
async function fillClockEvents(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const rows = (await runner.query(
      `SELECT id, complaint_id, target, calendar, started_at, paused_at, stopped_at, pauses, outcome FROM complaint_clock WHERE id > ? ORDER BY id LIMIT 500`,
      [after],
    )) as StoredClock[];
    if (rows.length === 0) return;
    for (const clock of rows) {
      for (const [number, [kind, at, data]] of eventsOf(clock).entries()) {
        // Ids must differ and keep their order: the clock's own id with a number in its last digits.
        const id = `${clock.id.slice(0, -12)}${number.toString(16).padStart(4, '0')}${clock.id.slice(-8)}`;
        await runner.query(`INSERT INTO clock_event (id, clock_id, complaint_id, at, kind, data) VALUES (?, ?, ?, ?, ?, ?)`, [
          id,
          clock.id,
          clock.complaint_id,
          sqlInstant(at),
          kind,
          JSON.stringify(data),
        ]);
      }
    }
    after = rows.at(-1)!.id;
  }
}

function eventsOf(clock: StoredClock): [kind: string, at: string | Date, data: object][] {
  const pauses = (typeof clock.pauses === 'string' ? JSON.parse(clock.pauses) : (clock.pauses ?? [])) as { from: string; to: string }[];
  return [
    ['start', clock.started_at, { target: clock.target, calendar: clock.calendar }],
    ...pauses.flatMap(({ from, to }): [string, string, object][] => [
      ['pause', from, {}],
      ['resume', to, {}],
    ]),
    ...(clock.paused_at ? [['pause', clock.paused_at, {}] as [string, string | Date, object]] : []),
    ...(clock.stopped_at ? [['stop', clock.stopped_at, { outcome: clock.outcome }] as [string, string | Date, object]] : []),
  ];
}

const sqlInstant = (at: string | Date): string => (at instanceof Date ? at.toISOString() : at).replace('T', ' ').replace(/Z$/, '');
