import { formatHours, readHours } from './hours-text';

const DAY = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
];

it.each([
  ['09:00–12:00 13:30–17:30', DAY],
  ['9:00-12:00，13:30-17:30', DAY],
  [' 09:00 至 12:00、13:30 ~ 17:30 ', DAY],
  ['０９：００－１２：００', [['09:00', '12:00']]],
  ['00:00–24:00', [['00:00', '24:00']]],
  ['', []],
  ['   ', []],
])('“%s” reads as %o', (text, segments) => {
  expect(readHours(text)).toEqual(segments);
});

it.each([
  '9点到12点',
  '09:00',
  '25:00–26:00',
  '09:60–10:00',
  '24:30–24:40',
  '12:00–09:00',
  '09:00–09:00',
  '13:30–17:30 09:00–12:00',
  '09:00–12:00 11:00–13:00',
])('“%s” is refused in words', (text) => {
  expect(readHours(text)).toMatch(/。$/);
});

it('a day survives being written and read', () => {
  expect(
    readHours(
      formatHours([
        ['08:30', '12:00'],
        ['14:00', '18:00'],
      ]),
    ),
  ).toEqual([
    ['08:30', '12:00'],
    ['14:00', '18:00'],
  ]);
  expect(formatHours(undefined)).toBe('');
});
