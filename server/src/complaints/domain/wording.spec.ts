import { CLOCK_KINDS, COMPLAINT_STATES } from '@zsb/shared/complaints';
import fc from 'fast-check';
import { centreDocument, officeDocument } from '../../calendar/default-calendars.js';
import { clockRule, excerpt, maskNumbers, STAFF_STATE_TEXTS, stateText, targetText } from './wording.js';

it('every state has words for the citizen and for the clerk, in Chinese', () => {
  for (const state of COMPLAINT_STATES) {
    expect(stateText(state, '市容科')).toMatch(/^[\p{Script=Han}，]{2,20}$/u);
    expect(STAFF_STATE_TEXTS[state]).toMatch(/^[\p{Script=Han}，]{2,10}$/u);
  }
});

it('an assigned case names its office, and says so where it has none yet', () => {
  expect([stateText('assigned', '市容科'), stateText('assigned', null)]).toEqual(['已转交市容科，待签收', '已转交责任单位，待签收']);
});

it.each([
  ['5wd', '5 个工作日'],
  ['90wm', '90 个工作分钟'],
  ['4wh', '4 个工作小时'],
  ['10d', '10 个自然日'],
  ['24h', '24 小时'],
  ['30m', '30 分钟'],
])('the target %s reads %s', (target, words) => {
  expect(targetText(target)).toBe(words);
});

it('a clock says its rule in one sentence, with the calendar where the calendar matters', () => {
  const office = officeDocument().weekly;
  expect(clockRule({ kind: 'resolution', target: '5wd' }, office)).toBe(
    '办结：自首次派单起 5 个工作日（工作日 09:00–12:00、13:30–17:30，按国务院放假安排）',
  );
  expect(clockRule({ kind: 'resolution', target: '5wd' }, { mon: [['08:30', '16:30']], sat: [] })).toBe(
    '办结：自首次派单起 5 个工作日（工作日 08:30–16:30，按国务院放假安排）',
  );
  expect(clockRule({ kind: 'dispatch', target: '90wm' }, centreDocument.weekly)).toBe('派单：自提交起 90 个工作分钟（每天 00:00–24:00）');
  expect(clockRule({ kind: 'dispatch', target: '2h' }, office)).toBe('派单：自提交起 2 小时');
  for (const kind of CLOCK_KINDS) expect(clockRule({ kind, target: '1wd' }, office)).not.toMatch(/undefined|[a-z]/);
});

it.each([
  ['短文', 60, '短文'],
  ['一二三四五', 3, '一二三…'],
  ['一二三', 3, '一二三'],
  ['a\n\n b\t c', 60, 'a b c'],
  ['💩💩💩💩', 2, '💩💩…'],
])('the first words of %j, at most %d, are %s', (text, length, words) => {
  expect(excerpt(text, length)).toBe(words);
});

it('an excerpt never cuts through a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, length) => expect(excerpt(text, length).isWellFormed()).toBe(true)),
  );
});

it.each([
  ['请打 13800138000 联系', '请打 138****8000 联系'],
  ['13800138000，13900139000', '138****8000，139****9000'],
  ['身份证430104198001011234。', '身份证4301**********1234。'],
  ['身份证43010419800101123x', '身份证4301**********123x'],
  ['订单号 1380013800012345', '订单号 1380013800012345'],
  ['2026年11月20日 12345', '2026年11月20日 12345'],
])('numbers of people in a text are masked: %s', (text, masked) => {
  expect(maskNumbers(text)).toBe(masked);
});
