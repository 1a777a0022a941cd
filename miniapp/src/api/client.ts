import { call, type Transport } from '@zsb/shared/api';
import { ERRORS, ProblemError, type ErrorCode, type Problem } from '@zsb/shared/errors';
import { loginsApi } from '@zsb/shared/logins';
import type { HttpAnswer, HttpRequest } from '../platform/http-types';
import type { SessionStore } from './session';

export interface ClientParts {
  /** Rejects with `OfflineError` when no answer came. */
  send: (request: HttpRequest) => Promise<HttpAnswer>;
  session: SessionStore;
  /** '' on h5, where the server serves the page. */
  origin: string;
  /** Keeps two windows from spending the same refresh token. */
  withSessionLock: <T>(work: () => Promise<T>) => Promise<T>;
  /** How to log in without asking (mini-program); null in a browser. */
  wechatLoginCode: (() => Promise<string>) | null;
}

export interface Client {
  transport: Transport;
  /**
   * Runs one attempt with the headers of the login, renews the login when the server no longer knows it, and tries once more.
   * Answers the body. @throws ProblemError, OfflineError
   */
  authorised: (attempt: (headers: Record<string, string>) => Promise<HttpAnswer>) => Promise<unknown>;
}

const TIMEOUT_MS = 10_000;
const VERSION = { 'X-Client': 'miniapp/0.1.0' };

const headersOf = (accessToken: string | undefined): Record<string, string> =>
  accessToken === undefined ? VERSION : { ...VERSION, Authorization: `Bearer ${accessToken}` };

/** The client of the contract: see `Client`. */
export function createClient(parts: ClientParts): Client {
  const plain: Transport = async (request) =>
    bodyOf(
      await parts.send({
        method: request.method,
        url: parts.origin + request.path,
        headers: VERSION,
        body: request.body,
        timeoutMs: TIMEOUT_MS,
      }),
    );
  const renew = renewal(parts, plain);

  const authorised: Client['authorised'] = async (attempt) => {
    const before = parts.session.read()?.accessToken;
    const answer = await attempt(headersOf(before));
    if (!isUnauthenticated(answer) || !(await renew(before))) return bodyOf(answer);
    return bodyOf(await attempt(headersOf(parts.session.read()?.accessToken)));
  };
  const transport: Transport = ({ method, path, body }) =>
    authorised((headers) => parts.send({ method, url: parts.origin + path, headers, body, timeoutMs: TIMEOUT_MS }));
  return { transport, authorised };
}

/** Answers whether there is a new access token to try with. Many requests may ask at once: one renewal serves them all. */
function renewal(
  { session, withSessionLock, wechatLoginCode }: ClientParts,
  plain: Transport,
): (failed: string | undefined) => Promise<boolean> {
  let underWay: Promise<boolean> | null = null;

  async function refresh(failed: string | undefined): Promise<boolean> {
    const current = session.read();
    if (current && current.accessToken !== failed) return true; // another window was faster
    if (!current) return false;
    try {
      session.save(await call(plain, loginsApi.refresh, { body: { refreshToken: current.refreshToken } }));
      return true;
    } catch (error) {
      // Without an answer the login may still be good: only a refusal ends it.
      if (!(error instanceof ProblemError) || error.problem.status >= 500 || error.problem.status === 429) throw error;
      session.clear();
      return false;
    }
  }
  async function renew(failed: string | undefined): Promise<boolean> {
    if (await withSessionLock(() => refresh(failed))) return true;
    if (wechatLoginCode === null) return false;
    session.save(await call(plain, loginsApi.wechat, { body: { code: await wechatLoginCode() } }));
    return true;
  }
  return (failed) => (underWay ??= renew(failed).finally(() => (underWay = null)));
}

const isUnauthenticated = (answer: HttpAnswer): boolean => answer.status === 401 && codeOf(answer) === 'platform.unauthenticated';

function bodyOf(answer: HttpAnswer): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw new ProblemError(problemOf(answer));
}

function codeOf(answer: HttpAnswer): string | null {
  const body = answer.body as Partial<Problem> | null;
  return typeof body?.code === 'string' ? body.code : null;
}

/** The server's problem, or one made from the status where a gateway answered in the server's place. */
function problemOf(answer: HttpAnswer): Problem {
  if (codeOf(answer) !== null) {
    const { params = {}, fields = [], ...rest } = answer.body as Problem;
    return { ...rest, params, fields, status: answer.status };
  }
  const same = (Object.keys(ERRORS) as ErrorCode[]).find((code) => ERRORS[code] === answer.status && code.startsWith('platform.'));
  const code = same ?? (answer.status >= 500 ? 'platform.upstream-unavailable' : 'platform.internal');
  return { type: 'about:blank', title: '', status: answer.status, code, params: {}, fields: [], requestId: '' };
}
