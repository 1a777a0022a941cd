import { PUBLIC_SECURITY_ACCOUNT } from '../../../sandbox/credentials.js';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.js';
import { FixedClock } from '../clock.js';
import { type IdentityClaim, PublicSecurityClient, type PublicSecurityOptions } from './public-security.client.js';

const start = new Date('2026-11-20T01:00:00Z');
const clock = new FixedClock(start);
const claim: IdentityClaim = { name: '张三', kind: 'resident-id', number: '110101199003077774' };
let sandbox: Sandbox;
let calls = 0;
const countingFetch: typeof fetch = (input, init) => {
  calls += 1;
  return fetch(input, init);
};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => start });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  clock.set(start);
  calls = 0;
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
});

const client = (options: Partial<PublicSecurityOptions> = {}) =>
  new PublicSecurityClient({ ...PUBLIC_SECURITY_ACCOUNT, origin: sandbox.origin, clock, fetch: countingFetch, timeoutMs: 500, ...options });
const fault = (effect: object) =>
  fetch(`${sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify({ target: 'public-security', ...effect }) });

it.each([
  ['张三', true],
  ['张不符', false],
  ['张查无', false],
])('the claim to be %s: %s', async (name, isConfirmed) => {
  expect([await client().confirm({ ...claim, name }), calls]).toEqual([isConfirmed, 1]);
});

it.each([
  ['hangs', { hang: true }],
  ['breaks', { status: 502 }],
  ['cuts the connection after its work', { dropAfterHandling: true }],
  ['answers no JSON', { status: 200 }],
])('asks once more when the authority %s, with a nonce of its own', async (_, effect) => {
  await fault({ ...effect, times: 1 });
  expect([await client().confirm(claim), calls]).toEqual([true, 2]);
});

it.each([
  ['hangs', { hang: true }, 'timeout'],
  ['breaks', { status: 503 }, 'http-503'],
])('gives up after the second time that the authority %s', async (_, effect, code) => {
  await fault(effect);
  await expect(client().confirm(claim)).rejects.toMatchObject({
    name: 'OutsideError',
    service: 'public-security',
    kind: 'unavailable',
    code,
  });
  expect(calls).toBe(2);
});

it('asks no second time at once when the authority wants fewer requests', async () => {
  await fault({ status: 429, times: 1 });
  await expect(client().confirm(claim)).rejects.toMatchObject({ kind: 'unavailable', code: 'http-429' });
  expect(calls).toBe(1);
});

it.each<[string, Partial<PublicSecurityOptions>, IdentityClaim, string]>([
  ['our key', { key: 'other' }, claim, 'key-unknown'],
  ['our secret', { secret: 'other' }, claim, 'signature-wrong'],
  ['the number', {}, { ...claim, number: '110101199003077775' }, 'number-invalid'],
  ['the name', {}, { ...claim, name: '123' }, 'name-invalid'],
])('asks no second time when the authority refuses %s', async (_, options, wrong, code) => {
  await expect(client(options).confirm(wrong)).rejects.toMatchObject({ kind: 'refused', code, mayHaveActed: false });
  expect(calls).toBe(1);
});

it('is refused when our clock is more than five minutes off', async () => {
  clock.advance(300_001);
  await expect(client().confirm(claim)).rejects.toMatchObject({ kind: 'refused', code: 'timestamp-outside-window' });
});

it.each(['{}', '{"result":true}', '{"result":"maybe"}'])('takes the answer %s neither for a yes nor for a no', async (body) => {
  const answering = () => Promise.resolve(new Response(body));
  await expect(client({ fetch: answering }).confirm(claim)).rejects.toMatchObject({ kind: 'unavailable', code: 'no-result' });
});

it('says in an error neither name, nor number, nor secret', async () => {
  const error: unknown = await client()
    .confirm({ ...claim, number: '110101199003077775' })
    .catch((thrown: unknown) => thrown);
  const told = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack} ${String((error as Error).cause)}`;
  expect(told).toContain('number-invalid');
  for (const secret of [claim.name, '110101199003077775', PUBLIC_SECURITY_ACCOUNT.secret]) expect(told).not.toContain(secret);
});
