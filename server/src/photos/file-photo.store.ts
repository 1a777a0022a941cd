import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PhotoId } from '@zsb/shared/ids';
import { PHOTO_FILES, PhotoStore, type PhotoFile, type PhotoSize, type StoredPhoto } from './photo.store.js';

/** Photo files below the data directory, spread over 256 folders. */
export class FilePhotoStore extends PhotoStore {
  constructor(private readonly directory: string) {
    super();
  }

  async write(id: PhotoId, size: PhotoFile, bytes: Buffer): Promise<void> {
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

  async read(id: PhotoId, size: PhotoSize): Promise<StoredPhoto | null> {
    const file = this.fileOf(id, size);
    const found = await stat(file).catch(() => null);
    return found && { bytes: found.size, stream: createReadStream(file) };
  }

  async remove(id: PhotoId, files = PHOTO_FILES): Promise<void> {
    for (const size of files) await rm(this.fileOf(id, size), { force: true });
  }

  // The last characters of a UUIDv7 are random; the first are the time.
  private fileOf(id: PhotoId, size: PhotoFile): string {
    return path.join(this.directory, id.slice(-2), size === 'original' ? `${id}.original` : `${id}.${size}.jpg`);
  }
}
