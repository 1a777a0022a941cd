import { aSession } from '../../test/factories';
import { memoryStore } from '../../test/memory-store';
import { createSession, DRAFTS, PERSONAL_CACHE } from './session';

it('a login that ends takes the copies of personal records with it, and leaves what was being typed', () => {
  const store = memoryStore();
  const session = createSession(store);
  session.save(aSession());
  store.write(`${PERSONAL_CACHE}complaints`, '1');
  store.write(`${DRAFTS}complaint`, '2');
  session.clear();
  expect([session.read(), store.read(`${PERSONAL_CACHE}complaints`), store.read(`${DRAFTS}complaint`)]).toEqual([null, null, '2']);
});

it('a login of another window is seen, and the same one stays the same object', () => {
  const store = memoryStore();
  const here = createSession(store);
  const there = createSession(store);
  there.save(aSession({ accessToken: 'from-there' }));
  expect(here.read()?.accessToken).toBe('from-there');
  expect(here.read()).toBe(here.read());
});

it('a broken copy reads as not logged in', () => {
  const store = memoryStore();
  store.write('session', '{');
  expect(createSession(store).read()).toBeNull();
});
