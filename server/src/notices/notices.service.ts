import { Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '@zsb/shared/api';
import type { ComplaintId, NoticeId, PersonId } from '@zsb/shared/ids';
import type { NoticeView, UnreadView } from '@zsb/shared/notices';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import type { Notice, NoticeKind } from './notice.entity.js';
import { NoticesRepository } from './notices.repository.js';

export interface NewNotice {
  personId: PersonId;
  complaintId: ComplaintId;
  /** The case's version: keeps messages of one case in order and apart. */
  version: number;
  kind: NoticeKind;
  title: string;
  text: string;
  /** What a message outside the app names; null keeps the notice inside. */
  outside: OutsideFacts | null;
}

export type { NoticeKind } from './notice.entity.js';

export interface OutsideFacts {
  caseNumber: string;
  office: string;
}

export interface DeliveryPayload extends OutsideFacts {
  noticeId: NoticeId;
}
export const DELIVERY_TOPIC = 'notice.deliver';

/** The inbox 消息: every notice lands here first; what is also sent, is sent by `NoticeDelivery`. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesRepository,
    private readonly jobs: JobsQueue,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of the fact that is told. */
  async notify(notice: NewNotice): Promise<void> {
    const { version, outside, ...fields } = notice;
    const id = newId<NoticeId>();
    const dedupeKey = `${notice.complaintId}:${version}:${notice.kind}:${notice.personId}`;
    const row: Notice = {
      ...fields,
      id,
      dedupeKey,
      at: this.clock.now(),
      readAt: null,
      delivery: outside ? 'pending' : 'inbox',
      deliveredAt: null,
    };
    await this.notices.insert(row);
    if (!outside) return;
    const stream = `notice:${notice.complaintId}:${notice.personId}`;
    const payload: DeliveryPayload = { noticeId: id, ...outside };
    await this.jobs.enqueue({ topic: DELIVERY_TOPIC, dedupeKey: `notice:${id}`, payload, stream, seq: version });
  }

  async list(personId: PersonId, { after, limit = 20 }: PageQuery): Promise<Page<NoticeView>> {
    const from = after === undefined ? null : await this.notices.findOwned(after as NoticeId, personId);
    const rows = await this.notices.page(personId, from, limit + 1);
    const items = rows.slice(0, limit).map(toView);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async unread(personId: PersonId): Promise<UnreadView> {
    return { unread: await this.notices.countUnread(personId) };
  }

  async markAllRead(personId: PersonId): Promise<UnreadView> {
    await this.db.transaction(() => this.notices.markAllRead(personId, this.clock.now()));
    return this.unread(personId);
  }

  /** One consent is one message (WeChat: 一次性订阅消息). */
  async consent(personId: PersonId, templateId: string): Promise<void> {
    await this.db.transaction(() => this.notices.addConsent(personId, templateId));
  }
}

const toView = ({ id, at, title, text, complaintId, readAt }: Notice): NoticeView => ({
  id,
  at: at.toISOString(),
  title,
  text,
  complaintId,
  readAt: readAt?.toISOString() ?? null,
});
