import type { Method } from '@zsb/shared/api';

export interface HttpRequest {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: object;
  timeoutMs: number;
}

export interface HttpAnswer {
  status: number;
  /** Parsed JSON, or null where there was none. */
  body: unknown;
}
