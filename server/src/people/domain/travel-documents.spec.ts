import { checkHkMoPermit, checkPassport, checkTwPermit } from './travel-documents.js';

it.each([
  ['H12345678', null],
  ['M12345678', null],
  ['h12345678', null],
  [' H12345678 ', null],
  ['H1234567801', null],
  ['M1234567800', null],
  ['', 'empty'],
  ['H1234567', 'length'],
  ['H123456780', 'length'],
  ['H12345678012', 'length'],
  ['H1234567A', 'characters'],
  ['123456789', 'characters'],
  ['HM1234567', 'characters'],
  ['H１２３４５６７８', 'characters'],
  ['A12345678', 'prefix'],
  ['T1234567801', 'prefix'],
])('permit for Hong Kong and Macao “%s”: %s', (number, reason) => {
  expect(checkHkMoPermit(number)).toEqual({ valid: reason === null, reason });
});

it.each([
  ['12345678', null],
  ['01234567', null],
  ['1234567801', null],
  ['1234567801B', null],
  ['1234567801(b)', null],
  ['', 'empty'],
  ['1234567', 'length'],
  ['123456789', 'length'],
  ['123456780123', 'length'],
  ['T1234567', 'characters'],
  ['1234567B', 'characters'],
  ['123456780B', 'characters'],
  ['12345678012', 'characters'],
  ['１２３４５６７８', 'characters'],
])('permit for Taiwan “%s”: %s', (number, reason) => {
  expect(checkTwPermit(number)).toEqual({ valid: reason === null, reason });
});

it.each([
  ['E12345678', null],
  ['EA1234567', null],
  ['ej1234567', null],
  ['G25352389', null],
  ['PE1234567', null],
  ['SE1234567', null],
  ['DE1234567', null],
  ['141234567', null],
  ['K12345678', null],
  ['MA1234567', null],
  ['123456789', null],
  ['TK1234567', null],
  ['C01X00T47', null],
  ['E1234567', null],
  ['', 'empty'],
  ['E1234', 'length'],
  ['E123456789', 'length'],
  ['E-1234567', 'characters'],
  ['E 1234567', 'characters'],
  ['EI1234567', 'characters'],
  ['EO1234567', 'characters'],
  ['ABCDEFGHI', 'characters'],
  ['Ｅ12345678', 'characters'],
  ['É12345678', 'characters'],
])('passport “%s”: %s', (number, reason) => {
  expect(checkPassport(number)).toEqual({ valid: reason === null, reason });
});
