import type { StaffSessionView } from '@zsb/shared/logins';
import { Session } from './session';

const tokens = (name: string) =>
  ({
    accessToken: `a-${name}`,
    refreshToken: `r-${name}`,
    expiresIn: 900,
    staff: { id: 's1', roles: ['clerk'] },
  }) as unknown as StaffSessionView;
const someone = tokens('1');

/** Another tab of the same browser, opened as a duplicate: it starts with a copy of the storage. */
const duplicated = () => new Session(window.sessionStorage);

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

it.each([
  '{',
  'null',
  '{}',
  JSON.stringify(someone),
  JSON.stringify({ family: 'f', turn: 0 }),
  JSON.stringify({ family: 'f', session: someone }),
  JSON.stringify({ family: 'f', turn: 0, session: { ...someone, staff: {} } }),
])('asks to log in again where the stored session cannot be read: %s', (stored) => {
  window.sessionStorage.setItem('zsb.console.session', stored);
  expect(new Session(window.sessionStorage).get()).toBeNull();
});

it('tells its listeners', () => {
  const session = new Session(window.sessionStorage);
  const seen: (string | null)[] = [];
  const stop = session.subscribe(() => seen.push(session.get()?.accessToken ?? null));
  session.begin(someone);
  session.renew(tokens('2'));
  session.end('ended');
  stop();
  session.begin(someone);
  expect(seen).toEqual(['a-1', 'a-2', null]);
});

it('takes over newer tokens of the same login, and nothing else', () => {
  const first = new Session(window.sessionStorage);
  first.begin(someone);
  const second = duplicated();
  first.renew(tokens('2'));
  const newer = first.login()!;
  expect(second.take({ ...newer, family: 'another login' })).toBe(false);
  expect(second.take(newer)).toBe(true);
  expect(second.take(newer)).toBe(false);
  expect(second.get()).toEqual(tokens('2'));
});

it('tokens that arrive after the end do not bring the login back', () => {
  const session = new Session(window.sessionStorage);
  session.begin(someone);
  const login = session.login()!;
  session.end('left');
  session.renew(tokens('2'));
  expect(session.take({ ...login, turn: 9 })).toBe(false);
  expect(session.get()).toBeNull();
});

it('two logins are two families, even of the same person', () => {
  const families = [1, 2].map(() => {
    const session = new Session(window.sessionStorage);
    session.begin(someone);
    return session.login()?.family;
  });
  expect(new Set(families).size).toBe(2);
});
