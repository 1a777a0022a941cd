import { formatTarget, parseTarget, targetWords, unitOf } from './target-words';

it.each([
  ['5wd', { amount: 5, unit: 'wd' }, '5 个工作日'],
  ['30m', { amount: 30, unit: 'm' }, '30 分钟'],
  ['24h', { amount: 24, unit: 'h' }, '24 小时'],
  ['90wm', { amount: 90, unit: 'wm' }, '90 分钟（工作时间）'],
  ['2wh', { amount: 2, unit: 'wh' }, '2 小时（工作时间）'],
  ['15d', { amount: 15, unit: 'd' }, '15 天'],
  [' 5 WD ', { amount: 5, unit: 'wd' }, '5 个工作日'],
  ['５ｗｄ', { amount: 5, unit: 'wd' }, '5 个工作日'],
] as const)('“%s” is %o and reads “%s”', (text, target, words) => {
  expect(parseTarget(text)).toEqual(target);
  expect(targetWords(text)).toBe(words);
});

it.each(['', '5', 'wd', '0wd', '-1wd', '1.5h', '5 days', '5wdd', '5wd3', '99999m', '1e3m', '五wd'])('“%s” is no target', (text) => {
  expect(parseTarget(text)).toBeNull();
});

it.each(['1m', '90d', '36wh', '2wd'])('%s survives being read and written', (text) => {
  const target = parseTarget(text);
  expect(target && formatTarget(target)).toBe(text);
});

it('what a newer server writes is shown as it is, and counted in working days', () => {
  expect(targetWords('3w')).toBe('3w');
  expect(unitOf('3w')).toBe('wd');
  expect(unitOf('36h')).toBe('h');
});
