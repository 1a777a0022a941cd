import { Injectable } from '@nestjs/common';
import type { StaffId } from '@zsb/shared/ids';
import { Database, toSqlInstant } from '../platform/database/database.js';
import { StaffNotice } from './staff-notice.entity.js';

const INSERT = `INSERT INTO staff_notice (id, staff_id, dedupe_key, kind, complaint_id, at, title, text, count, read_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`;
const valuesOf = (notice: StaffNotice) => [
  ...[notice.id, notice.staffId, notice.dedupeKey, notice.kind, notice.complaintId, notice.at],
  ...[notice.title, notice.text, notice.count],
];

@Injectable()
export class StaffNoticesRepository {
  constructor(private readonly db: Database) {}

  /** A second one with the same key changes nothing. */
  async insertOnce(notice: StaffNotice): Promise<void> {
    await this.db.change(`${INSERT} ${this.db.dialect.ignoreDuplicate('dedupe_key')}`, valuesOf(notice));
  }

  /** A second one with the same key is counted into the first, which is unread again. */
  async insertOrAdd(notice: StaffNotice): Promise<void> {
    const grown = `count = count + ${notice.count}, read_at = NULL`;
    await this.db.change(`${INSERT} ${this.db.dialect.onDuplicate('dedupe_key', grown)}`, valuesOf(notice));
  }

  /** Messages to somebody since then, counted up to `limit`. */
  async countSince(staffId: StaffId, since: Date, limit: number): Promise<number> {
    const [row] = await this.db.sql<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT id FROM staff_notice WHERE staff_id = ? AND at >= ? LIMIT ${limit}) some`,
      [staffId, since],
    );
    return Number(row!.n);
  }

  findOwned(id: string, staffId: StaffId): Promise<StaffNotice | null> {
    return this.db.repo(StaffNotice).findOneBy({ id, staffId });
  }

  /** Newest first, from behind `after`. */
  page(staffId: StaffId, after: StaffNotice | null, limit: number): Promise<StaffNotice[]> {
    const query = this.db.repo(StaffNotice).createQueryBuilder('notice').where('notice.staffId = :staffId', { staffId });
    if (after) query.andWhere('(notice.at < :at OR (notice.at = :at AND notice.id < :id))', { at: toSqlInstant(after.at), id: after.id });
    return query.orderBy('notice.at', 'DESC').addOrderBy('notice.id', 'DESC').take(limit).getMany();
  }

  async countUnread(staffId: StaffId): Promise<number> {
    const [row] = await this.db.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM staff_notice WHERE staff_id = ? AND read_at IS NULL`, [
      staffId,
    ]);
    return Number(row!.n);
  }

  async markAllRead(staffId: StaffId, now: Date): Promise<void> {
    await this.db.change(`UPDATE staff_notice SET read_at = ? WHERE staff_id = ? AND read_at IS NULL`, [now, staffId]);
  }

  /** The next person with messages in the order of ids; null behind the last. One look into the index. */
  async nextRecipient(after: string): Promise<StaffId | null> {
    const [row] = await this.db.sql<{ staffId: StaffId | null }>(`SELECT MIN(staff_id) AS staffId FROM staff_notice WHERE staff_id > ?`, [
      after,
    ]);
    return row?.staffId ?? null;
  }

  /** Up to `limit` of somebody's messages that are old, each along an index of its own. */
  async oldOf(staffId: StaffId, { readBefore, sentBefore }: OldNotices, limit: number): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT id FROM (SELECT id FROM staff_notice WHERE staff_id = ? AND read_at < ? LIMIT ${limit}) old_read
       UNION SELECT id FROM (SELECT id FROM staff_notice WHERE staff_id = ? AND at < ? LIMIT ${limit}) old_sent LIMIT ${limit}`,
      [staffId, readBefore, staffId, sentBefore],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of them that are old still. */
  async deleteOld(ids: readonly string[], { readBefore, sentBefore }: OldNotices): Promise<void> {
    await this.db.change(`DELETE FROM staff_notice WHERE id IN (${ids.map(() => '?').join(', ')}) AND (read_at < ? OR at < ?)`, [
      ...ids,
      readBefore,
      sentBefore,
    ]);
  }
}

/** Read before the one instant, or sent before the other. */
interface OldNotices {
  readBefore: Date;
  sentBefore: Date;
}
