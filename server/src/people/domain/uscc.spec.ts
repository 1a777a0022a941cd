import fc from 'fast-check';
import { checkUscc } from './uscc.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character by the weights of GB 32100-2015, which the code under test does not use. */
function withCheck(first17: string): string {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(first17.charAt(place)), 0);
  return first17 + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

it.each([
  ['a company', '91110000600037341L'],
  ['a company whose code ends with G', '9144030071526726XG'],
  ['a trader', '92340602MA2PBMEM24'],
  ['a public institution', '121200004013590816'],
  ['a department of the government', withCheck('11440300007541522')],
  ['a village committee', withCheck('54440300MEA000001')],
  ['a collective of farmers', withCheck('N2440300MF0000001')],
  ['a unit of the army', withCheck('A1110000MJ0000001')],
  ['something else', withCheck('Y1440300MK0000001')],
  ['small letters', '9144030071526726xg'],
  ['blanks between the groups', ' 91 440300 71526726X G '],
  ['hyphens between the groups', '91-440300-71526726X-G'],
])('accepts the code of %s', (_, code) => expect(checkUscc(code)).toEqual({ valid: true, reason: null }));

it.each([
  ['nothing', '', 'empty'],
  ['blanks', '   ', 'empty'],
  ['17 places', '9144030071526726X', 'length'],
  ['19 places', '9144030071526726XG0', 'length'],
  ['the 15 digits of before 2015', '440301103097413', 'length'],
  ['the letter I', '9144030071526726IG', 'characters'],
  ['the letter O', '9144030071526726OG', 'characters'],
  ['the letter Z', '9144030071526726ZG', 'characters'],
  ['the letter S', '9144030071526726SG', 'characters'],
  ['the letter V', '9144030071526726VG', 'characters'],
  ['the letter O as check character', '9144030071526726XO', 'characters'],
  ['a small letter o', '9144030071526726oG', 'characters'],
  ['full-width digits', '９１４４０３００７１５２６７２６ＸＧ', 'characters'],
  ['a Chinese character', '9144030071526726X号', 'characters'],
  ['a wrong check character', '9144030071526726XH', 'check-digit'],
  ['two swapped neighbours', '9144030071526762XG', 'check-digit'],
])('refuses %s: %s → %s', (_, code, reason) => expect(checkUscc(code)).toEqual({ valid: false, reason }));

it.each([
  ['department 0', '01440300715267260'],
  ['department B', 'B1440300715267260'],
  ['category 0', '90440300715267260'],
  ['category A', '9A440300715267260'],
  ['a letter in the region', '9144030A715267260'],
])('refuses %s though the check character is right', (_, first17) => {
  expect(checkUscc(withCheck(first17))).toEqual({ valid: false, reason: 'characters' });
});

const code = fc
  .tuple(
    fc.constantFrom(...'123456789ANY'),
    fc.constantFrom(...'12359'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([department, category, region, organisation]) => withCheck(department + category + region + organisation.join('')));

it('a code made by the standard is valid', () => {
  fc.assert(fc.property(code, (made) => expect(checkUscc(made)).toEqual({ valid: true, reason: null })));
});

it('a valid code with any one character changed is refused', () => {
  fc.assert(
    fc.property(code, fc.nat(17), (made, place) => {
      for (const other of ALPHABET) {
        const changed = made.slice(0, place) + other + made.slice(place + 1);
        expect(checkUscc(changed).valid).toBe(changed === made);
      }
    }),
  );
});

it('a valid code with two neighbours swapped is refused', () => {
  fc.assert(
    fc.property(code, fc.nat(16), (made, place) => {
      const swapped = made.slice(0, place) + made.charAt(place + 1) + made.charAt(place) + made.slice(place + 2);
      expect(checkUscc(swapped).valid).toBe(swapped === made);
    }),
  );
});
