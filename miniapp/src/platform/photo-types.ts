import type { HttpAnswer } from './http-types';

/** A photo on the device, not yet sent. */
export interface PickedPhoto {
  /** Shown in an image tag. */
  previewUrl: string;
  bytes: number;
  /** A `File` in the browser, a temporary path in the mini-program. */
  source: unknown;
}

export interface PhotoUpload {
  photo: PickedPhoto;
  url: string;
  headers: Record<string, string>;
  /** Called with 0–100. */
  onProgress: (percent: number) => void;
}

export type UploadPhoto = (upload: PhotoUpload) => Promise<HttpAnswer>;
