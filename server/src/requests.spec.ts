import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { complaintsApi } from '@zsb/shared/complaints-api';
import { ERRORS, type Problem } from '@zsb/shared/errors';
import { aFiling } from '../test/factories/a-filing.js';
import { startHttp, type Caller, type Request, type TestHttp } from '../test/http.js';
import { droppedFields } from './platform/metrics.js';

const ID = '01a1f771-c6de-7371-975e-c310df6c6060';
let http: TestHttp;
let citizen: Caller;
let clerk: Caller;
beforeAll(async () => {
  http = await startHttp();
  citizen = await http.citizen('13800131301');
  clerk = await http.staff('yuelu01');
});
afterAll(() => http.close());

const postFiling = (body: unknown, headers?: Record<string, string>) =>
  http.inject({ method: 'POST', path: '/api/v1/complaints', token: citizen.token, body, headers });

it('every refusal is a problem of the contract, with the request id of its header and nothing of the inside', async () => {
  const { status, headers, body } = await postFiling({});
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: 'about:blank', status, code: 'platform.invalid-request', title: 'invalid request', params: {} });
  expect((body as Problem).requestId).toBe(headers['x-request-id']);
  expect(Object.keys(body as object).sort()).toEqual(['code', 'fields', 'params', 'requestId', 'status', 'title', 'type']);
});

it.each<[string, () => Promise<{ status: number; body: unknown }>, number, string]>([
  ['half a JSON', () => postFiling('{"text": "a'), 400, 'platform.malformed-body'],
  ['no JSON', () => postFiling('hello'), 400, 'platform.malformed-body'],
  ['an empty body', () => postFiling(''), 400, 'platform.malformed-body'],
  ['a list', () => postFiling([]), 400, 'platform.invalid-request'],
  ['null', () => postFiling('null'), 400, 'platform.invalid-request'],
  ['a body of another type', () => postFiling('<a/>', { 'content-type': 'application/xml' }), 415, 'platform.unsupported-media-type'],
  ['a prototype', () => postFiling('{"__proto__": {"admin": true}}'), 400, 'platform.malformed-body'],
  ['a constructor', () => postFiling('{"constructor": {"prototype": {"admin": true}}}'), 400, 'platform.malformed-body'],
  ['ten thousand brackets', () => postFiling(`${'['.repeat(10_000)}${']'.repeat(10_000)}`), 400, 'platform.invalid-request'],
  ['ten thousand nested objects', () => postFiling(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), 400, 'platform.invalid-request'],
  [
    'a list of forty thousand',
    () => postFiling({ ...aFiling(), photoIds: Array.from({ length: 40_000 }, () => '') }),
    400,
    'platform.invalid-request',
  ],
  ['more than 128 KiB', () => postFiling({ text: 'x'.repeat(140_000) }), 413, 'platform.too-large'],
  ['an address that does not exist', () => http.inject({ method: 'GET', path: '/api/v1/nothing' }), 404, 'platform.not-found'],
  [
    'an id that is none',
    () => http.inject({ method: 'GET', path: '/api/v1/complaints/1', token: citizen.token }),
    404,
    'platform.not-found',
  ],
  [
    'an id of nothing',
    () => http.inject({ method: 'GET', path: `/api/v1/complaints/${ID}`, token: citizen.token }),
    404,
    'complaint.not-found',
  ],
  [
    'an address with a broken escape',
    () => http.inject({ method: 'GET', path: '/api/v1/complaints/%E0%A4%A', token: citizen.token }),
    404,
    'platform.not-found',
  ],
  [
    'an address with an endless id',
    () => http.inject({ method: 'GET', path: `/api/v1/complaints/${'9'.repeat(400)}`, token: citizen.token }),
    404,
    'platform.not-found',
  ],
])('%s is refused in the words of the contract', async (_, request, status, code) => {
  expect(await request()).toMatchObject({ status, body: { code } });
});

it('fields that a staff route does not know are refused by name', async () => {
  const body = { commandKey: randomUUID(), version: 1, force: true };
  const answer = await http.inject({ method: 'POST', path: `/api/v1/staff/complaints/${ID}/accept`, token: clerk.token, body });
  expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'force', reason: 'unexpected' }] } });
});

it('fields that a citizen route does not know are dropped and counted: old and new builds are in use side by side', async () => {
  const dropped = async () => (await droppedFields.get()).values[0]?.value ?? 0;
  const before = await dropped();
  const answer = await postFiling({ ...aFiling(), mood: 'angry', colour: 'red' });
  expect([answer.status, (await dropped()) - before]).toEqual([201, 2]);
  expect(answer.raw.includes('angry')).toBe(false);
});

it('every code that the server answers is in the table with its status', async () => {
  for (const answer of [await postFiling({}), await http.inject({ method: 'GET', path: '/api/v1/me' })]) {
    const { code, status } = answer.body as Problem;
    expect(ERRORS[code]).toBe(status);
    expect(answer.status).toBe(status);
  }
});

describe('nothing that is sent makes the server fail', () => {
  /** Values that have broken servers: the shapes of JSON, and texts at the edges of Unicode and of numbers. */
  const wild = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom<unknown>(
      '\ud800',
      'a\u0000b',
      '\u202e',
      '💩'.repeat(50),
      '__proto__',
      -0,
      1e308,
      2 ** 53,
      '2026-02-30',
      ID,
      "' OR 1=1 --",
    ),
  );
  const requests = (id: string, fields: Record<string, unknown>): Request[] => [
    { method: 'POST', path: '/api/v1/complaints', token: citizen.token, body: { ...aFiling(), ...fields } },
    { method: 'POST', path: '/api/v1/complaints/forecast', body: fields },
    { method: 'POST', path: '/api/v1/categories/suggestions', body: fields },
    { method: 'POST', path: `/api/v1/complaints/${id}/rate`, token: citizen.token, body: fields },
    { method: 'POST', path: `/api/v1/staff/complaints/${id}/answer`, token: clerk.token, body: fields },
    { method: 'POST', path: '/api/v1/staff/logins', body: fields },
    { method: 'POST', path: '/api/v1/logins/refresh', body: { refreshToken: fields['text'] } },
  ];
  const names = [
    'clientKey',
    'commandKey',
    'kind',
    'text',
    'categoryCode',
    'place',
    'photoIds',
    'contact',
    'version',
    'plannedDate',
    'userName',
    'password',
  ];

  it('in a body', async () => {
    const { id } = await citizen.call(complaintsApi.file, { body: aFiling() });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), wild, { maxKeys: 4 }), async (fields) => {
        for (const request of requests(id, fields)) expect((await http.inject(request)).status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it('in an address', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('%', '_', '\\', '%00', '-1', '1e9', '9'.repeat(400), ID));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (one, two) => {
        const [a, b] = [one, two].map((text) => encodeURIComponent(text.toWellFormed()));
        for (const path of [
          `/api/v1/complaints/${a}`,
          `/api/v1/complaints?after=${a}&limit=${b}`,
          `/api/v1/photos/${a}/full?ends=${b}&signature=${a}`,
          `/api/v1/photos/${ID}/${a}?ends=1&signature=${b}`,
        ]) {
          expect((await http.inject({ method: 'GET', path, token: citizen.token })).status).toBeLessThan(500);
        }
        for (const query of [`search=${a}&limit=5`, `after=${a}&category=${b}`, `after=${a}.${ID}&district=${b}&organisationId=${a}`]) {
          const staffPath = `/api/v1/staff/complaints?tab=toAccept&${query}`;
          expect((await http.inject({ method: 'GET', path: staffPath, token: clerk.token })).status).toBeLessThan(500);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('in the header that carries the token', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', `Bearer ${'x'.repeat(4000)}`, 'bearer null']) {
      expect((await http.inject({ method: 'GET', path: '/api/v1/me', headers: { authorization } })).status).toBe(401);
    }
  });
});
