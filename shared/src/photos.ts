/** Photos: uploaded first (multipart field `file`), attached by the filing that names them. */
import type { PhotoId } from './ids.js';

export interface PhotoView {
  id: PhotoId;
  width: number;
  height: number;
  /** Path below the origin, signed and good for an hour, usable in an image tag. */
  url: string;
  thumbnailUrl: string;
}

export const PHOTO_LIMITS = {
  /** Largest file taken, in bytes. */
  bytes: 10 * 1024 * 1024,
  perComplaint: 9,
  types: ['image/jpeg', 'image/png', 'image/webp'],
} as const;

/** `POST`, multipart/form-data with one part `file`; answers 201 with a `PhotoView`. Not an endpoint of `call`: bodies are files. */
export const PHOTO_UPLOAD_PATH = '/api/v1/photos';
