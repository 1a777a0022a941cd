import { randomUuid } from './random-id';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it.each([
  ['with a secure source', true],
  ['without one, as in the mini-program', false],
])('keys are UUIDs of version 4 and do not repeat: %s', (_, secure) => {
  const source = globalThis.crypto;
  if (!secure) Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  const keys = Array.from({ length: 500 }, randomUuid);
  Object.defineProperty(globalThis, 'crypto', { value: source, configurable: true });
  expect(keys.filter((key) => !UUID_V4.test(key))).toEqual([]);
  expect(new Set(keys).size).toBe(500);
});
