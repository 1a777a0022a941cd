import fc from 'fast-check';
import { BASE32, caseNumber, isCaseNumber } from './ids.js';

const character = fc.constantFrom(...BASE32);
const random = fc.string({ unit: character, minLength: 6, maxLength: 6 });
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10).replaceAll('-', ''));
const whole = fc.tuple(date, random).map(([day, characters]) => caseNumber(day, characters));
/** Positions of a case number that carry information: no hyphen, no `TS`. */
const CARRYING = [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18];
const replaced = (text: string, index: number, by: string) => text.slice(0, index) + by + text.slice(index + 1);

it('a made case number is whole, and has its parts in their places', () => {
  fc.assert(
    fc.property(date, random, (day, characters) => {
      const made = caseNumber(day, characters);
      expect(made).toMatch(new RegExp(`^TS${day}-${characters}-[${BASE32}]$`));
      expect(isCaseNumber(made)).toBe(true);
    }),
  );
});

it('every wrong character at every place of one number is noticed', () => {
  const made = caseNumber('20261120', '0Z7K3Q');
  const unnoticed = CARRYING.flatMap((position) =>
    [...BASE32].filter((wrong) => wrong !== made[position] && isCaseNumber(replaced(made, position, wrong))),
  );
  expect(unnoticed).toEqual([]);
});

it('0 and Z, swapped as neighbours, are noticed', () => {
  expect(isCaseNumber(caseNumber('20261120', '0Z7K3Q').replace('0Z', 'Z0'))).toBe(false);
});

it('any one wrong character is noticed', () => {
  fc.assert(
    fc.property(whole, fc.constantFrom(...CARRYING), character, (made, position, wrong) => {
      fc.pre(made[position] !== wrong);
      expect(isCaseNumber(replaced(made, position, wrong))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

it('any two swapped neighbours are noticed', () => {
  fc.assert(
    fc.property(whole, fc.nat(CARRYING.length - 2), (made, index) => {
      const [left, right] = [CARRYING[index]!, CARRYING[index + 1]!];
      fc.pre(made[left] !== made[right]);
      const swapped = replaced(replaced(made, left, made[right]!), right, made[left]!);
      expect(isCaseNumber(swapped)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

it.each([
  ['as it is printed', (made: string) => made, true],
  ['without hyphens', (made: string) => made.replaceAll('-', ''), true],
  ['in small letters', (made: string) => made.toLowerCase(), true],
  ['with blanks around it', (made: string) => `  ${made} `, true],
  ['without its check character', (made: string) => made.slice(0, -2), false],
  ['with more behind it', (made: string) => `${made}0`, false],
  ['without TS', (made: string) => made.slice(2), false],
  ['nothing', () => '', false],
])('a case number is taken for one, or not, when written %s', (_, written, isRead) => {
  expect(isCaseNumber(written(caseNumber('20261120', '7K3QXM')))).toBe(isRead);
});

it('has no letters that look like others when they are read out', () => {
  expect(BASE32).toHaveLength(32);
  expect(BASE32).not.toMatch(/[ILOU]/);
});
