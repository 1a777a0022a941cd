import { OfflineError, ProblemError } from '@zsb/shared/errors';
import { aSession } from '../../test/factories';
import { memoryStore } from '../../test/memory-store';
import type { HttpAnswer, HttpRequest } from '../platform/http-types';
import { createClient, type ClientParts } from './client';
import { createSession } from './session';

const UNAUTHENTICATED: HttpAnswer = { status: 401, body: { code: 'platform.unauthenticated' } };
const REFRESH = '/api/v1/logins/refresh';
const tokenOf = (request: HttpRequest): string | undefined => request.headers['Authorization']?.replace('Bearer ', '');

/** A server that knows one access token and renews against one refresh token, once. */
function world(part: Partial<ClientParts> = {}, answerRefresh?: () => HttpAnswer) {
  const session = createSession(memoryStore());
  session.save(aSession());
  const sent: HttpRequest[] = [];
  let valid = 'access-1';
  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    sent.push(request);
    await Promise.resolve();
    if (request.url === REFRESH && answerRefresh) return answerRefresh();
    if (request.url === REFRESH) {
      valid = 'access-2';
      return { status: 200, body: aSession({ accessToken: 'access-2', refreshToken: 'refresh-2' }) };
    }
    if (request.url === '/api/v1/logins/wechat') {
      valid = 'access-w';
      return { status: 200, body: aSession({ accessToken: 'access-w' }) };
    }
    return tokenOf(request) === valid ? { status: 200, body: { ok: true } } : UNAUTHENTICATED;
  };
  const client = createClient({ send, session, origin: '', withSessionLock: (work) => work(), wechatLoginCode: null, ...part });
  const get = () => client.transport({ method: 'GET', path: '/api/v1/me' });
  return { session, sent, get, expire: () => (valid = 'none'), urls: () => sent.map(({ url }) => url) };
}

it('every request says which client it is and carries the access token', async () => {
  const { get, sent } = world();
  await expect(get()).resolves.toEqual({ ok: true });
  expect(sent[0]?.headers).toEqual({ 'X-Client': 'miniapp/0.1.0', Authorization: 'Bearer access-1' });
  expect(sent[0]?.timeoutMs).toBe(10_000);
});

it('an expired access token is renewed and the request repeated', async () => {
  const { get, expire, urls, session } = world();
  expire();
  await expect(get()).resolves.toEqual({ ok: true });
  expect(urls()).toEqual(['/api/v1/me', REFRESH, '/api/v1/me']);
  expect(session.read()?.refreshToken).toBe('refresh-2');
});

it('many requests at once renew once, because a refresh token is good for one use', async () => {
  const { get, expire, urls } = world();
  expire();
  await Promise.all([get(), get(), get()]);
  expect(urls().filter((url) => url === REFRESH)).toHaveLength(1);
});

it('tokens that another window renewed meanwhile are used as they are', async () => {
  const { get, expire, urls, session } = world({
    withSessionLock: async (work) => {
      session.save(aSession({ accessToken: 'none', refreshToken: 'refresh-9' }));
      return work();
    },
  });
  expire();
  await expect(get()).resolves.toEqual({ ok: true });
  expect(urls()).not.toContain(REFRESH);
});

it('a refused renewal ends the login here and says so', async () => {
  const { get, expire, session } = world({}, () => ({ status: 401, body: { code: 'login.refresh-invalid' } }));
  expire();
  await expect(get()).rejects.toMatchObject({ problem: { code: 'platform.unauthenticated' } });
  expect(session.read()).toBeNull();
});

it.each([
  ['no network', () => Promise.reject(new OfflineError())],
  ['a server in trouble', () => Promise.resolve({ status: 503, body: { code: 'platform.busy' } })],
])('a renewal that got no verdict keeps the login: %s', async (_, answer) => {
  const { get, expire, session } = world({}, answer as unknown as () => HttpAnswer);
  expire();
  await expect(get()).rejects.toThrow();
  expect(session.read()?.refreshToken).toBe('refresh-1');
});

it('in WeChat a login that ended is replaced without asking', async () => {
  const { get, expire, session } = world({ wechatLoginCode: async () => 'code' }, () => ({
    status: 401,
    body: { code: 'login.refresh-invalid' },
  }));
  expire();
  await expect(get()).resolves.toEqual({ ok: true });
  expect(session.read()?.accessToken).toBe('access-w');
});

it('a refusal that is not about the login is passed on without a renewal', async () => {
  const send = jest.fn(async () => ({ status: 409, body: { code: 'complaint.action-not-possible', params: {}, fields: [] } }));
  const client = createClient({
    send,
    session: createSession(memoryStore()),
    origin: '',
    withSessionLock: (work) => work(),
    wechatLoginCode: null,
  });
  await expect(client.transport({ method: 'GET', path: '/x' })).rejects.toMatchObject({
    problem: { code: 'complaint.action-not-possible' },
  });
  expect(send).toHaveBeenCalledTimes(1);
});

it.each([
  [502, 'platform.upstream-unavailable'],
  [413, 'platform.too-large'],
  [404, 'platform.not-found'],
])('an answer of a gateway without a code (%i) becomes %s', async (status, code) => {
  const client = createClient({
    send: async () => ({ status, body: null }),
    session: createSession(memoryStore()),
    origin: '',
    withSessionLock: (work) => work(),
    wechatLoginCode: null,
  });
  const refused = client.transport({ method: 'GET', path: '/x' });
  await expect(refused).rejects.toBeInstanceOf(ProblemError);
  await expect(refused).rejects.toMatchObject({ problem: { code, fields: [], params: {} } });
});
