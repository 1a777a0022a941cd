import sharp from 'sharp';
import { DomainError } from '@zsb/shared/errors';
import { PHOTO_LIMITS } from '@zsb/shared/photos';

export interface ProcessedPhoto {
  full: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
}

const LONGEST_SIDE = 2048;
const THUMBNAIL_SIDE = 320;
/** A small file can unpack to gigabytes. */
const MOST_PIXELS = 60_000_000;

// Two cores serve requests too; one image at a time keeps memory flat.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decides by its first bytes what a file is, and draws it anew as JPEG: turned upright, bounded in size, without metadata
 * (place, camera, time) and without anything hidden behind the picture.
 * @throws `upload.type-not-allowed`, `upload.unreadable`, `upload.too-large`
 */
export async function processPhoto(file: Buffer): Promise<ProcessedPhoto> {
  if (!isPhoto(file)) {
    throw new DomainError('upload.type-not-allowed', {}, [{ field: 'file', reason: 'not-one-of', limit: PHOTO_LIMITS.types.join(' ') }]);
  }
  await requireReasonableSize(file);
  try {
    const { data: full, info } = await jpeg(file, LONGEST_SIDE, 82).toBuffer({ resolveWithObject: true });
    const thumbnail = await jpeg(full, THUMBNAIL_SIDE, 76).toBuffer();
    return { full, thumbnail, width: info.width, height: info.height };
  } catch {
    throw unreadable();
  }
}

async function requireReasonableSize(file: Buffer): Promise<void> {
  const { width, height } = await sharp(file)
    .metadata()
    .catch(() => {
      throw unreadable();
    });
  if (width * height > MOST_PIXELS)
    throw new DomainError('upload.too-large', {}, [{ field: 'file', reason: 'too-large', limit: MOST_PIXELS }]);
}

const jpeg = (file: Buffer, side: number, quality: number) =>
  sharp(file, { failOn: 'error', limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: false });

const unreadable = () => new DomainError('upload.unreadable', {}, [{ field: 'file', reason: 'format' }]);

function isPhoto(file: Buffer): boolean {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => file[index] === byte);
  const isWebp = file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP';
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || isWebp;
}
