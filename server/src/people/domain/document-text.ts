/** Numbers and names of documents as text: how they are typed, compared and shown. */

/**
 * As typed, without the blanks around it, a–z as A–Z. Only ASCII: `toUpperCase` makes SS of ß and I of a dotless ı.
 * Full-width digits stay what they are: a check refuses them, so that what is stored was never guessed.
 */
export const tidy = (typed: string): string => typed.trim().replace(/[a-z]/g, (letter) => letter.toUpperCase());

const FULL_WIDTH_OR_ROMAN_TEN = /[\uFF01-\uFF5E\u2169\u2179]/g;
const BLANKS_HYPHENS_BRACKETS = /[\s\-()\u2010-\u2015]/g;

/**
 * One form per number, for forms before they check and for look-ups by hash: half-width, capital, without blanks, hyphens
 * and brackets. NFKC only for full-width ASCII and the Roman ten Ⅹ that Chinese keyboards offer for the last place:
 * whole NFKC would also make 1 of ① and 2 of ², which nobody means.
 */
export const normaliseDocument = (typed: string): string =>
  tidy(typed.replace(FULL_WIDTH_OR_ROMAN_TEN, (character) => character.normalize('NFKC')).replace(BLANKS_HYPHENS_BRACKETS, ''));

const DOTS = '·•‧∙⋅・･．.';
const DOT_BETWEEN_HAN = new RegExp(`(?<=\\p{Script=Han})\\s*[${DOTS}]\\s*(?=\\p{Script=Han})`, 'gu');
const BLANK_BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * One form per name: `张 三` → 张三, `买买提.吐尔逊` → 买买提·吐尔逊, one blank between Latin words.
 * No Unicode normalisation: NFC already replaces rare characters (compatibility ideographs) that stand on the card.
 */
export const normaliseName = (typed: string): string =>
  typed.trim().replace(DOT_BETWEEN_HAN, '·').replace(BLANK_BETWEEN_HAN, '').replace(/\s+/g, ' ');

/** `张小三` → 张*三, `张三` → 张*, of one character nothing. Counts characters, not UTF-16 units: 𠮷 is one. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = ''] = characters;
  if (characters.length < 3) return characters.length < 2 ? '*'.repeat(characters.length) : `${first}*`;
  return `${first}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** `430104199003071234` → 4301**********1234: four at each end; of shorter numbers a quarter at each end (`H1*****78`). */
export function maskDocument(number: string): string {
  const characters = [...number];
  const shown = Math.min(4, Math.floor(characters.length / 4));
  const hidden = characters.length - 2 * shown;
  return characters.map((character, index) => (index >= shown && index < shown + hidden ? '*' : character)).join('');
}
