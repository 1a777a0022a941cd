/** Forms of document numbers as the authority knows them: in capitals, without blanks. */
const FORMS: Record<string, RegExp> = {
  'resident-id': /^[1-8]\d{16}[\dX]$/,
  'permanent-resident': /^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
  'hk-mo-permit': /^[HM]\d{8}(?:\d{2})?$/,
  'tw-permit': /^\d{8}(?:\d{2}[A-Z]?)?$/,
  passport: /^(?=.*\d)[A-Z\d]{6,9}$/,
};

/** Whether the authority could have given out this number: its form, and the check digit of 18-digit cards (GB 11643-1999). */
export function isDocumentNumber(kind: unknown, number: unknown): boolean {
  if (typeof kind !== 'string' || typeof number !== 'string' || !Object.hasOwn(FORMS, kind)) return false;
  return FORMS[kind]!.test(number) && (number.length < 18 || checkDigit(number.slice(0, 17)) === number[17]);
}

/** Weights of GB 11643-1999 for the first seventeen places, and the check digit for each remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

function checkDigit(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(seventeen[place]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}
