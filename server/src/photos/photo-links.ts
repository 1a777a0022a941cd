import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { PhotoId } from '@zsb/shared/ids';
import type { PhotoSize } from './photo.store.js';

const GOOD_FOR_SECONDS = 3600;

/**
 * Addresses that an image tag can open: signed, so that whoever may read a case may read its photos, for an hour. The end of
 * an address is a full hour, so that the same view shows the same address and browsers can keep the picture.
 */
export class PhotoLinks {
  constructor(private readonly key: KeyObject) {}

  url(id: PhotoId, size: PhotoSize, now: Date): string {
    const ends = (Math.floor(now.getTime() / 1000 / GOOD_FOR_SECONDS) + 2) * GOOD_FOR_SECONDS;
    return `/api/v1/photos/${id}/${size}?ends=${ends}&signature=${this.sign(id, size, ends)}`;
  }

  isGood(id: PhotoId, size: PhotoSize, link: { ends: number; signature: string }, now: Date): boolean {
    const expected = Buffer.from(this.sign(id, size, link.ends));
    const given = Buffer.from(link.signature);
    return link.ends * 1000 > now.getTime() && expected.length === given.length && timingSafeEqual(expected, given);
  }

  private sign(id: PhotoId, size: PhotoSize, ends: number): string {
    return createHmac('sha256', this.key).update(`${id}\u0000${size}\u0000${ends}`).digest('base64url');
  }
}
