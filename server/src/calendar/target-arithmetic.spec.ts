import { officeCalendar } from './default-calendars.js';
import { countsAlike, halfOf, isAtMost, quarterOf, sumOf } from './target-arithmetic.js';

it.each([
  ['2h', '1h'],
  ['1h', '30m'],
  ['30m', '15m'],
  ['15m', '7m'],
  ['1m', '1m'],
  ['3wh', '90wm'],
  ['2wd', '1wd'],
  ['1wd', '1wd'],
  ['5wd', '2wd'],
  ['15wd', '7wd'],
])('half of %s is %s', (target, half) => expect(halfOf(target)).toBe(half));

it.each([
  ['1wd', '105wm'],
  ['2wd', '210wm'],
  ['2h', '30m'],
  ['1h', '15m'],
  ['2wh', '30wm'],
  ['30m', '7m'],
  ['3m', '1m'],
  ['1d', '6h'],
])('a quarter of %s is %s, in offices that work seven hours a day', (target, quarter) => {
  expect(quarterOf(target, officeCalendar)).toBe(quarter);
});

it.each([
  ['5wd', '3wd', '8wd'],
  ['2h', '2h', '4h'],
  ['2h', '30m', '150m'],
  ['90wm', '1wh', '150wm'],
  ['10d', '5d', '15d'],
])('%s and %s more are %s', (target, by, sum) => expect(sumOf(target, by)).toBe(sum));

it.each([
  ['5wd', '3d'],
  ['5wd', '24h'],
  ['2h', '2wh'],
])('%s and %s count differently and are not added', (target, by) => {
  expect(countsAlike(target, by)).toBe(false);
  expect(() => sumOf(target, by)).toThrow(expect.objectContaining({ code: 'bad-target' }) as Error);
});

it.each([
  ['3wd', '5wd', true],
  ['5wd', '5wd', true],
  ['6wd', '5wd', false],
  ['90m', '2h', true],
  ['121m', '2h', false],
  ['3d', '5wd', false],
])('whether %s is at most %s: %s', (target, bound, answer) => expect(isAtMost(target, bound)).toBe(answer));
