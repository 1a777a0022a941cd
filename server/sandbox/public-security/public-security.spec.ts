import { createHash, createHmac, randomUUID } from 'node:crypto';
import { PUBLIC_SECURITY_ACCOUNT } from '../credentials.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';

const start = new Date('2026-11-20T01:00:00Z');
let now = start;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  now = start;
});

const question = { name: '张三', documentKind: 'resident-id', documentNumber: '110101199003077774' };

interface Changes {
  body?: unknown;
  at?: number | string;
  key?: string;
  secret?: string;
  nonce?: string;
  signed?: string;
}
async function verify(changes: Changes = {}) {
  const { body = question, at = now.getTime(), key = PUBLIC_SECURITY_ACCOUNT.key, nonce = randomUUID() } = changes;
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const hash = createHash('sha256')
    .update(changes.signed ?? raw)
    .digest('hex');
  const signature = createHmac('sha256', changes.secret ?? PUBLIC_SECURITY_ACCOUNT.secret)
    .update(`${at}\n${nonce}\n${hash}`)
    .digest('hex');
  const headers = { 'X-Gov-Key': key, 'X-Gov-Timestamp': String(at), 'X-Gov-Nonce': nonce, 'X-Gov-Signature': signature };
  const response = await fetch(`${sandbox.origin}/public-security/identity/verify`, { method: 'POST', headers, body: raw });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

it.each([
  ['张三', 'match'],
  ['买买提·吐尔逊', 'match'],
  ["Anne-Marie O'Neill", 'match'],
  ['张不符', 'mismatch'],
  ['张查无', 'not-found'],
])('%s: %s', async (name, result) => {
  expect(await verify({ body: { ...question, name } })).toEqual({
    status: 200,
    body: { result, serial: expect.stringMatching(/^[\da-f-]{36}$/) },
  });
});

it.each([
  ['resident-id', '810000199001010019'],
  ['permanent-resident', '911124198108030024'],
  ['permanent-resident', 'CAN110081080301'],
  ['hk-mo-permit', 'H12345678'],
  ['tw-permit', '1234567801B'],
  ['passport', 'E12345678'],
])('knows the number of a %s: %s', async (documentKind, documentNumber) => {
  const { status, body } = await verify({ body: { ...question, documentKind, documentNumber } });
  expect([status, body['result'] ?? body['code']]).toEqual([200, 'match']);
});

it.each<[string, Changes, number, string]>([
  ['another key', { key: 'other' }, 401, 'key-unknown'],
  ['another secret', { secret: 'other' }, 401, 'signature-wrong'],
  ['another body than the signed one', { signed: '{}' }, 401, 'signature-wrong'],
  ['a time that is too old', { at: start.getTime() - 300_001 }, 401, 'timestamp-outside-window'],
  ['a time that is yet to come', { at: start.getTime() + 300_001 }, 401, 'timestamp-outside-window'],
  ['a time that is none', { at: '2026-11-20' }, 401, 'timestamp-outside-window'],
  ['a short nonce', { nonce: '1' }, 401, 'nonce-invalid'],
  ['no JSON', { body: 'name=1' }, 400, 'body-invalid'],
  ['no name', { body: { ...question, name: undefined } }, 400, 'name-invalid'],
  ['a name of digits', { body: { ...question, name: '123' } }, 400, 'name-invalid'],
  ['an unknown kind', { body: { ...question, documentKind: 'constructor' } }, 400, 'number-invalid'],
  ['a wrong check digit', { body: { ...question, documentNumber: '110101199003077775' } }, 400, 'number-invalid'],
  ['a number of another kind', { body: { ...question, documentKind: 'passport' } }, 400, 'number-invalid'],
])('refuses %s', async (_, changes, status, code) => {
  expect(await verify(changes)).toMatchObject({ status, body: { code, message: expect.any(String) } });
});

it.each([0, 299_000, 300_000])('takes a nonce once, also %d ms later', async (later) => {
  const [nonce, at] = [randomUUID(), now.getTime()];
  expect((await verify({ nonce, at })).status).toBe(200);
  now = new Date(at + later);
  expect(await verify({ nonce, at })).toMatchObject({ status: 401, body: { code: 'nonce-used' } });
});

it('forgets a nonce no earlier than the request that carried it has become too old', async () => {
  const [nonce, at] = [randomUUID(), now.getTime() + 300_000];
  expect((await verify({ nonce, at })).status).toBe(200);
  now = new Date(at + 300_000);
  expect(await verify({ nonce, at })).toMatchObject({ body: { code: 'nonce-used' } });
});

it('knows no other route', async () => {
  expect((await fetch(`${sandbox.origin}/public-security/none`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${sandbox.origin}/public-security/identity/verify`)).status).toBe(405);
});
