import {
  dateWords,
  dayAfter,
  durationWords,
  instantWords,
  localDate,
  remainingWords,
  spanWords,
  timeWords,
  workingWords,
} from './time-words';

const now = new Date('2026-11-20T10:00:00+08:00');

it.each([
  ['2026-11-20T13:00:00+08:00', '还剩 3 时'],
  ['2026-11-20T10:40:59+08:00', '还剩 40 分'],
  ['2026-11-20T10:00:59+08:00', '还剩 不到 1 分'],
  ['2026-11-20T10:00:00+08:00', '还剩 不到 1 分'],
  ['2026-11-20T12:10:00+08:00', '还剩 2 时 10 分'],
  ['2026-11-21T13:59:00+08:00', '还剩 1 天 3 时'],
  ['2026-11-22T10:00:00+08:00', '还剩 2 天'],
  ['2026-11-23T09:59:00+08:00', '还剩 2 天 23 时'],
  ['2026-11-25T23:00:00+08:00', '还剩 5 天'],
  ['2026-11-20T06:48:00+08:00', '超时 3 时 12 分'],
  ['2026-11-20T09:59:30+08:00', '超时 不到 1 分'],
])('tells how long it is until or since %s', (dueAt, words) => {
  expect(remainingWords(dueAt, now)).toBe(words);
});

it('never rounds up: what is left is at least what is said', () => {
  expect(durationWords(59 * 60_000 + 59_999)).toBe('59 分');
  expect(durationWords(72 * 3_600_000 - 1)).toBe('2 天 23 时');
});

it.each([
  ['2026-11-20T17:30:00+08:00', '今天 17:30'],
  ['2026-11-19T23:59:00+08:00', '昨天 23:59'],
  ['2026-11-21T00:00:00+08:00', '明天 00:00'],
  ['2026-11-27T17:30:00+08:00', '11月27日 周五 17:30'],
  ['2027-01-04T17:30:00+08:00', '2027年1月4日 周一 17:30'],
  ['2025-12-31T09:05:00+08:00', '2025年12月31日 周三 09:05'],
])('writes %s as people say it', (iso, words) => {
  expect(instantWords(iso, now)).toBe(words);
});

it('reckons days in the city, whatever the zone of the computer', () => {
  expect(localDate(new Date('2026-11-19T16:00:00Z'))).toBe('2026-11-20');
  expect(localDate(new Date('2026-11-19T15:59:59Z'))).toBe('2026-11-19');
  expect(timeWords('2026-11-20T02:32:00Z')).toBe('10:32');
});

it('writes midnight as 00:00, not 24:00', () => {
  expect(timeWords('2026-11-19T16:00:00Z')).toBe('00:00');
});

it('writes a civil date without touching a zone', () => {
  expect(dateWords('2026-12-01')).toBe('2026年12月1日');
});

it.each([
  ['2026-11-20', '2026-11-21'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
])('the day after %s is %s', (date, next) => {
  expect(dayAfter(date)).toBe(next);
});

it.each([
  [320, '剩 5 时 20 分'],
  [60, '剩 1 时'],
  [59, '剩 59 分'],
  [0, '剩 不到 1 分'],
  [600, '剩 10 时'],
  [2_249, '剩 37 时'],
  [-1, '超时 1 分'],
  [-700, '超时 11 时'],
])('%i working minutes read “%s”', (minutes, words) => {
  expect(workingWords(minutes)).toBe(words);
});

it.each([
  [0, '不到 1 分钟'],
  [45, '45 分钟'],
  [60, '1 小时'],
  [320, '5 小时 20 分钟'],
  [1_439, '23 小时 59 分钟'],
  [1_440, '1 天'],
  [1_680, '1 天 4 小时'],
  [4_499, '3 天 2 小时'],
])('%i minutes took “%s”', (minutes, words) => {
  expect(spanWords(minutes)).toBe(words);
});
