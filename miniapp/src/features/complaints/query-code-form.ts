import { isCaseNumber } from '@zsb/shared/ids';

/** Characters people read or type in place of one of base 32, which has no O, I and L. */
const READ_AS: Record<string, string> = { O: '0', I: '1', L: '1' };
const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

const bare = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '');

/** A typed case number as it is written, `TS20261120-7K3QXM-C`; null where it cannot be one. */
export function caseNumberFrom(typed: string): string | null {
  const number = bare(typed);
  return isCaseNumber(number) ? `${number.slice(0, 10)}-${number.slice(10, 16)}-${number.slice(16)}` : null;
}

/** A typed query code as it is written, `7K3QX-M9T2V`; null where it cannot be one. */
export function queryCodeFrom(typed: string): string | null {
  const code = bare(typed).replace(/[OIL]/g, (read) => READ_AS[read] ?? read);
  return CODE.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : null;
}
