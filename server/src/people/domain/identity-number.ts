import { isMobile, normaliseMobile } from '@zsb/shared/phone';
import type { DayNumber } from '../../calendar/local-date.js';
import { checkPermanentResident, checkResidentId } from './resident-id.js';
import { checkHkMoPermit, checkPassport, checkTwPermit } from './travel-documents.js';
import { checkUscc } from './uscc.js';
import { judge, type Verdict } from './verdict.js';

/** Mainland mobile number, however it was typed. `length` is everything that is not eleven digits. */
const checkMobile = (typed: string): Verdict =>
  judge(typed.trim(), [
    ['length', (number) => /^\d{11}$/.test(normaliseMobile(number))],
    ['prefix', (number) => isMobile(normaliseMobile(number))],
  ]);

const CHECKS = {
  'resident-id': checkResidentId,
  uscc: checkUscc,
  mobile: checkMobile,
  'permanent-resident': checkPermanentResident,
  'hk-mo-permit': checkHkMoPermit,
  'tw-permit': checkTwPermit,
  passport: checkPassport,
} as const satisfies Record<string, (typed: string, today: DayNumber) => Verdict>;

export type IdentityKind = keyof typeof CHECKS;

export const IDENTITY_KINDS = Object.keys(CHECKS) as IdentityKind[];

/**
 * Whether a number of this kind can exist, as typed: blanks around it and small letters do not matter, full-width digits do
 * (except in mobiles, which are typed every day); forms call `normaliseDocument` first.
 * @param today the local date, for birth dates
 */
export const checkIdentityNumber = (kind: IdentityKind, typed: string, today: DayNumber): Verdict => CHECKS[kind](typed, today);
