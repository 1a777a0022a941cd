import type { PhotoId } from '@zsb/shared/ids';
import type { Readable } from 'node:stream';

export const PHOTO_SIZES = ['full', 'thumbnail'] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];
/** `original`: the file as it was sent, sealed. It has no address: whoever is to see it is given the file by an operator. */
export type PhotoFile = PhotoSize | 'original';
export const PHOTO_FILES: readonly PhotoFile[] = [...PHOTO_SIZES, 'original'];

export interface StoredPhoto {
  bytes: number;
  stream: Readable;
}

/** Where photo files lie: the data directory, or S3-compatible storage shared by several servers. */
export abstract class PhotoStore {
  /** Returns once the bytes are kept for good: the row that names them comes after. */
  abstract write(id: PhotoId, file: PhotoFile, bytes: Buffer): Promise<void>;
  /** Null when there is no such file. */
  abstract read(id: PhotoId, size: PhotoSize): Promise<StoredPhoto | null>;
  /** Every file, or these; nothing where they are not there. */
  abstract remove(id: PhotoId, files?: readonly PhotoFile[]): Promise<void>;
}
