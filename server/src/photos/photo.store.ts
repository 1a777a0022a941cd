import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PhotoId } from '@zsb/shared/ids';

export const PHOTO_SIZES = ['full', 'thumbnail'] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

/** Photo files below the data directory, spread over 256 folders. */
export class PhotoStore {
  constructor(private readonly directory: string) {}

  /** Returns once the bytes are on the disk under their name: the row that names them comes after. */
  async write(id: PhotoId, size: PhotoSize, bytes: Buffer): Promise<void> {
    const file = this.fileOf(id, size);
    await mkdir(path.dirname(file), { recursive: true });
    const part = await open(`${file}.part`, 'w', 0o600);
    try {
      await part.writeFile(bytes);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${file}.part`, file);
    // The name is in the folder: without this a power cut could keep the row and lose the file.
    const folder = await open(path.dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  }

  /** Null when there is no such file. */
  async read(id: PhotoId, size: PhotoSize): Promise<{ bytes: number; stream: ReadStream } | null> {
    const file = this.fileOf(id, size);
    const found = await stat(file).catch(() => null);
    return found && { bytes: found.size, stream: createReadStream(file) };
  }

  async remove(id: PhotoId): Promise<void> {
    for (const size of PHOTO_SIZES) await rm(this.fileOf(id, size), { force: true });
  }

  // The last characters of a UUIDv7 are random; the first are the time.
  private fileOf(id: PhotoId, size: PhotoSize): string {
    return path.join(this.directory, id.slice(-2), `${id}.${size}.jpg`);
  }
}
