import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { SmsCodeView } from '@zsb/shared/logins';
import { Throttle } from '../platform/auth/throttle.js';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Database } from '../platform/database/database.js';
import { onDuplicateKey } from '../platform/database/duplicate-key.js';
import { TokenBucket } from '../platform/http/token-bucket.js';
import { SmsClient } from '../platform/sms/sms.client.js';
import { refusedAs } from './outside-refusal.js';
import { PeopleRepository } from './people.repository.js';

const CODE_SECONDS = 300;
const CODE_PAUSE_SECONDS = 60;
const CODE_ATTEMPTS = 5;
const CODES_PER_ADDRESS = 60;
const CODES_REFILL_SECONDS = 60;

/** Codes by SMS that prove a phone number. */
@Injectable()
export class SmsCodes {
  /** One address must not make us write to any number of people; a household or an office behind one address has room. */
  private readonly addresses: TokenBucket;

  constructor(
    private readonly db: Database,
    private readonly repository: PeopleRepository,
    private readonly throttle: Throttle,
    private readonly cipher: FieldCipher,
    private readonly smsClient: SmsClient,
    private readonly clock: Clock,
  ) {
    this.addresses = new TokenBucket(clock, CODES_PER_ADDRESS, CODES_REFILL_SECONDS);
  }

  /** Sends a code unless one went out less than a minute ago. The code is stored hashed and never logged. */
  async send(phone: string, address: string): Promise<SmsCodeView> {
    await this.throttle.require(`sms-address:${address}`);
    this.addresses.take(address);
    const phoneHash = this.phoneHash(phone);
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

  /**
   * Uses the code up: it is good once.
   * @throws `login.code-invalid`, `login.code-expired` (also after five wrong guesses)
   */
  async use(phone: string, code: string, address: string): Promise<void> {
    await this.throttle.require(`sms-address:${address}`);
    const phoneHash = this.phoneHash(phone);
    const refusal = await this.db.transaction(async () => {
      if (!(await this.repository.countSmsAttempt(phoneHash, CODE_ATTEMPTS, this.clock.now()))) return 'login.code-expired';
      const stored = await this.repository.findSmsCode(phoneHash);
      if (stored?.codeHash === this.codeHash(phone, code)) return this.repository.deleteSmsCode(phoneHash);
      await this.throttle.failed(`sms-address:${address}`);
      return 'login.code-invalid';
    });
    if (refusal) throw new DomainError(refusal, {}, [{ field: 'code', reason: 'unknown' }]);
  }

  private phoneHash(phone: string): string {
    return this.cipher.lookupHash('sms.phone', phone);
  }

  private codeHash(phone: string, code: string): string {
    return this.cipher.lookupHash('sms.code', `${phone}:${code}`);
  }
}
