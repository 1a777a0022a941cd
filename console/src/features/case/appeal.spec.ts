import type { CaseEventView, CaseView } from '@zsb/shared/case-views';
import type { RejectionView } from '@zsb/shared/complaint-views';
import { aCase } from '../../../test/a-case';
import { appealOf, isAppealed } from './appeal';

const event = (at: string, action: string, text: string, actor: string): CaseEventView => ({ at, action, text, actor });
const rejection = { reason: 'litigation' } as RejectionView;
const appealed = aCase({
  state: 'submitted',
  allowedActions: ['dispatch', 'reject'],
  rejection,
  history: [
    event('2026-11-20T05:00:00Z', 'appeal', '市民申诉：占道没有人管', '市民'),
    event('2026-11-20T04:00:00Z', 'reject', '不予受理', '王芳'),
    event('2026-11-20T02:00:00Z', 'file', '提交诉求', '市民'),
  ],
});

it('shows the words of the citizen and who rejected', () => {
  expect(appealOf(appealed)).toEqual({
    text: '市民申诉：占道没有人管',
    at: '2026-11-20T05:00:00Z',
    rejectedBy: '王芳',
    mayDecide: true,
  });
});

it('is decided by whom the server lets reject: whoever rejected before is not offered it', () => {
  expect(appealOf({ ...appealed, allowedActions: ['note'] })?.mayDecide).toBe(false);
});

it('a rejection that an office applied for was decided by whoever granted it', () => {
  const history = appealed.history.map((one) => (one.action === 'reject' ? { ...one, action: 'grantRejection', actor: '林晓' } : one));
  expect(appealOf({ ...appealed, history })?.rejectedBy).toBe('林晓');
});

it.each([
  ['a new case', { rejection: null }],
  ['a rejected case without an appeal', { state: 'rejected' }],
  ['a case dispatched after its appeal', { state: 'assigned' }],
] as [string, Partial<CaseView>][])('%s is no open appeal', (_, overrides) => {
  expect(isAppealed({ ...appealed, ...overrides })).toBe(false);
  expect(appealOf({ ...appealed, ...overrides })).toBeNull();
});
