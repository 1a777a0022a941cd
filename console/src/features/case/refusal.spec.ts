import { ERRORS, OfflineError, ProblemError, type ErrorCode, type Problem } from '@zsb/shared/errors';
import { refusalOf } from './refusal';

const problem = (code: ErrorCode, more: Partial<Problem> = {}) =>
  new ProblemError({ type: 'about:blank', title: '', status: ERRORS[code], code, params: {}, fields: [], requestId: 'r1', ...more });

it.each([
  ['platform.changed-meanwhile', true, false],
  ['complaint.action-not-possible', true, false],
  ['platform.key-reused', true, true],
  ['platform.invalid-request', false, false],
  ['platform.internal', false, false],
  ['platform.busy', false, false],
] as const)('%s: the case is read again: %s, the key is spent: %s', (code, isStale, isKeySpent) => {
  expect(refusalOf(problem(code))).toMatchObject({ isStale, isKeySpent });
});

it('an unanswered request keeps its key, so that pressing again acts once', () => {
  expect(refusalOf(new OfflineError())).toMatchObject({ isStale: false, isKeySpent: false });
});

it('puts refused fields below the fields', () => {
  const refused = problem('platform.invalid-request', { fields: [{ field: 'text', reason: 'too-short', limit: 10 }] });
  expect(refusalOf(refused).fields).toEqual({ text: '至少写 10 个字。' });
});
