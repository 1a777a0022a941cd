/** Identifiers as branded strings, so that a citizen's id never slips into the place of a complaint's. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<'person'>;
export type StaffId = Id<'staff'>;
export type OrganisationId = Id<'organisation'>;
export type ComplaintId = Id<'complaint'>;
export type PhotoId = Id<'photo'>;
export type NoticeId = Id<'notice'>;
export type ApplicationId = Id<'application'>;

/** Made by the form, once per filing: a repeat of the same key is the same complaint. UUID of any version. */
export type ClientKey = Id<'clientKey'>;
/** Made by the page, once per press: a repeat of the same key changes nothing. UUID of any version. */
export type CommandKey = Id<'commandKey'>;

/** Crockford's base 32: no I, L, O, U, so that a number can be read out on the phone. */
export const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number a citizen sees, `TS20261120-7K3QXM-C`: local date, six random characters, check character.
 * @param localDate `20261120`
 * @param random six characters of `BASE32`
 */
export function caseNumber(localDate: string, random: string): string {
  return `TS${localDate}-${random}-${checkCharacter(localDate + random)}`;
}

/** Whether a typed case number is whole: upper-cased, with or without its hyphens, and the check character right. */
export function isCaseNumber(text: string): boolean {
  const match = /^TS(\d{8})-?([0-9A-HJKMNP-TV-Z]{6})-?([0-9A-HJKMNP-TV-Z])$/.exec(text.trim().toUpperCase());
  return match !== null && checkCharacter(`${match[1]}${match[2]}`) === match[3];
}

/**
 * Weighted sum over the field of 32 elements (x⁵ + x² + 1), so that any one wrong character and any two swapped neighbours
 * are noticed.
 */
const checkCharacter = (characters: string): string =>
  BASE32.charAt([...characters].reduce((sum, character) => double(sum ^ BASE32.indexOf(character)), 0));

const double = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);
