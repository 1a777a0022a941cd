import { partWords, percentWords, shareOf } from './share-words';

it.each([
  [1_204, 1_250, '96.3%'],
  [9_999, 10_000, '99.9%'],
  [99_999, 100_000, '99.9%'],
  [1_250, 1_250, '100%'],
  [0, 12, '0%'],
  [1, 100_000, '不到 0.1%'],
  [1, 1_000, '0.1%'],
  [1, 3, '33.3%'],
  [0, 0, '没有数据'],
])('%i of %i is %s', (part, whole, words) => {
  expect(percentWords({ part, whole })).toBe(words);
});

it('numbers above a thousand are set in groups, and nothing measured is no share', () => {
  expect(partWords({ part: 1_204, whole: 12_500 })).toBe('1,204 / 12,500');
  expect(shareOf({ part: 0, whole: 0 })).toBeNull();
  expect(shareOf({ part: 1, whole: 4 })).toBe(0.25);
});
