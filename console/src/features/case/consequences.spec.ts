import type { RejectionView } from '@zsb/shared/complaints';
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

it.each(STAFF_ACTIONS)('after %s there is a whole sentence', (action) => {
  expect(doneSentence(action, aCase(), now)).toMatch(/^[^！!]+。$/);
});
