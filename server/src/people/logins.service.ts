import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { PersonId } from '@zsb/shared/ids';
import type { AssuranceLevel, CitizenSessionView, SessionView } from '@zsb/shared/logins';
import type { Citizen } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { Database } from '../platform/database/database.js';
import { onDuplicateKey } from '../platform/database/duplicate-key.js';
import { WechatClient } from '../platform/wechat/wechat.client.js';
import { MeViews, toSessionView } from './me.view.js';
import { refusedAs } from './outside-refusal.js';
import { PeopleService } from './people.service.js';
import { SmsCodes } from './sms-codes.service.js';

/** The ways in for citizens, WeChat (L1) and phone by WeChat or by SMS code (L2), and the sessions they opened. */
@Injectable()
export class LoginsService {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleService,
    private readonly sessions: Sessions,
    private readonly smsCodes: SmsCodes,
    private readonly wechat: WechatClient,
    private readonly views: MeViews,
  ) {}

  /** WeChat vouches for the openid and nothing more: L1, whatever the person reached in another session. */
  async loginByWechat(code: string): Promise<CitizenSessionView> {
    const { openid } = await this.wechat.codeToSession(code).catch(refusedAs('login.code-invalid'));
    return this.openSession('wechat', openid, 'L1');
  }

  /** @throws `login.code-invalid`, `login.code-expired` (also after five wrong guesses) */
  async loginBySms(phone: string, code: string, address: string): Promise<CitizenSessionView> {
    await this.smsCodes.use(phone, code, address);
    return this.openSession('phone', phone, 'L2');
  }

  /**
   * Raises a WeChat session to L2 with the number WeChat vouches for. Where the number leads to a person already, this
   * session becomes that person's; the WeChat login itself stays where it was, because leading a second login to an
   * existing person takes L4.
   */
  async bindPhone(me: Citizen, code: string): Promise<CitizenSessionView> {
    const phone = await this.wechat.phoneNumber(code).catch(refusedAs('login.code-invalid'));
    const { personId, tokens, level } = await this.db.transaction(async () => {
      const known = await this.people.findLogin('phone', phone);
      // Another number instead of the one that is known: that takes a face or a counter.
      if (!known && (await this.people.subject(me.personId, 'phone')) !== null)
        throw new DomainError('identity.level-required', { level: 'L4' });
      if (!known) await this.people.addLogin(me.personId, 'phone', phone);
      const personId = known?.personId ?? me.personId;
      return { personId, ...(await this.sessions.raise(me.sessionId, 'L2', personId)) };
    });
    return { ...tokens, me: await this.views.me(personId, level) };
  }

  async refresh(refreshToken: string): Promise<CitizenSessionView> {
    const { session, tokens } = await this.sessions.refresh('citizen', refreshToken);
    if (!(await this.people.findOpen(session.ownerId as PersonId))) {
      await this.sessions.end(session.id);
      throw new DomainError('login.refresh-invalid');
    }
    return { ...tokens, me: await this.views.me(session.ownerId as PersonId, session.level) };
  }

  /** The person's open sessions, newest first. */
  async sessionsOf(me: Citizen): Promise<SessionView[]> {
    const open = await this.sessions.openOf('citizen', me.personId);
    return open.map((session) => toSessionView(session, me.sessionId));
  }

  /** Ends one of the person's own sessions, this one too; answers those that are left. @throws `session.not-found` */
  async endSession(me: Citizen, sessionId: string): Promise<SessionView[]> {
    await this.sessions.endOwn('citizen', me.personId, sessionId);
    return this.sessionsOf(me);
  }

  private async openSession(way: 'wechat' | 'phone', subject: string, level: AssuranceLevel): Promise<CitizenSessionView> {
    const enter = () =>
      this.db.transaction(async () => {
        const id = await this.people.findOrRegister(way, subject);
        return { personId: id, tokens: await this.sessions.open('citizen', id, level, way) };
      });
    // Two first logins at once: the second finds the person that the first registered.
    const { personId, tokens } = await enter().catch(onDuplicateKey(enter));
    return { ...tokens, me: await this.views.me(personId, level) };
  }
}
