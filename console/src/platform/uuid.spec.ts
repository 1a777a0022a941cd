import { webcrypto } from 'node:crypto';
import { newUuid } from './uuid';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it.each([
  ['randomUUID is there', { randomUUID: () => webcrypto.randomUUID() }],
  ['the page came over plain http', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes) }],
])('makes a UUID of version 4 when %s', (_, crypto) => {
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  expect(newUuid()).toMatch(UUID_V4);
  expect(newUuid()).not.toBe(newUuid());
});
