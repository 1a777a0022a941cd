import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsRunner, type Job } from '../platform/jobs/jobs.runner.js';
import type { Notice } from './notice.entity.js';
import { noticesNotSent } from '../platform/metrics.js';
import { NoticesRepository } from './notices.repository.js';
import { DELIVERY_TOPIC, type DeliveryPayload } from './notices.service.js';
import { OutsideMessages } from './outside-messages.js';

/**
 * Sends a notice outside the app: by subscription message where the person consented, else by SMS. The attempt is recorded
 * and the consent spent *before* the call: these wires know no idempotency, so an unknown outcome is never repeated.
 */
@Injectable()
export class NoticeDeliverer implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesRepository,
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
    const [openid, phone] = [await this.people.subject(notice.personId, 'wechat'), await this.people.subject(notice.personId, 'phone')];
    const way = await this.db.transaction(async () => {
      if (!(await this.notices.moveDelivery(notice.id, 'pending', 'attempted', this.clock.now()))) return null;
      const template = this.outside.progressTemplate;
      const hasConsent = openid !== null && template !== null && (await this.notices.spendConsent(notice.personId, template));
      return hasConsent ? 'subscription' : 'sms';
    });
    if (way === null) return;
    const outcome = await (way === 'subscription'
      ? this.outside.subscription(notice, payload, openid!)
      : this.outside.sms(notice, payload, phone));
    if (outcome === 'not-sent') return this.putBack(notice, way);
    if (outcome !== 'sent') noticesNotSent.inc({ outcome });
    await this.db.transaction(() => this.notices.moveDelivery(notice.id, 'attempted', outcome, this.clock.now()));
  }

  /** Nothing went out: the consent is given back, and the job fails so that it is tried again later. */
  private async putBack({ id, personId }: Notice, way: 'subscription' | 'sms'): Promise<never> {
    await this.db.transaction(async () => {
      await this.notices.moveDelivery(id, 'attempted', 'pending', this.clock.now());
      if (way === 'subscription') await this.notices.addConsent(personId, this.outside.progressTemplate!);
    });
    throw new Error(`no ${way} message could be sent`);
  }
}
