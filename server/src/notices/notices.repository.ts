import { Injectable } from '@nestjs/common';
import type { NoticeId, PersonId } from '@zsb/shared/ids';
import { Database, fromSqlInstant, toSqlInstant } from '../platform/database/database.js';
import { Notice, type NoticeDelivery } from './notice.entity.js';

@Injectable()
export class NoticesRepository {
  constructor(private readonly db: Database) {}

  insert(notice: Notice): Promise<void> {
    return this.db.insert(Notice, notice);
  }

  /** Nothing where the notice is there already: the job that tells it may be done twice. */
  async insertOnce(notice: Notice): Promise<void> {
    const { id, personId, dedupeKey, kind, at, title, text, delivery } = notice;
    await this.db.change(
      `INSERT INTO notice (id, person_id, complaint_id, dedupe_key, kind, at, title, text, delivery) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ${this.db.dialect.ignoreDuplicate('dedupe_key')}`,
      [id, personId, notice.complaintId, dedupeKey, kind, at, title, text, delivery],
    );
  }

  find(id: NoticeId): Promise<Notice | null> {
    return this.db.repo(Notice).findOneBy({ id });
  }

  findOwned(id: NoticeId, personId: PersonId): Promise<Notice | null> {
    return this.db.repo(Notice).findOneBy({ id, personId });
  }

  /** Newest first, from behind `after`. */
  page(personId: PersonId, after: Notice | null, limit: number): Promise<Notice[]> {
    const query = this.db.repo(Notice).createQueryBuilder('notice').where('notice.personId = :personId', { personId });
    if (after) query.andWhere('(notice.at < :at OR (notice.at = :at AND notice.id < :id))', { at: toSqlInstant(after.at), id: after.id });
    return query.orderBy('notice.at', 'DESC').addOrderBy('notice.id', 'DESC').take(limit).getMany();
  }

  countUnread(personId: PersonId): Promise<number> {
    return this.db
      .repo(Notice)
      .createQueryBuilder('notice')
      .where('notice.personId = :personId AND notice.readAt IS NULL', { personId })
      .getCount();
  }

  async markAllRead(personId: PersonId, now: Date): Promise<void> {
    await this.db.change(`UPDATE notice SET read_at = ? WHERE person_id = ? AND read_at IS NULL`, [now, personId]);
  }

  /** False when the delivery is not in the state `from` any more: somebody else has it. */
  async moveDelivery(id: NoticeId, from: NoticeDelivery, to: NoticeDelivery, now: Date): Promise<boolean> {
    return (
      (await this.db.change(`UPDATE notice SET delivery = ?, delivered_at = ? WHERE id = ? AND delivery = ?`, [to, now, id, from])) === 1
    );
  }

  async addConsent(personId: PersonId, templateId: string): Promise<void> {
    await this.db.change(
      `INSERT INTO subscription_consent (person_id, template_id, remaining) VALUES (?, ?, 1)
       ${this.db.dialect.onDuplicate('person_id, template_id', 'remaining = remaining + 1')}`,
      [personId, templateId],
    );
  }

  /** A consent that lasts until it is taken back 长期订阅. */
  async addLastingConsent(personId: PersonId, templateId: string): Promise<void> {
    await this.db.change(
      `INSERT INTO subscription_consent (person_id, template_id, remaining, is_lasting) VALUES (?, ?, 0, 1)
       ${this.db.dialect.onDuplicate('person_id, template_id', 'is_lasting = 1')}`,
      [personId, templateId],
    );
  }

  /** Whether no later change was told before: an old one that is repeated brings nothing back. Nobody else changes it meanwhile. */
  async isNews(personId: PersonId, templateId: string, toldAt: Date): Promise<boolean> {
    const [row] = await this.db.sql<{ toldAt: string | Date | null }>(
      `SELECT told_at AS toldAt FROM subscription_consent WHERE person_id = ? AND template_id = ? ${this.db.dialect.forUpdate}`,
      [personId, templateId],
    );
    return !row?.toldAt || fromSqlInstant(row.toldAt) <= toldAt;
  }

  async remember(personId: PersonId, templateId: string, toldAt: Date): Promise<void> {
    await this.db.change(`UPDATE subscription_consent SET told_at = ? WHERE person_id = ? AND template_id = ?`, [
      toldAt,
      personId,
      templateId,
    ]);
  }

  /** WeChat says that there is none, whatever our ledger counts. */
  async forgetConsents(personId: PersonId, templateId: string): Promise<void> {
    await this.db.change(`UPDATE subscription_consent SET remaining = 0, is_lasting = 0 WHERE person_id = ? AND template_id = ?`, [
      personId,
      templateId,
    ]);
  }

  /** `lasting`: is used and not spent. `spent`: one of those that are counted. Null when there is none. */
  async useConsent(personId: PersonId, templateId: string): Promise<'lasting' | 'spent' | null> {
    const [row] = await this.db.sql<{ isLasting: number }>(
      `SELECT is_lasting AS isLasting FROM subscription_consent WHERE person_id = ? AND template_id = ?`,
      [personId, templateId],
    );
    if (Number(row?.isLasting ?? 0) === 1) return 'lasting';
    return (await this.spendConsent(personId, templateId)) ? 'spent' : null;
  }

  private async spendConsent(personId: PersonId, templateId: string): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE subscription_consent SET remaining = remaining - 1 WHERE person_id = ? AND template_id = ? AND remaining > 0`,
      [personId, templateId],
    );
    return changed === 1;
  }
}
