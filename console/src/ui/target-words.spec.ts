import { targetWords, unitOf } from './target-words';

it.each([
  ['5wd', '5 个工作日', 'wd'],
  ['30m', '30 分钟', 'm'],
  ['24h', '24 小时', 'h'],
  ['90wm', '90 分钟（工作时间）', 'wm'],
  ['2wh', '2 小时（工作时间）', 'wh'],
  ['15d', '15 天', 'd'],
])('“%s” reads “%s” and counts in %s', (text, words, unit) => {
  expect(targetWords(text)).toBe(words);
  expect(unitOf(text)).toBe(unit);
});

it.each(['3w', '0wd', ''])('“%s”, perhaps of a newer server, is shown as it is, and counted in working days', (text) => {
  expect(targetWords(text)).toBe(text);
  expect(unitOf(text)).toBe('wd');
});
