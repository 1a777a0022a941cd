import { Injectable } from '@nestjs/common';
import { Database, fromSqlInstant, toSqlInstant } from '../database/database.js';
import type { Seal, SealedRow } from './seal.js';

const ROW = `id, at, actor_kind AS actorKind, actor_id AS actorId, action, subject_kind AS subjectKind, subject_id AS subjectId, details`;
const SEAL = `number, at, row_count AS rowCount, merkle_root AS merkleRoot, previous, signature`;

type Stored<Row extends { at: string }> = Omit<Row, 'at'> & { at: string | Date };

@Injectable()
export class SealsRepository {
  constructor(private readonly db: Database) {}

  async last(): Promise<Seal | null> {
    const [seal] = await this.db.sql<Stored<Seal>>(
      `SELECT ${SEAL} FROM audit_seal ORDER BY number DESC LIMIT 1 ${this.db.dialect.forUpdate}`,
    );
    return seal ? withText(seal) : null;
  }

  async after(number: number, limit: number): Promise<Seal[]> {
    const seals = await this.db.sql<Stored<Seal>>(`SELECT ${SEAL} FROM audit_seal WHERE number > ? ORDER BY number LIMIT ?`, [
      number,
      limit,
    ]);
    return seals.map(withText);
  }

  /** Puts up to `limit` committed rows under the seal; answers how many. */
  async cover(number: number, limit: number): Promise<number> {
    const free = await this.db.sql<{ id: string }>(`SELECT id FROM audit_entry WHERE seal_number IS NULL LIMIT ?`, [limit]);
    if (free.length === 0) return 0;
    const marks = free.map(() => '?').join(', ');
    return this.db.change(`UPDATE audit_entry SET seal_number = ? WHERE id IN (${marks})`, [number, ...free.map(({ id }) => id)]);
  }

  async rowsOf(number: number): Promise<SealedRow[]> {
    const rows = await this.db.sql<Stored<SealedRow>>(`SELECT ${ROW} FROM audit_entry WHERE seal_number = ?`, [number]);
    return rows.map(withText);
  }

  async insert({ number, at, rowCount, merkleRoot, previous, signature }: Seal): Promise<void> {
    await this.db.change(`INSERT INTO audit_seal (number, at, row_count, merkle_root, previous, signature) VALUES (?, ?, ?, ?, ?, ?)`, [
      number,
      at,
      rowCount,
      merkleRoot,
      previous,
      signature,
    ]);
  }

  /** Rows that no seal covers although they are older than `instant`, and rows under a seal that does not exist. */
  async strays(instant: Date): Promise<number> {
    const [row] = await this.db.sql<{ strays: number }>(
      `SELECT COUNT(*) AS strays FROM audit_entry
       WHERE (seal_number IS NULL AND at < ?) OR (seal_number IS NOT NULL AND seal_number NOT IN (SELECT number FROM audit_seal))`,
      [instant],
    );
    return Number(row!.strays);
  }
}

const withText = <Row extends { at: string | Date }>(row: Row): Omit<Row, 'at'> & { at: string } => ({
  ...row,
  at: toSqlInstant(fromSqlInstant(row.at)),
});
