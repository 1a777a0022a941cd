import { normaliseCaseNumber, normaliseQueryCode, shownQueryCode } from './query-code.js';

it.each([
  ['as shown', '7K3QX-M9T2V'],
  ['in one word', '7K3QXM9T2V'],
  ['in small letters', '7k3qx-m9t2v'],
  ['with blanks around and inside', ' 7K3QX M9T2V '],
  ['in full width', '７Ｋ３ＱＸ－Ｍ９Ｔ２Ｖ'],
  ['with a long dash', '7K3QX—M9T2V'],
])('a code is the same however it is typed: %s', (_, typed) => {
  expect(normaliseQueryCode(typed)).toBe('7K3QXM9T2V');
});

it('letters that no code has are read as the digits they look like', () => {
  expect(normaliseQueryCode('OoIiL-lAAAA')).toBe('001111AAAA');
});

it('a code is shown in two groups', () => {
  expect(shownQueryCode('7K3QXM9T2V')).toBe('7K3QX-M9T2V');
});

it.each([
  ['as printed', 'TS20261120-7K3QXM-C', 'TS20261120-7K3QXM-C'],
  ['without hyphens, small', 'ts202611207k3qxmc', 'TS20261120-7K3QXM-C'],
  ['with blanks', 'TS20261120 7K3QXM C', 'TS20261120-7K3QXM-C'],
  ['something else', 'abc', 'ABC'],
])('a case number is the same however it is typed: %s', (_, typed, normal) => {
  expect(normaliseCaseNumber(typed)).toBe(normal);
});
