import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsRunner, type Job } from '../platform/jobs/jobs.runner.js';
import type { Notice } from './notice.entity.js';
import { noticesNotSent } from '../platform/metrics.js';
import { NoticesRepository } from './notices.repository.js';
import { DELIVERY_TOPIC, NoticesService, type DeliveryPayload } from './notices.service.js';
import { OutsideMessages, type SendOutcome } from './outside-messages.js';

/** By a consent that lasts, by one that was spent for it, or without any. */
type Way = 'lasting' | 'spent' | 'sms';

/**
 * Sends a notice outside the app: by subscription message where the person consented, else by SMS. The attempt is recorded
 * and the consent spent *before* the call: these wires know no idempotency, so an unknown outcome is never repeated. Where
 * WeChat knows of no consent any more (43101), certainly nothing went out: ours is forgotten, and the SMS goes instead.
 */
@Injectable()
export class NoticeDeliverer implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesRepository,
    private readonly inbox: NoticesService,
    private readonly people: PeopleService,
    private readonly outside: OutsideMessages,
    private readonly clock: Clock,
    private readonly runner: JobsRunner,
  ) {}

  onModuleInit(): void {
    this.runner.handle<DeliveryPayload>(DELIVERY_TOPIC, (job) => this.deliver(job));
  }

  private async deliver({ payload }: Job<DeliveryPayload>): Promise<void> {
    const notice = await this.notices.find(payload.noticeId);
    if (!notice || notice.delivery !== 'pending') return;
    // What was held up until the night, by a provider or by ourselves, waits for the morning too.
    if (this.inbox.sendsAt(payload) > this.clock.now()) return this.db.transaction(() => this.inbox.schedule(notice, payload));
    const openid = await this.people.subject(notice.personId, 'wechat');
    const way = await this.db.transaction(async (): Promise<Way | null> => {
      if (!(await this.notices.moveDelivery(notice.id, 'pending', 'attempted', this.clock.now()))) return null;
      const template = this.outside.progressTemplate;
      const consent = openid !== null && template !== null ? await this.notices.useConsent(notice.personId, template) : null;
      return consent ?? 'sms';
    });
    if (way === null) return;
    const answered = way === 'sms' ? 'no-consent' : await this.outside.subscription(notice, payload, openid!);
    if (answered === 'not-sent') return this.putBack(notice, way);
    const outcome = answered === 'no-consent' ? await this.bySms(notice, payload, way) : answered;
    if (outcome === 'not-sent') return this.putBack(notice, 'sms');
    if (outcome !== 'sent') noticesNotSent.inc({ outcome });
    await this.db.transaction(() => this.notices.moveDelivery(notice.id, 'attempted', outcome, this.clock.now()));
  }

  private async bySms(notice: Notice, payload: DeliveryPayload, way: Way): Promise<SendOutcome> {
    if (way !== 'sms') await this.forgetConsents(notice);
    return this.outside.sms(notice, payload, await this.people.subject(notice.personId, 'phone'));
  }

  /** Nothing went out: the consent is given back, and the job fails so that it is tried again later. */
  private async putBack({ id, personId }: Notice, way: Way): Promise<never> {
    await this.db.transaction(async () => {
      await this.notices.moveDelivery(id, 'attempted', 'pending', this.clock.now());
      if (way === 'spent') await this.notices.addConsent(personId, this.outside.progressTemplate!);
    });
    throw new Error(`no ${way === 'sms' ? 'SMS' : 'subscription'} message could be sent`);
  }

  private async forgetConsents({ personId }: Notice): Promise<void> {
    await this.db.transaction(() => this.notices.forgetConsents(personId, this.outside.progressTemplate!));
  }
}
