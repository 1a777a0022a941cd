import { reasonGap } from './reason-rules';

it.each([
  ['', '请写明理由。'],
  [' \n　', '请写明理由。'],
  ['不属于', '太短了，请至少写 5 个字。'],
  ['  不属于  ', '太短了，请至少写 5 个字。'],
  ['不属于本局', null],
  ['字'.repeat(1_000), null],
  ['字'.repeat(1_003), '最多写 1000 个字，现在多了 3 个。'],
])('says what is missing in “%.12s”', (text, gap) => {
  expect(reasonGap(text, '请写明理由。')).toBe(gap);
});
