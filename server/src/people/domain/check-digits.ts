const MOD_31_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * ISO 7064 MOD 11-2 over all places, the last one (digit or X for ten) included; GB 11643-1999.
 * The modulus is prime and no two neighbours weigh the same: one wrong digit or two swapped neighbours never pass.
 */
export function hasMod11Check(number: string): boolean {
  const fromTheRight = [...number].reverse().map((character) => (character === 'X' ? 10 : Number(character)));
  return residue(fromTheRight, 2, 11) === 1;
}

/** MOD 31 of GB 32100-2015: places weigh 1, 3, 9 … from the left; I, O, Z, S and V are no digits. */
export function hasMod31Check(code: string): boolean {
  const values = [...code].map((character) => MOD_31_ALPHABET.indexOf(character));
  const last = values.pop() ?? 0;
  return (residue(values, 3, 31) + last) % 31 === 0;
}

/** Σ value × ratio^place, place counted from 0. */
function residue(values: readonly number[], ratio: number, modulus: number): number {
  let sum = 0;
  let weight = 1;
  for (const value of values) {
    sum = (sum + value * weight) % modulus;
    weight = (weight * ratio) % modulus;
  }
  return sum;
}
