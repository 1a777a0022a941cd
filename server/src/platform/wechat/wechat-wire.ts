import { OutsideError, type OutsideErrorKind } from '../outside/outside-error.js';
import { requestJson } from '../outside/outside-request.js';

export interface WechatWireOptions {
  /** `https://api.weixin.qq.com`, or where the sandbox listens. */
  origin: string;
  fetch?: typeof fetch;
  /** Milliseconds until a call without an answer is given up; 3000 unless told. */
  timeoutMs?: number;
}

export type WechatAnswer = Record<string, unknown>;

/** 系统繁忙, and the limits per day, minute and person (微信开放文档, 全局返回码): the same request may pass later. */
const MAY_PASS_LATER = [-1, 45009, 45011];

/** One call of WeChat's server API: JSON both ways, refusals as `{errcode, errmsg}` with HTTP 200. */
export class WechatWire {
  constructor(private readonly options: WechatWireOptions) {}

  get(path: string, query: Record<string, string>): Promise<WechatAnswer> {
    return this.call('GET', path, query);
  }

  post(path: string, query: Record<string, string>, body: object): Promise<WechatAnswer> {
    return this.call('POST', path, query, JSON.stringify(body));
  }

  private async call(method: 'GET' | 'POST', path: string, query: Record<string, string>, body?: string): Promise<WechatAnswer> {
    const { origin, fetch = globalThis.fetch, timeoutMs = 3000 } = this.options;
    const url = new URL(path, origin);
    url.search = new URLSearchParams(query).toString();
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const answer = await requestJson({ service: 'wechat', url, method, headers, body, timeoutMs, fetch });
    if (answer.status >= 400) throw wechatError('refused', `http-${answer.status}`);
    const errcode = answer.body['errcode'] ?? 0;
    if (errcode !== 0) throw wechatError(MAY_PASS_LATER.includes(Number(errcode)) ? 'unavailable' : 'refused', String(Number(errcode)));
    return answer.body;
  }
}

const wechatError = (kind: OutsideErrorKind, code: string, mayHaveActed = false) =>
  new OutsideError({ service: 'wechat', kind, code, mayHaveActed });

/** A text field of an answer. Throws `OutsideError` (`unavailable`, `unexpected-answer`) where it is missing. */
export function textOf(answer: unknown, field: string): string {
  const value = ((answer ?? {}) as WechatAnswer)[field];
  if (typeof value === 'string' && value !== '') return value;
  throw wechatError('unavailable', 'unexpected-answer', true);
}
