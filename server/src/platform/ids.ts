import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import { BASE32 } from '@zsb/shared/ids';

/** A new UUIDv7. Those of one process grow, also within a millisecond: what one step writes at one instant is read in their order. */
export const newId = <Id extends string>(): Id => v7() as Id;

/** `length` characters that nobody can guess and everybody can read out. */
export const randomBase32 = (length: number): string => Array.from({ length }, () => BASE32.charAt(randomInt(BASE32.length))).join('');
