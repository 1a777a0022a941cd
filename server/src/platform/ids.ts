import { randomFillSync, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import { BASE32 } from '@zsb/shared/ids';

/** A new UUIDv7. Ids are never read as an order. */
export const newId = <Id extends string>(): Id => v7({ random: random16() }) as Id;

/** A step draws a dozen ids, and each draw of random bytes costs as much as an id: many at once. */
const drawn = new Uint8Array(16 * 256);
let used = drawn.length;

function random16(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 16;
  return drawn.subarray(used - 16, used);
}

/** `length` characters that nobody can guess and everybody can read out. */
export const randomBase32 = (length: number): string => Array.from({ length }, () => BASE32.charAt(randomInt(BASE32.length))).join('');
