/** @jest-environment node */
import { OfflineError, ProblemError, type ErrorCode } from '@zsb/shared/errors';
import type { StaffSessionView } from '@zsb/shared/logins';
import { ServerClock } from '../platform/clock';
import { Connection } from './connection';
import { Session } from './session';
import { Tabs } from './tabs';
import { createTransport } from './transport';

const GET = { method: 'GET', path: '/api/v1/staff/me' } as const;
const REFRESH = '/api/v1/staff/logins/refresh';

const tokens = (serial: number) =>
  ({
    accessToken: `a${serial}`,
    refreshToken: `r${serial}`,
    expiresIn: 900,
    staff: { id: 's1', roles: ['clerk'] },
  }) as unknown as StaffSessionView;

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  } as Storage;
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
const refusal = (status: number, code: ErrorCode) =>
  answer(status, { type: 'about:blank', title: '', status, code, params: {}, fields: [], requestId: 'r' });

type Answerer = (path: string, init: RequestInit, token: string | undefined) => Response | Promise<Response>;

function aConsole(answerer: Answerer) {
  const sent: string[] = [];
  const session = new Session(memory());
  session.begin(tokens(1));
  const tabs = new Tabs({ session, openChannel: null, exclusively: (_, work) => work(), patience: 0 });
  const connection = new Connection();
  const fetch = (async (input: string, init: RequestInit) => {
    const token = new Headers(init.headers).get('authorization')?.slice(7);
    sent.push(`${init.method} ${input} ${token ?? '-'}`);
    return answerer(input, init, token);
  }) as typeof globalThis.fetch;
  const clock = new ServerClock(() => 0, Date.parse('2026-11-20T10:00:00Z'));
  return {
    send: createTransport({ fetch, session, tabs, connection, clock, timeout: 1_000, fileTimeout: 1_000 }),
    session,
    connection,
    clock,
    sent,
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

it('sends the token and the name of the client', async () => {
  let headers = new Headers();
  const { send } = aConsole((_, init) => {
    headers = new Headers(init.headers);
    return answer(200, { ok: true });
  });
  await expect(send(GET)).resolves.toEqual({ ok: true });
  expect(headers.get('authorization')).toBe('Bearer a1');
  expect(headers.get('x-client')).toBe('console/0.1.0');
});

it('sends a file as a form whose type the browser writes, and lets it take its time', async () => {
  let seen: RequestInit = {};
  const { send } = aConsole((_, init) => {
    seen = init;
    return answer(201, { id: 'p1' });
  });
  const body = new FormData();
  body.append('file', new Blob(['x']), 'x.jpg');
  await expect(send({ method: 'POST', path: '/photos', body })).resolves.toEqual({ id: 'p1' });
  expect(seen.body).toBe(body);
  expect(new Headers(seen.headers).has('content-type')).toBe(false);
});

it('renews an ended access token once for all requests that met its end, and sends each again', async () => {
  const { send, session, sent } = aConsole((path, _, token) =>
    path === REFRESH ? answer(200, tokens(2)) : token === 'a2' ? answer(200, path) : refusal(401, 'platform.unauthenticated'),
  );
  const paths = ['/one', '/two', '/three'];
  await expect(Promise.all(paths.map((path) => send({ method: 'GET', path })))).resolves.toEqual(paths);
  expect(sent.filter((line) => line.includes(REFRESH))).toHaveLength(1);
  expect(session.get()?.refreshToken).toBe('r2');
});

it('does not renew again for a request that was under way while another renewed', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { send, sent } = aConsole(async (path, _, token) => {
    if (path === REFRESH) return answer(200, tokens(2));
    if (token === 'a2') return answer(200, path);
    if (path === '/slow') await held;
    return refusal(401, 'platform.unauthenticated');
  });
  const slow = send({ method: 'GET', path: '/slow' });
  await send({ method: 'GET', path: '/quick' });
  release();
  await expect(slow).resolves.toBe('/slow');
  expect(sent.filter((line) => line.includes(REFRESH))).toHaveLength(1);
});

it('tries again once only: a token refused twice is a refusal', async () => {
  const { send, sent } = aConsole((path) => (path === REFRESH ? answer(200, tokens(2)) : refusal(401, 'platform.unauthenticated')));
  await expect(codeOf(send(GET))).resolves.toBe('platform.unauthenticated');
  expect(sent).toHaveLength(3);
});

it('ends the session when the renewal is refused', async () => {
  const { send, session } = aConsole((path) =>
    path === REFRESH ? refusal(401, 'login.refresh-invalid') : refusal(401, 'platform.unauthenticated'),
  );
  await expect(codeOf(send(GET))).resolves.toBe('login.refresh-invalid');
  expect(session.get()).toBeNull();
  expect(session.endedBy()).toBe('ended');
});

it.each([
  ['the server is busy', () => refusal(503, 'platform.busy')],
  ['too many ask', () => refusal(429, 'platform.too-many-requests')],
  ['no answer comes', () => Promise.reject(new TypeError('fetch failed'))],
])('keeps the session when the renewal fails because %s', async (_, answered) => {
  const { send, session } = aConsole((path) => (path === REFRESH ? answered() : refusal(401, 'platform.unauthenticated')));
  await expect(send(GET)).rejects.toThrow();
  expect(session.get()?.refreshToken).toBe('r1');
});

it('a wrong password is no ended session: nothing is renewed', async () => {
  const { send, sent } = aConsole(() => refusal(401, 'login.wrong-password'));
  await expect(codeOf(send({ method: 'POST', path: '/api/v1/staff/logins', body: {} }))).resolves.toBe('login.wrong-password');
  expect(sent).toHaveLength(1);
});

it('leaving is leaving: an ended token is not renewed for somebody who has left', async () => {
  const { send, session, sent } = aConsole(() => refusal(401, 'platform.unauthenticated'));
  const told = codeOf(send({ method: 'POST', path: '/api/v1/staff/logins/end' }));
  session.end('left');
  await expect(told).resolves.toBe('platform.unauthenticated');
  expect(sent).toHaveLength(1);
  expect(session.endedBy()).toBe('left');
});

it('a request of somebody who left is not sent again with the tokens of whoever came next', async () => {
  const { send, session, sent } = aConsole(() => refusal(401, 'platform.unauthenticated'));
  const told = codeOf(send(GET));
  session.end('left');
  session.begin(tokens(7));
  await expect(told).resolves.toBe('platform.unauthenticated');
  expect(sent).toEqual(['GET /api/v1/staff/me a1']);
});

it('tells silence from refusal, and knows when the server is back', async () => {
  let isUp = false;
  const { send, connection } = aConsole(() => (isUp ? answer(200, 1) : Promise.reject(new TypeError('fetch failed'))));
  await expect(send(GET)).rejects.toBeInstanceOf(OfflineError);
  expect(connection.get().isOffline).toBe(true);
  isUp = true;
  await send(GET);
  expect(connection.get()).toEqual({ isOffline: false, answeredAt: '2026-11-20T10:00:00.000Z' });
});

it.each([
  [502, 'platform.busy'],
  [504, 'platform.busy'],
  [500, 'platform.internal'],
  [404, 'platform.internal'],
])('reads the page of a proxy with status %i as %s', async (status, code) => {
  const { send } = aConsole(() => new Response('<html>Bad Gateway</html>', { status }));
  await expect(codeOf(send(GET))).resolves.toBe(code);
});

it('takes an empty answer for null', async () => {
  const { send } = aConsole(() => new Response(null, { status: 204 }));
  await expect(send(GET)).resolves.toBeNull();
});

it('learns the time from the answer', async () => {
  const { send, clock } = aConsole(() => answer(200, 1, { date: 'Fri, 20 Nov 2026 10:07:00 GMT' }));
  await send(GET);
  expect(clock.now().toISOString()).toBe('2026-11-20T10:07:00.000Z');
});
