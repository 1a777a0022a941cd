import type { Transport, TransportRequest } from '@zsb/shared/api';
import { OfflineError, ProblemError, type ErrorCode, type Problem } from '@zsb/shared/errors';
import { staffLoginsApi, type StaffSessionView } from '@zsb/shared/logins';
import type { ServerClock } from '../platform/clock';
import type { Connection } from './connection';
import type { Session } from './session';
import type { Tabs } from './tabs';

export const CLIENT_NAME = 'console/0.1.0';

export interface TransportParts {
  fetch: typeof fetch;
  session: Session;
  tabs: Pick<Tabs, 'renewOnce'>;
  connection: Connection;
  clock: ServerClock;
  /** Milliseconds until a request counts as unanswered. */
  timeout: number;
  /** The same for a request that carries a file. */
  fileTimeout: number;
}

/**
 * Sends requests with the session's token. An ended access token is renewed once for all requests and all tabs that met its end,
 * and each is sent again once; when the renewal is refused the session ends. Throws `ProblemError` for refusals, `OfflineError` for silence.
 */
export function createTransport(parts: TransportParts): Transport {
  const { session, tabs } = parts;
  const renew = singleFlight(() => tabs.renewOnce(() => renewSession(parts)));
  return async (request) => {
    const login = session.login();
    const token = login?.session.accessToken ?? null;
    try {
      return await exchange(parts, request, token);
    } catch (error) {
      if (login === null || !isCode(error, 'platform.unauthenticated')) throw error;
      // Another request may have renewed the session while this one was under way.
      if (session.get()?.accessToken === token) await renew();
      const current = session.login();
      // The person left meanwhile: the tokens of whoever came next are not for this request.
      if (current?.family !== login.family) throw error;
      return await exchange(parts, request, current.session.accessToken);
    }
  };
}

async function renewSession({ session, tabs: _, ...parts }: TransportParts): Promise<void> {
  const refreshToken = session.get()?.refreshToken;
  if (refreshToken === undefined) return;
  const { method, path } = staffLoginsApi.refresh;
  try {
    session.renew((await exchange(parts, { method, path, body: { refreshToken } }, null)) as StaffSessionView);
  } catch (error) {
    // Busy or broken servers are no verdict on the session; only a refusal of the token is.
    if (error instanceof ProblemError && error.problem.status < 429 && error.problem.status >= 400) session.end('ended');
    throw error;
  }
}

type ExchangeParts = Omit<TransportParts, 'session' | 'tabs'>;

async function exchange(parts: ExchangeParts, request: TransportRequest, token: string | null): Promise<unknown> {
  const response = await answerOf(parts, request, token);
  parts.clock.learn(response.headers.get('date'));
  parts.connection.answered(parts.clock.now());
  const body = await bodyOf(response);
  if (response.ok) return body;
  throw new ProblemError(isProblem(body) ? body : unexplained(response.status));
}

async function answerOf(parts: ExchangeParts, { method, path, body }: TransportRequest, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { 'X-Client': CLIENT_NAME, Accept: 'application/json' };
  if (token !== null) headers['Authorization'] = `Bearer ${token}`;
  // Of a form the browser writes the type itself: it holds the boundary.
  const isFile = body instanceof FormData;
  if (body !== undefined && !isFile) headers['Content-Type'] = 'application/json';
  try {
    return await parts.fetch(path, {
      method,
      headers,
      body: isFile ? body : body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(isFile ? parts.fileTimeout : parts.timeout),
    });
  } catch {
    parts.connection.lost();
    throw new OfflineError();
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => {
    throw new OfflineError();
  });
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

const isProblem = (body: unknown): body is Problem => typeof (body as Partial<Problem> | null)?.code === 'string';

/** A proxy in front of the server answers with a page of its own, without a code. */
const unexplained = (status: number): Problem => ({
  type: 'about:blank',
  title: '',
  status,
  code: status >= 502 && status <= 504 ? 'platform.busy' : 'platform.internal',
  params: {},
  fields: [],
  requestId: '',
});

/** Whether `error` is the server's refusal with this code. */
export const isCode = (error: unknown, code: ErrorCode): boolean => error instanceof ProblemError && error.problem.code === code;

function singleFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () =>
    (underWay ??= work().finally(() => {
      underWay = null;
    }));
}
