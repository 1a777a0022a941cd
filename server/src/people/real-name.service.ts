import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { PersonId } from '@zsb/shared/ids';
import type { CitizenSessionView, RealNameRequest } from '@zsb/shared/logins';
import { officeCalendar } from '../calendar/default-calendars.js';
import { dayOf } from '../calendar/local-date.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { Throttle } from '../platform/auth/throttle.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { onDuplicateKey } from '../platform/database/duplicate-key.js';
import { TokenBucket } from '../platform/http/token-bucket.js';
import { PublicSecurityClient } from '../platform/public-security/public-security.client.js';
import { readRealName, type RealName } from './domain/real-name.js';
import { IdentityDocuments } from './identity-documents.service.js';
import { MeViews } from './me.view.js';
import { refusedAs } from './outside-refusal.js';

/** Questions that one person may put to the public security at once, and how soon another. */
const QUESTIONS = 10;
const QUESTIONS_REFILL_SECONDS = 60;

/** 实名核验: L3 by a name and a document number that the public security confirms. */
@Injectable()
export class RealNameService {
  /** Before the throttle has counted a wrong attempt, others could be under way beside it. */
  private readonly questions: TokenBucket;

  constructor(
    private readonly db: Database,
    private readonly documents: IdentityDocuments,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly publicSecurity: PublicSecurityClient,
    private readonly audit: AuditTrail,
    private readonly views: MeViews,
    private readonly clock: Clock,
  ) {
    this.questions = new TokenBucket(clock, QUESTIONS, QUESTIONS_REFILL_SECONDS);
  }

  /**
   * Raises the session to L3. Where the document leads to another person already, this session becomes that person's (one
   * person, one record); the login it came by stays where it was, because leading it to another person takes L4.
   * @throws `platform.invalid-request` · `platform.too-many-requests` · `platform.upstream-unavailable` ·
   *   `identity.not-confirmed` · `identity.other-document`
   */
  async confirm(me: Citizen, request: RealNameRequest): Promise<CitizenSessionView> {
    const claim = readRealName(request, dayOf(this.clock.now().getTime(), officeCalendar.zone));
    await this.requireConfirmed(me.personId, claim);
    const raise = () =>
      this.db.transaction(async () => {
        const { id: documentId, personId } = await this.documents.keep(me.personId, claim);
        await this.record(me, personId, { documentId, documentKind: claim.kind });
        return { personId, ...(await this.sessions.raise(me.sessionId, 'L3', personId)) };
      });
    // Two people with one document at the same moment: the second finds it with the first.
    const { personId, tokens, level } = await raise().catch(onDuplicateKey(raise));
    return { ...tokens, me: await this.views.me(personId, level) };
  }

  /**
   * A right answer does not clear the count of wrong ones: whoever guesses at others could put in their own name now and then.
   */
  private async requireConfirmed(personId: PersonId, claim: RealName): Promise<void> {
    const subject = `real-name:${personId}`;
    await this.throttle.require(subject);
    this.questions.take(personId);
    if (await this.publicSecurity.confirm(claim).catch(refusedAs('platform.upstream-unavailable'))) return;
    await this.db.transaction(() => this.throttle.failed(subject));
    throw new DomainError('identity.not-confirmed');
  }

  private record(me: Citizen, personId: PersonId, details: object): Promise<void> {
    const { personId: actorId } = me;
    return this.audit.record({
      actorKind: 'citizen',
      actorId,
      action: 'person.confirm-real-name',
      subjectKind: 'person',
      subjectId: personId,
      details,
    });
  }
}
