import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes } from '../platform/database/column-types.js';

/** Confirmed identity documents of persons, and by which way a session came in. */
export class RealName1763640000000 implements MigrationInterface {
  name = 'RealName1763640000000';

  async up(runner: QueryRunner): Promise<void> {
    const t = columnTypes(runner);
    await runner.query(
      `CREATE TABLE identity_document (
         id ${t.id} PRIMARY KEY, person_id ${t.id} NOT NULL, kind ${t.key} NOT NULL, number_hash ${t.key} NOT NULL,
         number_cipher ${t.long} NOT NULL, name_cipher ${t.long} NOT NULL, confirmed_at ${t.instant} NOT NULL,
         CONSTRAINT document_kind CHECK (kind IN ('resident-id', 'permanent-resident', 'hk-mo-permit', 'tw-permit', 'passport')),
         CONSTRAINT document_number UNIQUE (kind, number_hash))${t.table}`,
    );
    await runner.query(`CREATE INDEX document_person ON identity_document (person_id)`);
    await runner.query(`ALTER TABLE session ADD COLUMN way ${t.key} NULL CHECK (way IN ('wechat', 'phone'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session DROP COLUMN way`);
    await runner.query(`DROP TABLE identity_document`);
  }
}
