import { Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '@zsb/shared/api';
import { afterQuietHours } from '../calendar/quiet-hours.js';
import { Calendars } from '../calendar/calendars.service.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { ComplaintId, NoticeId, PersonId } from '@zsb/shared/ids';
import type { NoticeKind, NoticeView, UnreadView } from '@zsb/shared/notices';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import type { Notice } from './notice.entity.js';
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
  /** Leaves at any hour; what is not urgent waits for the morning. */
  isUrgent: boolean;
}

/** About a case of somebody else: in the inbox alone, and with nothing to open. */
type FollowerNotice = Omit<NewNotice, 'outside' | 'isUrgent'>;

export interface OutsideFacts {
  caseNumber: string;
  office: string;
}

export interface DeliveryPayload extends OutsideFacts {
  noticeId: NoticeId;
  /** Missing in jobs of before 0.3, as the version. */
  isUrgent?: boolean;
  version?: number;
}
export const DELIVERY_TOPIC = 'notice.deliver';

/** The inbox 消息: every notice lands here first; what is also sent, is sent by `NoticeDelivery`. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesRepository,
    private readonly jobs: JobsQueue,
    private readonly catalogue: CatalogueService,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of the fact that is told. */
  async notify(notice: NewNotice): Promise<void> {
    const { version, outside, isUrgent } = notice;
    const row = this.row(notice, outside ? 'pending' : 'inbox');
    await this.notices.insert(row);
    if (!outside) return;
    await this.schedule(row, { noticeId: row.id, ...outside, isUrgent, version });
  }

  /** Stores the job that sends a notice, for when it may go out. Inside a unit of work. */
  async schedule({ id, complaintId, personId }: Notice, payload: DeliveryPayload): Promise<void> {
    // An urgent message does not wait behind one that waits for the morning.
    const stream = `notice:${complaintId}:${personId}${payload.isUrgent ? ':urgent' : ''}`;
    const runAt = this.sendsAt(payload);
    const dedupeKey = `notice:${id}:${runAt.toISOString()}`;
    await this.jobs.enqueue({ topic: DELIVERY_TOPIC, dedupeKey, payload, stream, seq: payload.version ?? 0, runAt });
  }

  /** Now; at night in the morning, unless it is urgent. */
  sendsAt({ isUrgent }: Pick<DeliveryPayload, 'isUrgent'>): Date {
    const now = this.clock.now();
    return isUrgent ? now : afterQuietHours(now, this.calendars.current('office').calendar.zone);
  }

  /** Inside a unit of work. The same notice a second time changes nothing. */
  async notifyFollower(notice: FollowerNotice): Promise<void> {
    await this.notices.insertOnce({ ...this.row(notice, 'inbox'), complaintId: null });
  }

  private row({ personId, complaintId, version, kind, title, text }: FollowerNotice, delivery: Notice['delivery']): Notice {
    const dedupeKey = `${complaintId}:${version}:${kind}:${personId}`;
    const id = newId<NoticeId>();
    return { id, personId, complaintId, kind, title, text, dedupeKey, at: this.clock.now(), readAt: null, delivery, deliveredAt: null };
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

  /** One consent is one message (WeChat: 一次性订阅消息), or lasts (长期订阅消息), as the city's template is. */
  async consent(personId: PersonId, templateId: string): Promise<void> {
    const isLasting = this.catalogue.city().subscriptionKind === 'long';
    await this.db.transaction(() =>
      isLasting ? this.notices.addLastingConsent(personId, templateId) : this.notices.addConsent(personId, templateId),
    );
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
