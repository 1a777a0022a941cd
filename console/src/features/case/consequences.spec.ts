import type { CaseView } from '@zsb/shared/case-views';
import type { RejectionView } from '@zsb/shared/complaint-views';
import { aCase, aClock } from '../../../test/a-case';
import { STAFF_ACTIONS } from '../inbox/actions';
import { CONSEQUENCES, doneSentence } from './consequences';

const now = new Date('2026-11-20T06:00:00Z');
const accepting = aCase({ clocks: [aClock({ kind: 'acceptance', dueAt: '2026-11-23T09:30:00Z' })] });

it('the first dispatch starts the time for an answer, a later one does not', () => {
  expect(CONSEQUENCES.dispatch('市容科', aCase())).toContain('签收和办结时限从现在开始计算');
  expect(CONSEQUENCES.dispatch('市容科', aCase({ clocks: [aClock()] }))).toContain('办结时限接着计算');
  const stopped = aClock({ stoppedAt: '2026-11-20T05:00:00Z', outcome: 'cancelled' });
  expect(CONSEQUENCES.dispatch('市容科', aCase({ clocks: [stopped] }))).toContain('签收和办结时限从现在开始计算');
});

it('dispatching an appeal supports it, rejecting it is final', () => {
  const appealed = aCase({ state: 'submitted', rejection: {} as RejectionView });
  expect(CONSEQUENCES.dispatch(null, appealed)).toContain('支持市民的申诉');
  expect(CONSEQUENCES.dispatch(null, aCase({ state: 'submitted' }))).not.toContain('申诉');
  expect(CONSEQUENCES.reject(true)).toContain('不能再次申诉');
  expect(CONSEQUENCES.reject(false)).toContain('可以申诉一次');
});

it('a question says that the clocks stand still, and for how long', () => {
  expect(CONSEQUENCES.ask).toMatch(/暂停.*5 个工作日/);
});

it.each([
  ['dispatch', accepting, '已转交市容科，应在11月23日 周一 17:30 前签收。'],
  ['arbitrate', accepting, '已裁定由市容科承办，应在11月23日 周一 17:30 前签收。'],
  ['accept', aCase({ clock: 'firstContact' }), '已签收。接下来：首次联系，11月23日 周一 17:30 前。'],
  ['return', aCase({ state: 'arbitrating' }), 'TS20261120-7K3QXM-C 已退回，由督查员仲裁。'],
  ['return', aCase({ state: 'submitted' }), 'TS20261120-7K3QXM-C 已退回，不再由本单位承办。派单员会重新确认承办单位。'],
  ['decideRecheck', aCase({ state: 'closed' }), '已决定办结，市民会看到您写的理由。'],
  ['decideRecheck', aCase({ state: 'accepted', clock: 'rework' }), '已决定重新办理。接下来：重办，11月23日 周一 17:30 前。'],
] as const)('after %s it tells where the case is now: %#', (action, view, sentence) => {
  expect(doneSentence(action, view, now)).toBe(sentence);
});

it('an answer that is reviewed first says that the clock runs on', () => {
  expect(CONSEQUENCES.answer(true)).toContain('到审核通过时停止');
  expect(CONSEQUENCES.answer(false)).toContain('立刻发给市民');
});

it('a contact says whether it ends the clock of the first contact', () => {
  expect(CONSEQUENCES.contact(true)).toContain('停止计算');
  expect(CONSEQUENCES.contact(false)).not.toContain('停止计算');
});

it.each([
  ['answer', aCase({ draft: { stage: 'head' } as CaseView['draft'] }), '答复已送科室负责人审核，通过后发给市民。'],
  ['answer', aCase({ state: 'answered' }), '答复已发给市民，接下来等待评价。'],
  ['reviewAnswer', aCase({ state: 'accepted', draft: { stage: 'centre' } as CaseView['draft'] }), '已通过，再送中心审核。'],
  ['reviewAnswer', aCase({ state: 'answered' }), '已通过，答复已发给市民。'],
  ['reviewAnswer', aCase({ state: 'accepted' }), '已退回，承办人会修改后重新提交。'],
] as const)('a review is told by what became of the draft: %s, %#', (action, view, sentence) => {
  expect(doneSentence(action, view, now)).toBe(sentence);
});

it.each([
  [aClock({ kind: 'plan', target: '2d' }), '进展已提交，市民会看到。计划落实时限照常计算。'],
  [aClock({ kind: 'plan', stoppedAt: '2026-11-20T05:00:00Z', outcome: 'met' }), '计划落实情况已提交，市民会看到。'],
])('a report on a plan is told by whether its clock runs on: %#', (clock, sentence) => {
  expect(doneSentence('reportPlan', aCase({ clocks: [clock] }), now)).toBe(sentence);
});

it.each(STAFF_ACTIONS)('after %s there is a whole sentence', (action) => {
  expect(doneSentence(action, aCase(), now)).toMatch(/^[^！!]+。$/);
});
