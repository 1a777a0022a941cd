import { PLACEHOLDERS } from '@zsb/shared/casework';
import { templateGaps, unknownPlaceholders } from './template-rules';

const whole = { kind: 'answer', name: '占道经营', text: '{称呼}，您反映的{分类}问题已办理。' } as const;

it('a whole template lacks nothing', () => {
  expect(templateGaps(whole)).toEqual({});
});

it('every placeholder of the contract is known', () => {
  expect(unknownPlaceholders(PLACEHOLDERS.map((name) => `{${name}}`).join('，'))).toEqual([]);
});

it.each([
  ['{姓名}您好，{姓名}', ['姓名']],
  ['{ 称呼 }您好', [' 称呼 ']],
  ['{}您好', ['']],
  ['请看第 {1} 条', ['1']],
  ['没有大括号', []],
])('in “%s” it does not know %j', (text, unknown) => {
  expect(unknownPlaceholders(text)).toEqual(unknown);
});

it('says what is missing, and what a citizen would read in braces', () => {
  expect(Object.keys(templateGaps({ kind: 'ask', name: ' ', text: '' }))).toEqual(['name', 'text']);
  expect(templateGaps({ ...whole, text: '{姓名}您好' }).text).toContain('{姓名}');
});

it('a template fits the box it is for', () => {
  expect(templateGaps({ kind: 'contact', name: '电话', text: '字'.repeat(1_001) }).text).toContain('多了 1 个');
  expect(templateGaps({ kind: 'answer', name: '电话', text: '字'.repeat(1_001) })).toEqual({});
});
