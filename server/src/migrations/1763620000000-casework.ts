import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes } from '../platform/database/column-types.js';

/** Return, ask and supply, reopen and recheck, withdraw, reject and appeal; pauses of clocks; answers to extra questions. */
export class Casework1763620000000 implements MigrationInterface {
  name = 'Casework1763620000000';

  async up(runner: QueryRunner): Promise<void> {
    const t = columnTypes(runner);
    const counter = `${t.integer} NOT NULL DEFAULT 0`;
    const columns = [
      `answers ${t.json} NULL`,
      `return_count ${counter}`,
      `return_by ${t.instant} NULL`,
      `ask_count ${counter}`,
      `last_fifth_at ${t.instant} NULL`,
      `supply_by ${t.instant} NULL`,
      `reopen_count ${counter}`,
      `was_rechecked ${t.boolean} NOT NULL DEFAULT 0`,
      `rejected_by ${t.id} NULL`,
      `appeal_count ${counter}`,
    ];
    for (const column of columns) await runner.query(`ALTER TABLE complaint ADD COLUMN ${column}`);
    for (const column of [`paused_at ${t.instant} NULL`, `pauses ${t.json} NULL`]) {
      await runner.query(`ALTER TABLE complaint_clock ADD COLUMN ${column}`);
    }
    await runner.query(
      `CREATE TABLE complaint_message (
         id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, version ${t.integer} NOT NULL, kind ${t.key} NOT NULL, at ${t.instant} NOT NULL,
         text ${t.long} NOT NULL, author ${t.text(100)} NOT NULL,
         CONSTRAINT message_kind CHECK (kind IN ('ask', 'supply')))${t.table}`,
    );
    await runner.query(`CREATE INDEX message_complaint ON complaint_message (complaint_id, version)`);
    await runner.query(
      `CREATE TABLE complaint_rejection (
         id ${t.id} PRIMARY KEY, complaint_id ${t.id} NOT NULL, version ${t.integer} NOT NULL, at ${t.instant} NOT NULL, staff_id ${t.id} NOT NULL,
         reason ${t.key} NOT NULL, text ${t.long} NOT NULL)${t.table}`,
    );
    await runner.query(`CREATE INDEX rejection_complaint ON complaint_rejection (complaint_id, version)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE complaint_rejection`);
    await runner.query(`DROP TABLE complaint_message`);
  }
}
