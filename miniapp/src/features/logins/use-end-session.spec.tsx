import { act, renderHook } from '@testing-library/react';
import { OfflineError } from '@zsb/shared/errors';
import type { SessionView } from '@zsb/shared/logins';
import { aLogin, aProblem } from '../../../test/factories';
import { useEndSession } from './use-end-session';

const HERE = aLogin('s1');
const THERE = aLogin('s2', { isCurrent: false });

function logins() {
  const parts = {
    api: { endSession: jest.fn(async (_id: string): Promise<SessionView[]> => [HERE]) },
    logOut: jest.fn(async () => undefined),
    onLoggedOut: jest.fn(),
    onLeft: jest.fn(),
    onOutdated: jest.fn(),
  };
  const hook = renderHook(() => useEndSession(parts));
  const end = (login: SessionView, presses = 1) =>
    act(async () => {
      for (let press = 0; press < presses; press++) hook.result.current.end(login);
    });
  return { parts, end, ...hook };
}

it('asking about a login ends nothing, and leaving it takes the question back', () => {
  const { result, parts } = logins();
  act(() => result.current.ask('s2'));
  expect(result.current.asked).toBe('s2');
  act(() => result.current.leave());
  expect(result.current.asked).toBeNull();
  expect(parts.api.endSession).not.toHaveBeenCalled();
});

it("another device's login is ended once however often it is pressed; those that are left are shown", async () => {
  const { result, parts, end } = logins();
  act(() => result.current.ask('s2'));
  await end(THERE, 2);
  expect(parts.api.endSession.mock.calls).toEqual([['s2']]);
  expect(parts.onLeft.mock.calls).toEqual([[[HERE]]]);
  expect(result.current).toMatchObject({ asked: null, done: true, ending: false });
  expect(parts.logOut).not.toHaveBeenCalled();
});

it('ending the login of this device logs out', async () => {
  const { parts, end } = logins();
  await end(HERE);
  expect([parts.logOut.mock.calls.length, parts.onLoggedOut.mock.calls.length]).toEqual([1, 1]);
  expect(parts.api.endSession).not.toHaveBeenCalled();
});

it('a login that somebody ended meanwhile is said so, and the list is read again', async () => {
  const { result, parts, end } = logins();
  act(() => result.current.ask('s2'));
  parts.api.endSession.mockRejectedValueOnce(aProblem('session.not-found'));
  await end(THERE);
  expect(result.current).toMatchObject({ asked: null, error: '那次登录已经结束了。' });
  expect(parts.onOutdated).toHaveBeenCalledTimes(1);
});

it('without a network the question stays, so that it can be pressed again', async () => {
  const { result, parts, end } = logins();
  act(() => result.current.ask('s2'));
  parts.api.endSession.mockRejectedValueOnce(new OfflineError());
  await end(THERE);
  expect(result.current).toMatchObject({ asked: 's2', error: expect.stringContaining('网络不可用'), ending: false });
  await end(THERE);
  expect(parts.onLeft).toHaveBeenCalledTimes(1);
});
