/** Query codes and case numbers as people type them: from a slip of paper, perhaps read out on the phone. */

import { BASE32 } from '@zsb/shared/ids';

/** Fifty bits: guessing at one a second takes 18 million years on average, and every wrong guess makes the next one wait. */
const LENGTH = 10;

/** Ten characters from as many random bytes: each gives five bits. */
export const queryCodeFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, LENGTH), (byte) => BASE32.charAt(byte & 31)).join('');

/** `7K3QXM9T2V` → `7K3QX-M9T2V`. */
export const shownQueryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** Capital, without blanks and hyphens; O is read as 0, I and L as 1 (Crockford: those letters never occur in a code). */
export const normaliseQueryCode = (typed: string): string => bare(typed).replaceAll('O', '0').replace(/[IL]/g, '1');

/** `ts20261120 7k3qxm c` → `TS20261120-7K3QXM-C`; what is no case number only loses its blanks. */
export const normaliseCaseNumber = (typed: string): string => bare(typed).replace(/^(TS\d{8})(.{6})(.)$/, '$1-$2-$3');

/** Full-width letters and digits are what Chinese keyboards type. */
const bare = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase();
