import { ProblemError, type Problem } from '@zsb/shared/errors';
import { refused } from './use-login';

const now = new Date('2026-11-20T10:00:00Z');
const problem = (more: Partial<Problem>) =>
  new ProblemError({
    type: 'about:blank',
    title: '',
    status: 401,
    code: 'login.wrong-password',
    params: {},
    fields: [],
    requestId: '',
    ...more,
  });

it('turns the wait that the server asks for into an instant to count down to', () => {
  const error = problem({ status: 429, code: 'platform.too-many-requests', params: { retryAfterSeconds: 65 } });
  expect(refused(error, now)).toMatchObject({ sentence: null, waitUntil: Date.parse('2026-11-20T10:01:05Z'), isSending: false });
});

it('says nothing about which of user name and password was wrong', () => {
  expect(refused(problem({}), now)).toMatchObject({ sentence: '用户名或密码不对，请核对后再试。', waitUntil: 0 });
});
