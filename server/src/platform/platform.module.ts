import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { AuditSealer } from './audit/audit.sealer.js';
import { AuditTrail } from './audit/audit.trail.js';
import { SealCopies } from './audit/seal-copies.js';
import { SealsRepository } from './audit/seals.repository.js';
import { SessionsRepository } from './auth/sessions.repository.js';
import { Sessions } from './auth/sessions.service.js';
import { Throttle } from './auth/throttle.js';
import { Tokens } from './auth/tokens.js';
import { Clock } from './clock.js';
import { FieldCipher } from './crypto/field-cipher.js';
import { KEYS, type Keys } from './crypto/keys.js';
import { Database } from './database/database.js';
import { JobsQueue } from './jobs/jobs.queue.js';
import { JobsRunner } from './jobs/jobs.runner.js';
import { LOG, type Log } from './log.js';
import { PublicSecurityClient } from './public-security/public-security.client.js';
import { SmsClient } from './sms/sms.client.js';
import { WechatPush } from './wechat/wechat-push.js';
import { WechatClient } from './wechat/wechat.client.js';

/** What exists before Nest starts. */
export interface Foundations {
  config: Config;
  clock: Clock;
  keys: Keys;
  database: Database;
  log: Log;
}

const services: Provider[] = [AuditTrail, SealsRepository, AuditSealer, SessionsRepository, Sessions, Throttle, JobsQueue, JobsRunner];

/** No business words below this line: database, time, keys, sessions, jobs and the wires to the outside. */
@Module({})
export class PlatformModule {
  static with({ config, clock, keys, database, log }: Foundations): DynamicModule {
    const values: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: KEYS, useValue: keys },
      { provide: Database, useValue: database },
      { provide: LOG, useValue: log },
      { provide: SealCopies, useValue: new SealCopies(config.sealCopies) },
      { provide: FieldCipher, useValue: new FieldCipher(keys) },
      { provide: Tokens, useValue: new Tokens(keys.tokens, clock) },
      { provide: WechatClient, useValue: new WechatClient({ ...config.wechat, clock }) },
      { provide: WechatPush, useValue: new WechatPush(config.wechat.push && { appId: config.wechat.appId, ...config.wechat.push }, clock) },
      { provide: SmsClient, useValue: new SmsClient({ ...config.sms, clock }) },
      { provide: PublicSecurityClient, useValue: new PublicSecurityClient({ ...config.publicSecurity, clock }) },
    ];
    const providers = [...values, ...services];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
