import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import type { PhotoId } from '@zsb/shared/ids';
import { PHOTO_FILES, PhotoStore, type PhotoFile, type PhotoSize, type StoredPhoto } from './photo.store.js';

export interface S3Settings {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
}

/** Photo files in one bucket of S3-compatible storage (MinIO, Ceph, COS, OSS …), addressed by path. */
export class S3PhotoStore extends PhotoStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ endpoint, region, bucket, accessKey, secretKey }: S3Settings) {
    super();
    this.bucket = bucket;
    this.client = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      // Stores other than Amazon's do not know the newer checksum headers.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
    });
  }

  async write(id: PhotoId, size: PhotoFile, bytes: Buffer): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key: keyOf(id, size), Body: bytes, ContentType: typeOf(size) }));
  }

  async read(id: PhotoId, size: PhotoSize): Promise<StoredPhoto | null> {
    try {
      const { Body, ContentLength } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: keyOf(id, size) }));
      return { bytes: ContentLength ?? 0, stream: Body as Readable };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(id: PhotoId, files = PHOTO_FILES): Promise<void> {
    for (const size of files) await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: keyOf(id, size) }));
  }
}

// The last characters of a UUIDv7 are random: keys spread over the store's partitions.
const keyOf = (id: PhotoId, size: PhotoFile): string =>
  size === 'original' ? `photos/${id.slice(-2)}/${id}.original` : `photos/${id.slice(-2)}/${id}.${size}.jpg`;
// Nobody is meant to open an original in a browser.
const typeOf = (size: PhotoFile): string => (size === 'original' ? 'application/octet-stream' : 'image/jpeg');
