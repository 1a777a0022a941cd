import type { CaseView } from '@zsb/shared/case-views';
import { aCase } from '../../../test/a-case';
import { removeScreen, render, textsOf } from '../../../test/screen';
import { CaseHead } from './case-head';

const now = new Date('2026-11-20T06:00:00Z');
const WAITED = { sinceFilingMinutes: 4_440, officeMinutes: 1_680, isAnswered: false };

afterEach(removeScreen);

it.each<[string, Partial<CaseView>, string[]]>([
  ['nobody has dispatched', { answerTime: { ...WAITED, sinceFilingMinutes: 45, officeMinutes: null } }, ['市民等待 45 分钟']],
  ['is at work', { state: 'accepted', answerTime: WAITED }, ['市民等待 3 天 2 小时', '单位用时 1 天 4 小时']],
  ['was just dispatched', { answerTime: { ...WAITED, officeMinutes: 0 } }, ['市民等待 3 天 2 小时', '单位用时 不到 1 分钟']],
  ['is answered', { state: 'answered', answerTime: { ...WAITED, isAnswered: true } }, ['提交到答复 3 天 2 小时', '单位用时 1 天 4 小时']],
  [
    'was answered and worked again',
    { state: 'accepted', answerTime: { ...WAITED, isAnswered: true } },
    ['提交到答复 3 天 2 小时', '单位用时 1 天 4 小时'],
  ],
  ['ended without an answer', { state: 'withdrawn', answerTime: WAITED }, ['提交到结束 3 天 2 小时', '单位用时 1 天 4 小时']],
])('of a case that %s it tells how long the citizen waits beside the office’s own time', async (_, overrides, words) => {
  await render(<CaseHead view={aCase(overrides)} now={now} />);
  expect(textsOf('.case__facts:nth-of-type(2) span')).toEqual(words);
});
