import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes, type ColumnTypes } from '../platform/database/column-types.js';

/** Rates: what was counted of each case, its sums by day and month, and the cases that wait to be counted anew. */
export class Rates1763660000000 implements MigrationInterface {
  name = 'Rates1763660000000';

  async up(runner: QueryRunner): Promise<void> {
    const t = columnTypes(runner);
    for (const column of complaintColumns(t)) await runner.query(`ALTER TABLE complaint ADD COLUMN ${column}`);
    // Who led the case when the clock fell due, where somebody else leads it since.
    await runner.query(`ALTER TABLE complaint_clock ADD COLUMN charged_to ${t.id} NULL`);
    // When WeChat last told of a change in its settings: what it told before, and repeats, changes nothing.
    await runner.query(`ALTER TABLE subscription_consent ADD COLUMN told_at ${t.instant} NULL`);
    for (const statement of tables(t)) await runner.query(statement);
    const few = t.hasPartialIndexes ? ' WHERE needs_call_back = 1' : '';
    await runner.query(`CREATE INDEX complaint_call_back ON complaint (needs_call_back, due_at, id)${few}`);
    if (t.hasPartialIndexes) for (const statement of SPARSE_INDEXES) await runner.query(statement);
    // Every case from before is counted by the running server, a few at a time.
    await runner.query(`INSERT INTO rate_stale (id, complaint_id, at) SELECT id, id, filed_at FROM complaint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['rate_tally', 'rate_count', 'rate_stale']) await runner.query(`DROP TABLE ${table}`);
  }
}

/**
 * Lists that hold few of the cases: an index of these alone. Most cases stand in none of them, and every move of a due time is
 * spared five entries. The lists ask by the same words, or SQLite would not take the index.
 */
const SPARSE_INDEXES = [
  ['complaint_suggested_due', '(suggested_organisation_id, state, due_at, id) WHERE lead_organisation_id IS NULL'],
  ['complaint_returned', '(return_count, state, due_at, id) WHERE return_count > 0'],
  ['complaint_applied', `(open_applications, due_at, id) WHERE open_applications <> ''`],
  ['complaint_review', '(review_stage, lead_organisation_id, due_at, id) WHERE review_stage IS NOT NULL'],
  ['complaint_handler_due', '(handler_id, is_open, due_at, id) WHERE handler_id IS NOT NULL'],
  ['complaint_about', '(about_organisation_id) WHERE about_organisation_id IS NOT NULL'],
  ['complaint_merged_into', '(merged_into) WHERE merged_into IS NOT NULL'],
  ['complaint_split_from', '(split_from) WHERE split_from IS NOT NULL'],
].flatMap(([name, rows]) => [`DROP INDEX ${name}`, `CREATE INDEX ${name} ON complaint ${rows}`]);

const complaintColumns = (t: ColumnTypes): string[] => [
  // When the last failed try to reach the citizen was counted.
  `contact_tried_at ${t.instant} NULL`,
  // 列入计划: the office has not said yet what became of it.
  `needs_plan_report ${t.boolean} NOT NULL DEFAULT 0`,
];

const tables = (t: ColumnTypes): string[] => [
  // One row per step, so that no two steps ever wait for each other here.
  `CREATE TABLE rate_stale (id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, at ${t.instant} NOT NULL)${t.table}`,
  `CREATE INDEX rate_stale_at ON rate_stale (at, id)`,
  // What a case has contributed. `amount` is 1 and more, or minutes; empty codes stand for none, since NULL is no key.
  `CREATE TABLE rate_count (
     complaint_id ${t.id} NOT NULL, measure ${t.key} NOT NULL, day ${t.date} NOT NULL, organisation_id ${t.id} NOT NULL,
     category_code ${t.key} NOT NULL, district_code ${t.key} NOT NULL, about_organisation_id ${t.id} NOT NULL, is_excluded ${t.boolean} NOT NULL, amount ${t.integer} NOT NULL,
     PRIMARY KEY (complaint_id, measure, day, organisation_id, is_excluded))${t.table}`,
  `CREATE INDEX rate_count_measure ON rate_count (measure, day, complaint_id)`,
  // Whom a report is about is kept apart, since they must not see it counted 回避. `period` is a day `2026-11-20` or a month `2026-11`: whole months are read by the month.
  `CREATE TABLE rate_tally (
     period ${t.date} NOT NULL, measure ${t.key} NOT NULL, organisation_id ${t.id} NOT NULL, category_code ${t.key} NOT NULL,
     district_code ${t.key} NOT NULL, about_organisation_id ${t.id} NOT NULL, total ${t.integer} NOT NULL, excluded ${t.integer} NOT NULL,
     PRIMARY KEY (period, measure, organisation_id, category_code, district_code, about_organisation_id))${t.table}`,
];
