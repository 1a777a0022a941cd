import type { PhotoId } from '@zsb/shared/ids';
import type { Readable } from 'node:stream';

export const PHOTO_SIZES = ['full', 'thumbnail'] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

export interface StoredPhoto {
  bytes: number;
  stream: Readable;
}

/** Where photo files lie: the data directory, or S3-compatible storage shared by several servers. */
export abstract class PhotoStore {
  /** Returns once the bytes are kept for good: the row that names them comes after. */
  abstract write(id: PhotoId, size: PhotoSize, bytes: Buffer): Promise<void>;
  /** Null when there is no such file. */
  abstract read(id: PhotoId, size: PhotoSize): Promise<StoredPhoto | null>;
  abstract remove(id: PhotoId): Promise<void>;
}
