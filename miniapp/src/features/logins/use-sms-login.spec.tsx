import { act, renderHook } from '@testing-library/react';
import { aProblem, aSession } from '../../../test/factories';
import { useSmsLogin } from './use-sms-login';

function login() {
  const parts = {
    api: {
      sendSmsCode: jest.fn(async (_phone: string) => ({ expiresIn: 300, retryAfter: 60 })),
      smsLogin: jest.fn(async () => aSession()),
    },
    onLoggedIn: jest.fn(),
    onFieldError: jest.fn(),
  };
  return { parts, ...renderHook(() => useSmsLogin(parts)) };
}
type Login = ReturnType<typeof login>;
const sendCode = (form: Login, phone?: string) => act(async () => form.result.current.sendCode(phone));
const submit = (form: Login) => act(async () => form.result.current.submit());

it.each(['+86 138-0013 8001', '0086 13800138001', '１３８００１３８００１'])('a phone pasted as %s is understood', async (typed) => {
  const form = login();
  act(() => form.result.current.setPhone(typed));
  await sendCode(form);
  expect(form.parts.api.sendSmsCode).toHaveBeenCalledWith('13800138001');
});

it('a number that is no mobile is not asked for a code', async () => {
  const form = login();
  act(() => form.result.current.setPhone('12345'));
  await sendCode(form);
  expect(form.result.current.errors.phone).toBe('请填写 11 位手机号。');
  expect(form.parts.onFieldError).toHaveBeenCalledWith('phone');
  expect(form.parts.api.sendSmsCode).not.toHaveBeenCalled();
});

it('another code can be asked for only after the time the server gave', async () => {
  jest.useFakeTimers();
  const form = login();
  await sendCode(form, '13800138001');
  expect(form.result.current).toMatchObject({ wait: 60, sent: true, phone: '13800138001' });
  for (let second = 0; second < 60; second++) act(() => jest.advanceTimersByTime(1_000));
  expect(form.result.current.wait).toBe(0);
  jest.useRealTimers();
});

it('a wrong code is said under the code, and the phone stays', async () => {
  const form = login();
  act(() => form.result.current.setPhone('13800138001'));
  act(() => form.result.current.setCode('000000'));
  form.parts.api.smsLogin.mockRejectedValueOnce(aProblem('login.code-invalid'));
  await submit(form);
  expect(form.result.current).toMatchObject({ phone: '13800138001', errors: { code: expect.stringContaining('验证码不对') }, busy: null });
});

it('a refusal that belongs to no field is said for the whole form', async () => {
  const form = login();
  act(() => form.result.current.setPhone('13800138001'));
  form.parts.api.sendSmsCode.mockRejectedValueOnce(aProblem('platform.too-many-requests', { params: { retryAfterSeconds: 45 } }));
  await sendCode(form);
  expect(form.result.current).toMatchObject({ message: expect.stringContaining('45 秒后'), sent: false });
});

it('a code takes digits only, and a whole one logs in', async () => {
  const form = login();
  act(() => form.result.current.setPhone('13800138001'));
  act(() => form.result.current.setCode('12 34-56 7'));
  await submit(form);
  expect(form.parts.api.smsLogin).toHaveBeenCalledWith({ phone: '13800138001', code: '123456' });
  expect(form.parts.onLoggedIn).toHaveBeenCalledWith(aSession());
});
