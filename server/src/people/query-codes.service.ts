import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId, PersonId } from '@zsb/shared/ids';
import { Throttle, type Pace } from '../platform/auth/throttle.js';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Database } from '../platform/database/database.js';
import { normaliseCaseNumber, normaliseQueryCode, queryCodeFrom, shownQueryCode } from './domain/query-code.js';
import { QueryCodesRepository } from './query-codes.repository.js';

/**
 * All guesses at one number together, from addresses that have failed before, however many they are: a hundred without an hour's
 * pause are free, then one every two seconds. A code has 50 bits: that finds it after 2^49 · 2 s, 36 million years, on average.
 * An address without failures of its own has one try past this pace, or a stranger who goes on guessing would take each of these
 * slots from the owner, who comes once and knows the code. A million addresses with one free guess each an hour need 64,000 years.
 */
const NUMBER_PACE: Pace = { freeFailures: 100, longestSeconds: 2 };

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
   * Whoever guesses waits longer and longer, for the one number as for all; its owner, at another address, does not.
   * @throws `login.query-code-wrong` for an unknown number as for a wrong code; `platform.too-many-requests` after repeated failures
   */
  async use(caseNumber: string, code: string, address: string): Promise<PersonId> {
    const number = normaliseCaseNumber(caseNumber);
    const own = `query-code:${number}:${address}`;
    const all = { name: `query-code-number:${number}`, pace: NUMBER_PACE };
    const anyNumber = `query-code-address:${address}`;
    const isFirstTry = !(await this.throttle.hasFailed(anyNumber));
    await this.throttle.require(own, anyNumber, ...(isFirstTry ? [] : [all]));
    const personId = await this.codes.findPerson(this.hash(number, normaliseQueryCode(code)));
    if (personId === null) {
      await this.db.transaction(() => this.throttle.failed(own, all, anyNumber));
      throw new DomainError('login.query-code-wrong', {}, [{ field: 'queryCode', reason: 'unknown' }]);
    }
    await this.db.transaction(() => this.throttle.succeeded(own, all));
    return personId;
  }

  private hash(caseNumber: string, code: string): string {
    return this.cipher.lookupHash('complaint.query-code', `${caseNumber}:${code}`);
  }
}
