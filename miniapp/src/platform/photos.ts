import { OfflineError } from '@zsb/shared/errors';
import type { PhotoUpload, PickedPhoto, UploadPhoto } from './photo-types';

export const toPicked = (file: File): PickedPhoto => ({ previewUrl: URL.createObjectURL(file), bytes: file.size, source: file });

/** Lets go of what a preview holds in memory. */
export const dropPreview = (previewUrl: string): void => {
  if (previewUrl.startsWith('blob:')) URL.revokeObjectURL(previewUrl);
};

/** Photos travel over slow lines: a minute without an end is no answer. */
const TIMEOUT_MS = 60_000;

/** Sends one photo as multipart `file`. XMLHttpRequest, because `fetch` does not tell the progress of an upload. @throws OfflineError */
export const sendPhoto: UploadPhoto = ({ photo, url, headers, onProgress }: PhotoUpload) =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', photo.source as File);
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = TIMEOUT_MS;
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.round((event.loaded / event.total) * 100));
    request.onload = () => resolve({ status: request.status, body: parse(request.responseText) });
    request.onerror = request.ontimeout = () => reject(new OfflineError());
    request.send(form);
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
