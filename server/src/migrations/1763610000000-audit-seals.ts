import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes } from '../platform/database/column-types.js';

/** Seals over the audit trail: which seal covers a row, and the chain of seals. */
export class AuditSeals1763610000000 implements MigrationInterface {
  name = 'AuditSeals1763610000000';

  async up(runner: QueryRunner): Promise<void> {
    const t = columnTypes(runner);
    await runner.query(`ALTER TABLE audit_entry ADD COLUMN seal_number ${t.integer} NULL`);
    await runner.query(`CREATE INDEX audit_seal_number ON audit_entry (seal_number)`);
    await runner.query(
      `CREATE TABLE audit_seal (
         number ${t.integer} PRIMARY KEY, at ${t.instant} NOT NULL, row_count ${t.integer} NOT NULL, merkle_root ${t.key} NOT NULL,
         previous ${t.key} NOT NULL, signature ${t.key} NOT NULL)${t.table}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_seal`);
    await runner.query(`DROP INDEX audit_seal_number ON audit_entry`);
    await runner.query(`ALTER TABLE audit_entry DROP COLUMN seal_number`);
  }
}
