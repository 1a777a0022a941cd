import fc from 'fast-check';
import { parseDay, type DayNumber } from '../../calendar/local-date.js';
import { checkPermanentResident, checkResidentId } from './resident-id.js';

const dayNumber = (date: string): DayNumber => parseDay(date) ?? NaN;
const today = dayNumber('2026-11-20');
const VALID = { valid: true, reason: null };

/** The check character by the tables of GB 11643-1999, which the code under test does not use. */
function withCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

const reasonOf = (number: string, on = today) => checkResidentId(number, on).reason;

it.each([
  ['a number', '110101199003077774'],
  ['one that ends with X', '11010219800101005X'],
  ['a small x', '11010219800101005x'],
  ['blanks around it', ' 110101199003077774\n'],
  ['an ideographic blank before it', '\u3000110101199003077774'],
  ['a county that is abolished', withCheck('11010319500101001')],
  ['a prefecture without counties', withCheck('44190019900307001')],
  ['a person from Hong Kong', withCheck('81000019940823002')],
  ['a person from Macao', withCheck('82000019940823002')],
  ['a person from Taiwan', withCheck('83000019920130002')],
  ['order number 000', withCheck('11010119900307000')],
  ['29 February of a leap year', withCheck('11010120000229001')],
  ['someone born today', withCheck('11010120261120001')],
  ['someone born in 1899', withCheck('11010118991231001')],
])('accepts %s', (_, number) => expect(checkResidentId(number, today)).toEqual(VALID));

it.each([
  ['nothing', '', 'empty'],
  ['blanks', ' \u3000\n', 'empty'],
  ['17 digits', '11010119900307777', 'length'],
  ['19 digits', '1101011990030777740', 'length'],
  ['the 15 digits of old cards', '110101900307777', 'length'],
  ['15 letters', 'abcdefghijklmno', 'length'],
  ['groups', '110101 19900307 7774', 'length'],
  ['full-width digits', '１１０１０１１９９００３０７７７７４', 'characters'],
  ['one full-width digit', '11010119900307777４', 'characters'],
  ['a full-width X', '11010219800101005Ｘ', 'characters'],
  ['the Roman ten', '11010219800101005Ⅹ', 'characters'],
  ['X before the end', '1101011990030777X4', 'characters'],
  ['another letter at the end', '11010219800101005Y', 'characters'],
  ['a blank inside', '110101 9900307777X', 'characters'],
  ['a minus sign', '-10101199003077774', 'characters'],
  ['Arabic-Indic digits', '١١٠١٠١١٩٩٠٠٣٠٧٧٧٧٤', 'characters'],
])('refuses %s: %s → %s', (_, number, reason) => expect(checkResidentId(number, today)).toEqual({ valid: false, reason }));

it.each([
  ['region 000000', '00000019900307001', 'region'],
  ['province 99', '99042619911201007', 'region'],
  ['province 84', '84000019900307001', 'region'],
  ['the 9 of foreigners', '91112419810803002', 'region'],
  ['a county that never was', '11111119990110151', 'region'],
  ['month 13', '11010119901301001', 'birth-date'],
  ['month 00', '11010119900001001', 'birth-date'],
  ['day 00', '11010119900300001', 'birth-date'],
  ['31 April', '11010119900431001', 'birth-date'],
  ['30 February', '11010120000230001', 'birth-date'],
  ['29 February of a common year', '11010119990229001', 'birth-date'],
  ['29 February 1900, no leap year', '11010119000229001', 'birth-date'],
  ['year 0000', '11010100000101001', 'birth-date'],
  ['year 0099', '11010100990101001', 'birth-date'],
  ['year 1849', '11010118491231001', 'birth-date'],
  ['tomorrow', '11010120261121001', 'birth-date'],
  ['year 9999', '11010199991231001', 'birth-date'],
])('refuses %s though the check digit is right', (_, first17, reason) => expect(reasonOf(withCheck(first17))).toBe(reason));

it('tells the first of several faults', () => {
  expect(reasonOf('99999919901301X')).toBe('length');
  expect(reasonOf('99999919901301X000')).toBe('characters');
  expect(reasonOf('999999199013010000')).toBe('region');
  expect(reasonOf('110101199013010000')).toBe('birth-date');
  expect(reasonOf('110101199003077770')).toBe('check-digit');
});

it('a number of tomorrow is good tomorrow', () => {
  const number = withCheck('11010120261121001');
  expect(reasonOf(number, dayNumber('2026-11-20'))).toBe('birth-date');
  expect(reasonOf(number, dayNumber('2026-11-21'))).toBe(null);
});

const birthDate = fc
  .integer({ min: dayNumber('1900-01-01'), max: today })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
const order = fc.stringMatching(/^\d{3}$/);
const residentId = fc
  .tuple(fc.constantFrom('110101', '110103', '440308', '441900', '653229', '810000', '830000'), birthDate, order)
  .map((parts) => withCheck(parts.join('')));

it('a number made by the standard is valid', () => {
  fc.assert(fc.property(residentId, (number) => expect(checkResidentId(number, today)).toEqual(VALID)));
});

it('a valid number with any one character changed is refused', () => {
  fc.assert(
    fc.property(residentId, (number) => {
      for (let place = 0; place < 18; place += 1) {
        for (const other of '0123456789X') {
          const changed = number.slice(0, place) + other + number.slice(place + 1);
          expect(checkResidentId(changed, today).valid).toBe(changed === number);
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('a valid number with two neighbours swapped is refused', () => {
  fc.assert(
    fc.property(residentId, fc.nat(16), (number, place) => {
      const swapped = number.slice(0, place) + number.charAt(place + 1) + number.charAt(place) + number.slice(place + 2);
      expect(checkResidentId(swapped, today).valid).toBe(swapped === number);
    }),
  );
});

it('judges any text without an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(checkResidentId(text, today).valid).toBe(false)));
});

describe('the permanent residence card of foreigners', () => {
  it.each([
    ['the first sample of the immigration administration', '932682198501010017'],
    ['its second sample', '911124198108030024'],
    ['a small x', '93201219900307001x'],
    ['a card of 2017', 'CAN110081080301'],
    ['small letters', 'can110081080301'],
  ])('is accepted: %s', (_, number) => expect(checkPermanentResident(number, today)).toEqual(VALID));

  it.each([
    ['nothing', '', 'empty'],
    ['17 digits', '91112419810803002', 'length'],
    ['14 places', 'CAN11008108030', 'length'],
    ['two letters', 'CA1110081080301', 'characters'],
    ['15 digits', '110101900307777', 'characters'],
    ['letters in a card of 18', 'CAN124198108030024', 'characters'],
    ['full-width digits', '９１１１２４１９８１０８０３００２４', 'characters'],
    ['a resident’s number', '110101199003077774', 'prefix'],
    ['a province that is none', withCheck('99912419810803002'), 'region'],
    ['month 13', withCheck('91112419811303002'), 'birth-date'],
    ['tomorrow', withCheck('91112420261121002'), 'birth-date'],
    ['a wrong check digit', '911124198108030025', 'check-digit'],
  ])('is refused: %s', (_, number, reason) => expect(checkPermanentResident(number, today)).toEqual({ valid: false, reason }));

  const card = fc
    .tuple(fc.constantFrom('11', '32', '44'), fc.constantFrom('124', '682', '840'), birthDate, order)
    .map((parts) => withCheck(`9${parts.join('')}`));

  it('is refused with any one digit changed', () => {
    fc.assert(
      fc.property(card, fc.nat(17), fc.nat(9), (number, place, digit) => {
        const changed = number.slice(0, place) + String(digit) + number.slice(place + 1);
        expect(checkPermanentResident(changed, today).valid).toBe(changed === number);
      }),
    );
  });
});
