import { OfflineError } from '@zsb/shared/errors';
import { learnTime } from './clock';
import type { HttpAnswer, HttpRequest } from './http-types';

/** Sends one request with `fetch`. @throws OfflineError when no answer came within the time. */
export async function sendRequest({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: abort.signal,
      credentials: 'omit',
    });
    // Without a login an answer may come from a cache, with the date it was made.
    if (headers['Authorization'] !== undefined) learnTime(response.headers.get('date'));
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch {
    throw new OfflineError();
  } finally {
    clearTimeout(timer);
  }
}

// A gateway in between may answer in HTML; the status alone is then used.
function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
