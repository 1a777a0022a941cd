import { PHOTO_LIMITS } from '@zsb/shared/photos';

/** Why a file is not worth sending, or null. The server looks at the bytes themselves. */
export function fileGap({ type, size }: Pick<File, 'type' | 'size'>, alreadySent: number): string | null {
  if (alreadySent >= PHOTO_LIMITS.perComplaint) return `最多 ${PHOTO_LIMITS.perComplaint} 张。`;
  if (!PHOTO_LIMITS.types.some((known) => known === type)) return '这种格式收不了，请换 JPG、PNG 或 WebP。';
  if (size > PHOTO_LIMITS.bytes) return `超过 ${PHOTO_LIMITS.bytes / 1024 / 1024} MB，请压缩后再传。`;
  return null;
}
