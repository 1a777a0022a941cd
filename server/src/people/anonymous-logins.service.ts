import { Injectable } from '@nestjs/common';
import type { PersonId } from '@zsb/shared/ids';
import type { CitizenSessionView, TokensView } from '@zsb/shared/logins';
import { Sessions } from '../platform/auth/sessions.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { TokenBucket } from '../platform/http/token-bucket.js';
import { MeViews } from './me.view.js';
import { PeopleService } from './people.service.js';
import { QueryCodes } from './query-codes.service.js';

/** A family or an office behind one address has room; a machine that files reports by the thousand has not. */
const SESSIONS_PER_ADDRESS = 10;
const SESSIONS_REFILL_SECONDS = 300;

/** Sessions of nobody known: for one anonymous report 举报, and back to it by its query code. */
@Injectable()
export class AnonymousLogins {
  private readonly addresses: TokenBucket;

  constructor(
    private readonly db: Database,
    private readonly people: PeopleService,
    private readonly codes: QueryCodes,
    private readonly sessions: Sessions,
    private readonly views: MeViews,
    clock: Clock,
  ) {
    this.addresses = new TokenBucket(clock, SESSIONS_PER_ADDRESS, SESSIONS_REFILL_SECONDS);
  }

  /**
   * A new person without any login. L2, so that photos can be uploaded and a report filed; the routes that are open to it
   * are a closed list (`AllowAnonymousCitizen`).
   * @throws `platform.too-many-requests` when one address asks for many
   */
  async begin(address: string): Promise<CitizenSessionView> {
    this.addresses.take(address);
    const { personId, tokens } = await this.db.transaction(async () => {
      const id = await this.people.register({ isAnonymous: true });
      return { personId: id, tokens: await this.open(id) };
    });
    return this.view(personId, tokens);
  }

  /** Another session of the person who filed; the others go on. @throws `login.query-code-wrong` */
  async returnByCode(caseNumber: string, code: string, address: string): Promise<CitizenSessionView> {
    const personId = await this.codes.use(caseNumber, code, address);
    return this.view(personId, await this.db.transaction(() => this.open(personId)));
  }

  private open(personId: PersonId): Promise<TokensView> {
    return this.sessions.open('citizen', personId, 'L2');
  }

  private async view(personId: PersonId, tokens: TokensView): Promise<CitizenSessionView> {
    return { ...tokens, me: await this.views.me(personId, 'L2') };
  }
}
