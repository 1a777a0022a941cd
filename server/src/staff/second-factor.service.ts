import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { DomainError } from '@zsb/shared/errors';
import type { StaffId } from '@zsb/shared/ids';
import type { TotpSetupView } from '@zsb/shared/logins';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Database } from '../platform/database/database.js';
import { StaffRepository } from './staff.repository.js';

const ISSUER = '掌上办';
/** Phones' clocks run a little fast or slow: one step either way (RFC 6238 §5.2). */
const TOLERANCE_SECONDS = 30;

/** Time-based codes of an authenticator app (RFC 6238): six digits, half a minute, each good once. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly db: Database,
    private readonly staff: StaffRepository,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A new secret for the app; it counts only once `confirm` has seen a code of it. @throws `platform.forbidden` when one counts already */
  async begin(staffId: StaffId, userName: string): Promise<TotpSetupView> {
    const secret = generateSecret();
    await this.db.transaction(async () => {
      if ((await this.staff.findTotp(staffId))?.confirmedAt) throw new DomainError('platform.forbidden');
      await this.staff.replaceTotp({
        staffId,
        secretCipher: this.cipher.encryptByMaster(placeOf(staffId), secret),
        confirmedAt: null,
        lastStep: 0,
      });
    });
    return { secret, uri: generateURI({ issuer: ISSUER, label: userName, secret }) };
  }

  /** @throws `login.totp-wrong` */
  async confirm(staffId: StaffId, code: string): Promise<void> {
    await this.db.transaction(async () => {
      const step = await this.stepOf(staffId, code);
      if (step === null) throw new DomainError('login.totp-wrong', {}, [{ field: 'code', reason: 'unknown' }]);
      await this.staff.confirmTotp(staffId, this.clock.now());
      await this.staff.useTotpStep(staffId, step);
      await this.audit.record({
        actorKind: 'staff',
        actorId: staffId,
        action: 'staff.totp-confirm',
        subjectKind: 'staff',
        subjectId: staffId,
      });
    });
  }

  /**
   * Whether a login may go on: no second factor, or the right code, spent. Inside the login's unit of work.
   * @returns the code of the refusal, or null
   */
  async refusalOf(staffId: StaffId, code: string | undefined): Promise<'login.totp-required' | 'login.totp-wrong' | null> {
    const totp = await this.staff.findTotp(staffId);
    if (!totp?.confirmedAt) return null;
    if (code === undefined || code === '') return 'login.totp-required';
    const step = await this.stepOf(staffId, code);
    return step !== null && (await this.staff.useTotpStep(staffId, step)) ? null : 'login.totp-wrong';
  }

  /** The half minute a code belongs to, or null for a wrong or spent one. */
  private async stepOf(staffId: StaffId, token: string): Promise<number | null> {
    const totp = await this.staff.findTotp(staffId);
    if (!totp || !/^\d{6}$/.test(token)) return null;
    const secret = this.cipher.decryptByMaster(placeOf(staffId), totp.secretCipher);
    const epoch = Math.floor(this.clock.now().getTime() / 1000);
    const result = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS, afterTimeStep: totp.lastStep });
    return result.valid && 'timeStep' in result ? result.timeStep : null;
  }
}

const placeOf = (row: StaffId) => ({ table: 'staff_totp', column: 'secret', row });
