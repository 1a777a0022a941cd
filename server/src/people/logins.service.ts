import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { PersonId } from '@zsb/shared/ids';
import type { AssuranceLevel, CitizenSessionView, MeView, SmsCodeView } from '@zsb/shared/logins';
import { maskMobile } from '@zsb/shared/phone';
import type { Citizen } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { Throttle } from '../platform/auth/throttle.js';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Database } from '../platform/database/database.js';
import { onDuplicateKey } from '../platform/database/duplicate-key.js';
import { TokenBucket } from '../platform/http/token-bucket.js';
import { OutsideError } from '../platform/outside/outside-error.js';
import { SmsClient } from '../platform/sms/sms.client.js';
import { WechatClient } from '../platform/wechat/wechat.client.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';

const CODE_SECONDS = 300;
const CODE_PAUSE_SECONDS = 60;
const CODE_ATTEMPTS = 5;
const CODES_PER_ADDRESS = 60;
const CODES_REFILL_SECONDS = 60;

/** The ways in for citizens: WeChat (L1), phone by WeChat or by SMS code (L2). */
@Injectable()
export class LoginsService {
  /** One address must not make us write to any number of people; a household or an office behind one address has room. */
  private readonly addresses: TokenBucket;

  constructor(
    private readonly db: Database,
    private readonly repository: PeopleRepository,
    private readonly people: PeopleService,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly cipher: FieldCipher,
    private readonly wechat: WechatClient,
    private readonly smsClient: SmsClient,
    private readonly clock: Clock,
  ) {
    this.addresses = new TokenBucket(clock, CODES_PER_ADDRESS, CODES_REFILL_SECONDS);
  }

  /** WeChat vouches for the openid and nothing more: L1, whatever the person reached in another session. */
  async loginByWechat(code: string): Promise<CitizenSessionView> {
    const { openid } = await this.wechat.codeToSession(code).catch(refusedAs('login.code-invalid'));
    return this.openSession('wechat', openid, 'L1');
  }

  /** Sends a code unless one went out less than a minute ago. The code is stored hashed and never logged. */
  async sendSmsCode(phone: string, address: string): Promise<SmsCodeView> {
    await this.throttle.require(`sms-address:${address}`);
    this.addresses.take(address);
    const phoneHash = this.cipher.lookupHash('sms.phone', phone);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = this.clock.now();
    const replace = async () => {
      const last = await this.repository.findSmsCode(phoneHash);
      const wait = last ? CODE_PAUSE_SECONDS - (now.getTime() - last.sentAt.getTime()) / 1000 : 0;
      if (wait > 0) throw new DomainError('platform.too-many-requests', { retryAfterSeconds: Math.ceil(wait) });
      const expiresAt = new Date(now.getTime() + CODE_SECONDS * 1000);
      await this.repository.replaceSmsCode({ phoneHash, codeHash: this.codeHash(phone, code), sentAt: now, expiresAt, attempts: 0 });
    };
    // Two presses at once: one code goes out, the other press is told to wait.
    const pressedTwice = () => Promise.reject(new DomainError('platform.too-many-requests', { retryAfterSeconds: CODE_PAUSE_SECONDS }));
    await this.db.transaction(replace).catch(onDuplicateKey<void>(pressedTwice));
    await this.smsClient.send({ phone, template: 'login-code', params: { code } }).catch(refusedAs('platform.upstream-unavailable'));
    return { expiresIn: CODE_SECONDS, retryAfter: CODE_PAUSE_SECONDS };
  }

  /** @throws `login.code-invalid`, `login.code-expired` (also after five wrong guesses) */
  async loginBySms(phone: string, code: string, address: string): Promise<CitizenSessionView> {
    await this.throttle.require(`sms-address:${address}`);
    const phoneHash = this.cipher.lookupHash('sms.phone', phone);
    const refusal = await this.db.transaction(async () => {
      if (!(await this.repository.countSmsAttempt(phoneHash, CODE_ATTEMPTS, this.clock.now()))) return 'login.code-expired';
      const stored = await this.repository.findSmsCode(phoneHash);
      if (stored?.codeHash === this.codeHash(phone, code)) return this.repository.deleteSmsCode(phoneHash);
      await this.throttle.failed(`sms-address:${address}`);
      return 'login.code-invalid';
    });
    if (refusal) throw new DomainError(refusal, {}, [{ field: 'code', reason: 'unknown' }]);
    return this.openSession('phone', phone, 'L2');
  }

  /**
   * Raises a WeChat session to L2 with the number WeChat vouches for. Where the number leads to a person already, this
   * session becomes that person's; the WeChat login itself stays where it was, because leading a second login to an
   * existing person takes L4.
   */
  async bindPhone(me: Citizen, code: string): Promise<CitizenSessionView> {
    const phone = await this.wechat.phoneNumber(code).catch(refusedAs('login.code-invalid'));
    const { tokens, personId } = await this.db.transaction(async () => {
      const known = await this.people.findLogin('phone', phone);
      // Another number instead of the one that is known: that takes a face or a counter.
      if (!known && (await this.people.subject(me.personId, 'phone')) !== null)
        throw new DomainError('identity.level-required', { level: 'L4' });
      if (!known) await this.people.addLogin(me.personId, 'phone', phone);
      const personId = known?.personId ?? me.personId;
      return { personId, tokens: await this.sessions.raise(me.sessionId, 'L2', personId) };
    });
    return { ...tokens, me: await this.view(personId, 'L2') };
  }

  async refresh(refreshToken: string): Promise<CitizenSessionView> {
    const { session, tokens } = await this.sessions.refresh('citizen', refreshToken);
    return { ...tokens, me: await this.view(session.ownerId as PersonId, session.level) };
  }

  async view(id: PersonId, assuranceLevel: AssuranceLevel): Promise<MeView> {
    const phone = await this.people.subject(id, 'phone');
    return { id, phone: phone && maskMobile(phone), assuranceLevel };
  }

  private async openSession(kind: 'wechat' | 'phone', subject: string, level: AssuranceLevel): Promise<CitizenSessionView> {
    const enter = () =>
      this.db.transaction(async () => {
        const id = await this.people.findOrRegister(kind, subject);
        return { personId: id, tokens: await this.sessions.open('citizen', id, level) };
      });
    // Two first logins at once: the second finds the person that the first registered.
    const { personId, tokens } = await enter().catch(onDuplicateKey(enter));
    return { ...tokens, me: await this.view(personId, level) };
  }

  private codeHash(phone: string, code: string): string {
    return this.cipher.lookupHash('sms.code', `${phone}:${code}`);
  }
}

/** WeChat or the SMS gate said no: that is `code`. It gave no answer: that is `platform.upstream-unavailable`. */
const refusedAs =
  (code: 'login.code-invalid' | 'platform.upstream-unavailable') =>
  (error: unknown): never => {
    if (!(error instanceof OutsideError)) throw error;
    throw new DomainError(error.kind === 'refused' ? code : 'platform.upstream-unavailable');
  };
