import { act, renderHook } from '@testing-library/react';
import { aSession } from '../../test/factories';
import { memoryStore } from '../../test/memory-store';
import { createSession } from './session';
import { createSilentLogin, useLoginUnderWay, type SilentLoginParts } from './silent-login';

function silent(part: Partial<SilentLoginParts> = {}) {
  const session = createSession(memoryStore());
  const login = jest.fn(async () => aSession());
  return { session, login, silent: createSilentLogin({ session, code: async () => 'code-1', login, ...part }) };
}

it('in WeChat the login is under way from the first moment, and over once there is an answer', async () => {
  const { silent: it, session, login } = silent();
  const page = renderHook(() => useLoginUnderWay(it));
  expect(page.result.current).toBe(true);
  await act(() => it.start());
  expect(page.result.current).toBe(false);
  expect(login).toHaveBeenCalledWith('code-1');
  expect(session.read()?.accessToken).toBe('access-1');
});

it('a login that fails ends the waiting, and the page can offer one', async () => {
  const { silent: it, session } = silent({ login: async () => Promise.reject(new Error('no answer')) });
  await it.start();
  expect([it.isUnderWay(), session.read()]).toEqual([false, null]);
});

it.each([
  ['a browser', { code: null }, false],
  ['somebody who is logged in already', {}, true],
])('nobody waits, and nothing is sent: %s', async (_, part, isLoggedIn) => {
  const store = memoryStore();
  const session = createSession(store);
  if (isLoggedIn) session.save(aSession());
  const { silent: it, login } = silent({ session, ...part });
  expect(it.isUnderWay()).toBe(false);
  await it.start();
  expect(login).not.toHaveBeenCalled();
});
