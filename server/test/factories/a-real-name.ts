import type { RealNameRequest } from '@zsb/shared/logins';

let given = 0;

/** 岳麓区, 1 January 1990 and a number of order that no other call got; the check digit fits. */
export function aResidentId(): string {
  const first = `43010419900101${String(++given).padStart(3, '0')}`;
  // GB 11643-1999: the weight of a place is a power of two modulo eleven.
  const sum = [...first].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return first + '10X98765432'.charAt(sum % 11);
}

export const aRealName = (overrides: Partial<RealNameRequest> = {}): RealNameRequest => ({
  name: '张小三',
  documentKind: 'resident-id',
  documentNumber: aResidentId(),
  consent: true,
  ...overrides,
});
