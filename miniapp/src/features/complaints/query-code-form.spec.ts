import { caseNumberFrom, queryCodeFrom } from './query-code-form';

it.each([
  ['as it is written', 'TS20261120-7K3QXM-C', 'TS20261120-7K3QXM-C'],
  ['in small letters, with blanks', ' ts20261120 7k3qxm c ', 'TS20261120-7K3QXM-C'],
  ['without hyphens', 'TS202611207K3QXMC', 'TS20261120-7K3QXM-C'],
  ['with full-width characters of a Chinese keyboard', 'ＴＳ２０２６１１２０－7K3QXM－C', 'TS20261120-7K3QXM-C'],
  ['with a wrong check character', 'TS20261120-7K3QXM-5', null],
  ['empty', ' ', null],
])('a case number is taken %s', (_, typed, number) => {
  expect(caseNumberFrom(typed)).toBe(number);
});

it.each([
  ['as it is written', '7K3QX-M9T2V', '7K3QX-M9T2V'],
  ['in small letters, with blanks', ' 7k3qx m9t2v ', '7K3QX-M9T2V'],
  ['with O for 0 and l or I for 1, as people read them', 'OK3Ql-M9T2I', '0K3Q1-M9T21'],
  ['one short', '7K3QX-M9T2', null],
  ['with a U, which is no character of it', '7K3QX-M9T2U', null],
])('a query code is taken %s', (_, typed, code) => {
  expect(queryCodeFrom(typed)).toBe(code);
});
