import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId, PersonId } from '@zsb/shared/ids';
import { Throttle } from '../platform/auth/throttle.js';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Database } from '../platform/database/database.js';
import { normaliseCaseNumber, normaliseQueryCode, queryCodeFrom, shownQueryCode } from './domain/query-code.js';
import { QueryCodesRepository } from './query-codes.repository.js';

/**
 * The way back to an anonymous report: its case number and a code that is shown after the filing only. Only a keyed hash of the two together
 * is kept, so that neither the table nor the number alone leads anywhere, and an unknown number costs the same look-up.
 */
@Injectable()
export class QueryCodes {
  constructor(
    private readonly db: Database,
    private readonly codes: QueryCodesRepository,
    private readonly throttle: Throttle,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /**
   * A case's code, `7K3QX-M9T2V`. Inside the caller's unit of work. It is drawn from the case by a secret of this server, so
   * that an answer lost on its way is answered again with the same code.
   */
  async issue(complaintId: ComplaintId, caseNumber: string, personId: PersonId): Promise<string> {
    const drawn = Buffer.from(this.cipher.lookupHash('complaint.query-code-draw', complaintId), 'base64url');
    const code = queryCodeFrom(drawn);
    await this.codes.keep({ complaintId, personId, codeHash: this.hash(caseNumber, code), createdAt: this.clock.now() });
    return shownQueryCode(code);
  }

  /**
   * Whose report it is.
   * @throws `login.query-code-wrong` for an unknown number as for a wrong code; `platform.too-many-requests` after repeated failures
   */
  async use(caseNumber: string, code: string, address: string): Promise<PersonId> {
    const number = normaliseCaseNumber(caseNumber);
    const subjects = [`query-code:${number}`, `query-code-address:${address}`];
    await this.throttle.require(...subjects);
    const personId = await this.codes.findPerson(this.hash(number, normaliseQueryCode(code)));
    if (personId === null) {
      await this.db.transaction(() => this.throttle.failed(...subjects));
      throw new DomainError('login.query-code-wrong', {}, [{ field: 'queryCode', reason: 'unknown' }]);
    }
    await this.db.transaction(() => this.throttle.succeeded(subjects[0]!));
    return personId;
  }

  private hash(caseNumber: string, code: string): string {
    return this.cipher.lookupHash('complaint.query-code', `${caseNumber}:${code}`);
  }
}
