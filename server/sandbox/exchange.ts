import type { IncomingHttpHeaders } from 'node:http';

/** One request, read whole: signatures are computed over the raw bytes. */
export interface Exchange {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
  now: Date;
}

export interface Reply {
  status: number;
  type: string;
  body: string;
}

export const json = (body: object, status = 200): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as a JSON object, or null when it is anything else. */
export function jsonObject(rawBody: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(rawBody.toString('utf8'));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
