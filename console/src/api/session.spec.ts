import type { StaffSessionView } from '@zsb/shared/logins';
import { Session } from './session';

const someone = {
  accessToken: 'a',
  refreshToken: 'r',
  expiresIn: 900,
  staff: { id: 's1', roles: ['clerk'] },
} as unknown as StaffSessionView;

beforeEach(() => window.sessionStorage.clear());

it('survives a reload of the page', () => {
  new Session(window.sessionStorage).begin(someone);
  expect(new Session(window.sessionStorage).get()).toEqual(someone);
});

it('leaves nothing behind when it ends', () => {
  const session = new Session(window.sessionStorage);
  session.begin(someone);
  session.end('left');
  expect(window.sessionStorage).toHaveLength(0);
});

it.each(['{', 'null', '{}', '{"accessToken":"a"}', '{"accessToken":"a","refreshToken":"r","staff":{}}'])(
  'asks to log in again where the stored session cannot be read: %s',
  (stored) => {
    window.sessionStorage.setItem('zsb.console.session', stored);
    expect(new Session(window.sessionStorage).get()).toBeNull();
  },
);

it('tells its listeners', () => {
  const session = new Session(window.sessionStorage);
  const seen: (string | null)[] = [];
  const stop = session.subscribe(() => seen.push(session.get()?.accessToken ?? null));
  session.begin(someone);
  session.end('ended');
  stop();
  session.begin(someone);
  expect(seen).toEqual(['a', null]);
});
