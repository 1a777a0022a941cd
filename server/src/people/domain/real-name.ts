import { DomainError, type FieldProblem } from '@zsb/shared/errors';
import type { DocumentKind, RealNameRequest } from '@zsb/shared/logins';
import type { DayNumber } from '../../calendar/local-date.js';
import { normaliseDocument, normaliseName } from './document-text.js';
import { checkIdentityNumber } from './identity-number.js';
import { judge, type Verdict } from './verdict.js';

/** A name and a number in the one form in which they are asked about and stored. */
export interface RealName {
  name: string;
  kind: DocumentKind;
  number: string;
}

/**
 * Letters of any script, and what stands between the parts of a name. 〇 is a number to Unicode and a character in names; rare
 * characters that phones cannot write otherwise come from the private use area. Digits, brackets and symbols stand on no card.
 */
const NAME = /^(?=.*[\p{L}\p{Co}〇])[\p{L}\p{M}\p{Co}〇·' .\u2019-]+$/u;

const checkName = (name: string): Verdict => judge(name, [['characters', (text) => NAME.test(text)]]);

/**
 * Reads what was typed. Whether such a person exists, only the authority knows.
 * @param today the local date, for birth dates
 * @throws `platform.invalid-request` for `name` and `documentNumber`; of the number `params.detail` says why
 */
export function readRealName(request: Omit<RealNameRequest, 'consent'>, today: DayNumber): RealName {
  const { documentKind: kind } = request;
  const [name, number] = [normaliseName(request.name), normaliseDocument(request.documentNumber)];
  const verdict = checkIdentityNumber(kind, number, today);
  const fields: FieldProblem[] = [];
  if (!checkName(name).valid) fields.push({ field: 'name', reason: 'format' });
  if (!verdict.valid) fields.push({ field: 'documentNumber', reason: 'format' });
  if (fields.length > 0) throw new DomainError('platform.invalid-request', verdict.valid ? {} : { detail: verdict.reason }, fields);
  return { name, kind, number };
}
