import { Injectable } from '@nestjs/common';
import type { StaffId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import { SlaHold } from './sla-hold.entity.js';

const OPEN_KEY = 'ladder';
const LISTED = 20;

export type OpenHold = Pick<SlaHold, 'id' | 'decision' | 'openedAt'>;

@Injectable()
export class HoldsRepository {
  constructor(private readonly db: Database) {}

  /** The one that holds, or whose clocks are still being worked off: asked for with every batch. */
  async findOpen(): Promise<OpenHold | null> {
    const [row] = await this.db.sql<Omit<OpenHold, 'openedAt'> & { openedAt: string | Date }>(
      `SELECT id, decision, opened_at AS openedAt FROM sla_hold WHERE open_key = ?`,
      [OPEN_KEY],
    );
    return row ? { ...row, openedAt: fromSqlInstant(row.openedAt) } : null;
  }

  find(id: string): Promise<SlaHold | null> {
    return this.db.repo(SlaHold).findOneBy({ id });
  }

  /** @throws a duplicate key where there is one already */
  insert(hold: Pick<SlaHold, 'id' | 'openedAt' | 'waiting'>): Promise<void> {
    return this.db.insert(SlaHold, { ...hold, openKey: OPEN_KEY, decision: null, decidedBy: null, decidedAt: null, reason: null });
  }

  /** False where it was decided before. */
  async release(id: string, decidedBy: StaffId | null, now: Date, reason: string): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE sla_hold SET decision = 'release', decided_by = ?, decided_at = ?, reason = ? WHERE id = ? AND decision IS NULL`,
      [decidedBy, now, reason, id],
    );
    return changed === 1;
  }

  async close(id: string): Promise<void> {
    await this.db.change(`UPDATE sla_hold SET open_key = NULL WHERE id = ? AND decision IS NOT NULL`, [id]);
  }

  /** Newest first. */
  latest(): Promise<SlaHold[]> {
    return this.db.repo(SlaHold).find({ order: { openedAt: 'DESC', id: 'DESC' }, take: LISTED });
  }
}
