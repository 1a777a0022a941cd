import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypes } from '../platform/database/column-types.js';

/** The second factor of staff. */
export class StaffTotp1763630000000 implements MigrationInterface {
  name = 'StaffTotp1763630000000';

  async up(runner: QueryRunner): Promise<void> {
    const t = columnTypes(runner);
    await runner.query(
      `CREATE TABLE staff_totp (
         staff_id ${t.id} PRIMARY KEY, secret_cipher ${t.long} NOT NULL, confirmed_at ${t.instant} NULL, last_step ${t.integer} NOT NULL)${t.table}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE staff_totp`);
  }
}
