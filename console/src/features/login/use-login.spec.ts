import { ERRORS, ProblemError, type ErrorCode, type Problem } from '@zsb/shared/errors';
import { loginBody, missingFields, refused, totpDigits } from './use-login';

const now = new Date('2026-11-20T10:00:00Z');
const problem = (code: ErrorCode, more: Partial<Problem> = {}) =>
  new ProblemError({ type: 'about:blank', title: '', status: ERRORS[code], code, params: {}, fields: [], requestId: '', ...more });
const typed = { userName: ' yuelu01 ', password: ' secret ', totp: '123 456' };

it.each(['password', 'totp'] as const)('in the step %s a wait that the server asks for is counted down to', (step) => {
  const error = problem('platform.too-many-requests', { params: { retryAfterSeconds: 65 } });
  expect(refused(error, step, now)).toMatchObject({
    step,
    sentence: null,
    waitUntil: Date.parse('2026-11-20T10:01:05Z'),
    isSending: false,
  });
});

it('says nothing about which of user name and password was wrong', () => {
  expect(refused(problem('login.wrong-password'), 'password', now)).toMatchObject({
    sentence: '用户名或密码不对，请核对后再试。',
    waitUntil: 0,
  });
});

it('goes on to the code where the server asks for it, without calling that a mistake', () => {
  expect(refused(problem('login.totp-required'), 'password', now)).toMatchObject({ step: 'totp', sentence: null, fields: {} });
});

it.each([
  ['login.totp-wrong', 'totp'],
  ['platform.internal', 'totp'],
  ['login.wrong-password', 'password'],
] as const)('after %s in the second step the form shows the step %s, with a sentence', (code, step) => {
  const state = refused(problem(code), 'totp', now);
  expect(state.step).toBe(step);
  expect(state.sentence).toMatch(/。$/);
});

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['12-34-56', '123456'],
])('reads the code from “%s”', (text, digits) => {
  expect(totpDigits(text)).toBe(digits);
});

it('sends the code only once it was asked for', () => {
  expect(loginBody(typed, 'password')).toEqual({ userName: 'yuelu01', password: ' secret ' });
  expect(loginBody(typed, 'totp')).toEqual({ userName: 'yuelu01', password: ' secret ', totp: '123456' });
});

it.each([
  [{}, 'password', []],
  [{}, 'totp', []],
  [{ userName: '  ' }, 'password', ['userName']],
  [{ userName: '', password: '' }, 'password', ['userName', 'password']],
  [{ totp: '' }, 'password', []],
  [{ totp: '' }, 'totp', ['totp']],
  [{ totp: '12345' }, 'totp', ['totp']],
  [{ totp: '1234567' }, 'totp', ['totp']],
] as const)('with %j in the step %s it asks for %j first', (changed, step, fields) => {
  expect(Object.keys(missingFields({ ...typed, ...changed }, step))).toEqual(fields);
});
