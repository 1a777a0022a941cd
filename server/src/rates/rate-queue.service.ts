import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

/** A case that took a step since it was counted. */
export interface StaleCase {
  id: string;
  complaintId: ComplaintId;
}

/** Cases that wait to be counted anew: one row per step, taken away by whoever has counted it. */
@Injectable()
export class RateQueue {
  constructor(private readonly db: Database) {}

  /** Inside the step's unit of work. */
  async add(complaintId: ComplaintId, at: Date): Promise<void> {
    await this.db.change(`INSERT INTO rate_stale (id, complaint_id, at) VALUES (?, ?, ?)`, [newId(), complaintId, at]);
  }

  /** The next cases by their ids, as if each had taken a step just now; answers the last of them, null behind the end. */
  async addAfter(id: string, limit: number, at: Date): Promise<string | null> {
    const cases = await this.db.sql<{ id: ComplaintId }>(`SELECT id FROM complaint WHERE id > ? ORDER BY id LIMIT ${limit}`, [id]);
    for (const one of cases) await this.add(one.id, at);
    return cases.at(-1)?.id ?? null;
  }

  /**
   * The last ones that came, which nobody else gets before the open unit ends: what happens now is counted before what waits from
   * long ago, after an upgrade or a recount.
   */
  async take(limit: number, now: Date): Promise<StaleCase[]> {
    return this.db.sql<StaleCase>(
      `SELECT id, complaint_id AS complaintId FROM rate_stale WHERE at <= ? ORDER BY at DESC, id DESC LIMIT ${limit} ${this.db.dialect.skipLocked}`,
      [now],
    );
  }

  /** The rows of one case alone, if they wait still. */
  async takeOne(complaintId: ComplaintId): Promise<StaleCase[]> {
    return this.db.sql<StaleCase>(
      `SELECT id, complaint_id AS complaintId FROM rate_stale WHERE complaint_id = ? ${this.db.dialect.skipLocked}`,
      [complaintId],
    );
  }

  /** A case that cannot be counted is looked at again later, and keeps no other waiting. */
  async putOff(complaintId: ComplaintId, until: Date): Promise<void> {
    await this.db.change(`UPDATE rate_stale SET at = ? WHERE complaint_id = ?`, [until, complaintId]);
  }

  async remove(taken: readonly StaleCase[]): Promise<void> {
    for (const { id } of taken) await this.db.change(`DELETE FROM rate_stale WHERE id = ?`, [id]);
  }

  /** Since when something waits; null where everything is counted. What was put off lies in the future. */
  async waitingSince(): Promise<Date | null> {
    const [row] = await this.db.sql<{ at: string | Date | null }>(`SELECT MIN(at) AS at FROM rate_stale`);
    return row?.at ? fromSqlInstant(row.at) : null;
  }
}
