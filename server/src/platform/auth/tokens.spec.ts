import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { FixedClock } from '../clock.js';
import { Tokens, type AccessClaims } from './tokens.js';

const ISSUED = new Date('2026-11-20T08:00:00Z');
const key = createSecretKey(randomBytes(32));
const clock = new FixedClock(ISSUED);
const tokens = new Tokens([{ id: 't1', key }], clock);
const claims: AccessClaims = { audience: 'citizen', subject: 'person-1', sessionId: 'session-1', level: 'L2' };
const seconds = Math.floor(ISSUED.getTime() / 1000);
const payload = {
  iss: 'zsb',
  aud: 'citizen',
  sub: 'person-1',
  sid: 'session-1',
  lvl: 'L2',
  iat: seconds,
  nbf: seconds,
  exp: seconds + 900,
};

beforeEach(() => clock.set(ISSUED));

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A token whose header and payload are ours to choose, rightly signed by the key of the server. */
function handMade(header: object, body: object, signer = key): string {
  const signed = `${part(header)}.${part(body)}`;
  return `${signed}.${createHmac('sha256', signer).update(signed).digest('base64url')}`;
}
const good = { alg: 'HS256', typ: 'JWT', kid: 't1' };

it('reads back the claims of its own token', () => {
  expect(tokens.readAccess(tokens.access(claims))).toEqual(claims);
  expect(tokens.readAccess(handMade(good, payload))).toEqual(claims);
});

it.each([
  ['nothing', ''],
  ['no token at all', 'hello'],
  ['three empty parts', '..'],
  ['algorithm none without a signature', `${part({ alg: 'none', kid: 't1' })}.${part(payload)}.`],
  ['algorithm none with a signature', handMade({ alg: 'none', kid: 't1' }, payload)],
  ['an algorithm in other letters', handMade({ alg: 'hs256', kid: 't1' }, payload)],
  ['another key', handMade(good, payload, createSecretKey(randomBytes(32)))],
  ['an unknown key id', handMade({ ...good, kid: 't9' }, payload)],
  ['no key id', handMade({ alg: 'HS256', typ: 'JWT' }, payload)],
  ['a key id that is no text', handMade({ ...good, kid: { id: 't1' } }, payload)],
  ['the signature of another hash', jwt.sign(payload, key, { algorithm: 'HS512', keyid: 't1' })],
  ['another issuer', handMade(good, { ...payload, iss: 'other' })],
  ['another audience', handMade(good, { ...payload, aud: 'department' })],
  ['two audiences', handMade(good, { ...payload, aud: ['citizen', 'staff'] })],
  ['no subject', handMade(good, { ...payload, sub: undefined })],
  ['no session', handMade(good, { ...payload, sid: undefined })],
  ['no level', handMade(good, { ...payload, lvl: undefined })],
  ['no end', handMade(good, { ...payload, exp: undefined })],
  ['an end that is no number', handMade(good, { ...payload, exp: 'never' })],
  ['its end 5 s ago', handMade(good, { ...payload, exp: seconds - 5 })],
  ['its beginning in 6 s', handMade(good, { ...payload, nbf: seconds + 6 })],
  ['a payload that is text', handMade(good, 'text' as unknown as object)],
])('refuses a token with %s', (_, token) => {
  expect(() => tokens.readAccess(token)).toThrow('platform.unauthenticated');
});

it.each([
  ['2026-11-20T08:15:04Z', true],
  ['2026-11-20T08:15:05Z', false],
  ['2026-11-20T09:00:00Z', false],
])('a token of 08:00 is good at %s: %s', (now, isGood) => {
  const token = tokens.access(claims);
  clock.set(new Date(now));
  const read = () => tokens.readAccess(token);
  if (isGood) expect(read()).toEqual(claims);
  else expect(read).toThrow('platform.unauthenticated');
});

it('a token that was out when the key was rotated stays good, and new ones carry the new key', () => {
  const rotated = new Tokens(
    [
      { id: 't2', key: createSecretKey(randomBytes(32)) },
      { id: 't1', key },
    ],
    clock,
  );
  expect(rotated.readAccess(tokens.access(claims))).toEqual(claims);
  expect(rotated.readRefresh(tokens.refresh('session-1', 3))).toEqual({ sessionId: 'session-1', turn: 3 });
  expect(jwt.decode(rotated.access(claims), { complete: true })?.header.kid).toBe('t2');
  expect(() => tokens.readAccess(rotated.access(claims))).toThrow('platform.unauthenticated');
});

const [session, turn, signature] = tokens.refresh('session-1', 3).split('.') as [string, string, string];
it.each([
  ['of another session', `session-2.${turn}.${signature}`],
  ['of a later turn', `${session}.4.${signature}`],
  ['of an earlier turn', `${session}.2.${signature}`],
  ['without a signature', `${session}.${turn}`],
  ['with half a signature', `${session}.${turn}.${signature.slice(0, 20)}`],
  ['that is empty', ''],
  ['that is an access token', tokens.access(claims)],
])('refuses a refresh token %s', (_, token) => {
  expect(() => tokens.readRefresh(token)).toThrow('login.refresh-invalid');
});
