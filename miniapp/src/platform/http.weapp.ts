import Taro from '@tarojs/taro';
import { OfflineError } from '@zsb/shared/errors';
import { learnTime } from './clock';
import type { HttpAnswer, HttpRequest } from './http-types';

/** Sends one request with `wx.request`. @throws OfflineError when no answer came within the time. */
export async function sendRequest({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  // WeChat declares a JSON body even where there is none, and the server takes an empty one for a broken one.
  const sent = method === 'GET' ? body : (body ?? {});
  try {
    const { statusCode, data, header } = await Taro.request<unknown>({ method, url, header: headers, data: sent, timeout: timeoutMs });
    const answered = header as Record<string, unknown> | undefined;
    if (headers['Authorization'] !== undefined) learnTime(answered?.['Date'] ?? answered?.['date']);
    return { status: statusCode, body: typeof data === 'object' ? data : null };
  } catch {
    throw new OfflineError();
  }
}
