import { OutsideError } from './outside-error.js';

export interface OutsideRequest {
  /** Name for errors: `wechat`, `sms`. */
  service: string;
  url: URL;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds for the whole exchange, body included; then the connection is cut. */
  timeoutMs: number;
  fetch: typeof fetch;
}

export interface OutsideAnswer {
  /** 2xx, or a 4xx that the caller reads as a refusal. */
  status: number;
  /** Empty where a 4xx carried no JSON object. */
  body: Record<string, unknown>;
}

/**
 * Sends one request and reads a JSON object, whatever the content type says (WeChat sends JSON as text/plain).
 * Throws `OutsideError` of kind `unavailable` when there is no connection, no answer in time, a 408, 429 or 5xx, or no JSON.
 * Errors never carry the address: WeChat wants secrets and codes in the query.
 */
export async function requestJson(request: OutsideRequest): Promise<OutsideAnswer> {
  const { status, text } = await exchange(request);
  if (status >= 500) throw unavailable(request.service, `http-${status}`, true);
  if (status === 408 || status === 429) throw unavailable(request.service, `http-${status}`, false);
  const body = parseObject(text);
  if (body === null && status < 400) throw unavailable(request.service, 'not-json', true);
  return { status, body: body ?? {} };
}

async function exchange({
  service,
  url,
  method,
  headers,
  body,
  timeoutMs,
  fetch,
}: OutsideRequest): Promise<{ status: number; text: string }> {
  try {
    // A redirect would carry the secrets of the address to another place.
    const response = await fetch(url, { method, headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const code = failureCode(error);
    throw unavailable(service, code, !neverSent(code));
  }
}

const unavailable = (service: string, code: string, mayHaveActed: boolean) =>
  new OutsideError({ service, kind: 'unavailable', code, mayHaveActed });

/** Errors of other realms (fetch, jest) are no `instanceof Error` here: read by shape. */
function failureCode(error: unknown): string {
  const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'timeout';
  return typeof cause?.code === 'string' ? cause.code : 'connection-lost';
}

const BEFORE_SENDING = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** Whether the failure came before a byte of the request could go out: no address, no connection, or no trusted certificate. */
const neverSent = (code: string) =>
  BEFORE_SENDING.includes(code) || /^(?:ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY))/.test(code);

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
