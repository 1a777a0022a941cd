import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { CONFIG, type Config } from '../config.js';
import { PeopleService } from '../people/people.service.js';
import { Database } from '../platform/database/database.js';
import { subscriptionChanges, type SubscriptionChange } from './domain/subscription-changes.js';
import { NoticesRepository } from './notices.repository.js';

/** What WeChat tells us by itself. */
@Injectable()
export class WechatEvents {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesRepository,
    private readonly people: PeopleService,
    private readonly catalogue: CatalogueService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Ends the consents that somebody took back, the counted ones as well as one that lasts; keeps one that lasts where it was given
   * again. Everything else changes nothing: WeChat invents events, and repeats what is not acknowledged, perhaps late.
   */
  async take(event: Record<string, unknown>): Promise<void> {
    const changed = subscriptionChanges(event);
    const login = changed && (await this.people.findLogin('wechat', changed.openid));
    if (!login) return;
    await this.db.transaction(async () => {
      for (const change of changed.changes) {
        if (!(await this.notices.isNews(login.personId, change.templateId, changed.at))) continue;
        await this.change(login.personId, change);
        await this.notices.remember(login.personId, change.templateId, changed.at);
      }
    });
  }

  private async change(personId: PersonId, { templateId, isAllowed }: SubscriptionChange): Promise<void> {
    if (!isAllowed) return this.notices.forgetConsents(personId, templateId);
    // Allowing messages in the settings again is no consent to one message: that is asked for each time.
    const isLasting = templateId === this.config.wechat.progressTemplate && this.catalogue.city().subscriptionKind === 'long';
    if (isLasting) await this.notices.addLastingConsent(personId, templateId);
  }
}
