import { act, renderHook } from '@testing-library/react';
import { aSession } from '../../../test/factories';
import { usePhoneBinding } from './use-phone-binding';

function binding(isLoggedIn: boolean) {
  const calls: string[] = [];
  const parts = {
    api: {
      wechatLogin: async () => (calls.push('login'), aSession({ accessToken: 'L1' })),
      bindPhone: async (code: string) => (calls.push(`bind ${code}`), aSession({ accessToken: 'L2' })),
    },
    isLoggedIn,
    wechatLoginCode: async () => 'wx',
    save: ({ accessToken }: { accessToken: string }) => void calls.push(`save ${accessToken}`),
    onDone: () => void calls.push('done'),
  };
  return { calls, ...renderHook(() => usePhoneBinding(parts)) };
}

it('somebody logged in only binds the phone', async () => {
  const { result, calls } = binding(true);
  await act(async () => result.current.bind('phone-code'));
  expect(calls).toEqual(['bind phone-code', 'save L2', 'done']);
});

it('somebody not logged in is logged in first', async () => {
  const { result, calls } = binding(false);
  await act(async () => result.current.bind('phone-code'));
  expect(calls).toEqual(['login', 'save L1', 'bind phone-code', 'save L2', 'done']);
});

it('refusing the phone number blocks nothing and is answered with a sentence', async () => {
  const { result, calls } = binding(true);
  await act(async () => result.current.bind(''));
  expect(calls).toEqual([]);
  expect(result.current.message).toContain('您仍可以查看');
});
