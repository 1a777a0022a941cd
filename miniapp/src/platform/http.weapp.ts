import Taro from '@tarojs/taro';
import { OfflineError } from '@zsb/shared/errors';
import type { HttpAnswer, HttpRequest } from './http-types';

/** Sends one request with `wx.request`. @throws OfflineError when no answer came within the time. */
export async function sendRequest({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({ method, url, header: headers, data: body, timeout: timeoutMs });
    return { status: statusCode, body: typeof data === 'object' ? data : null };
  } catch {
    throw new OfflineError();
  }
}
