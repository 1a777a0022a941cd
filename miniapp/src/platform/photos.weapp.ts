import Taro from '@tarojs/taro';
import { OfflineError } from '@zsb/shared/errors';
import type { HttpAnswer } from './http-types';
import type { PhotoUpload } from './photo-types';

/** A temporary path needs no letting go. */
export const dropPreview = (_previewUrl: string): void => undefined;

/** Sends one photo as multipart `file`. @throws OfflineError */
export async function sendPhoto({ photo, url, headers, onProgress }: PhotoUpload): Promise<HttpAnswer> {
  try {
    const task = Taro.uploadFile({ url, filePath: photo.source as string, name: 'file', header: headers, timeout: 60_000 });
    task.progress(({ progress }) => onProgress(progress));
    const { statusCode, data } = await task;
    return { status: statusCode, body: parse(data) };
  } catch {
    throw new OfflineError();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
