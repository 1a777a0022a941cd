import fc from 'fast-check';
import { differenceOf, sumChanges, type Placed } from './differences.js';

const placed = fc.record<Placed>({
  measure: fc.constantFrom('answered', 'rated', 'answerMinutes'),
  day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-30'),
  organisationId: fc.constantFrom('', 'A', 'B'),
  categoryCode: fc.constantFrom('0201', '0202'),
  districtCode: fc.constantFrom('', '430104'),
  aboutOrganisationId: fc.constantFrom('', 'S'),
  isExcluded: fc.boolean(),
  amount: fc.integer({ min: 1, max: 5 }),
});
/** As they are kept: one row for each measure, day, office and exclusion. */
const counts = fc.uniqueArray(placed, {
  maxLength: 12,
  selector: ({ measure, day, organisationId, isExcluded }) => [measure, day, organisationId, isExcluded].join(' '),
});
type Sums = Map<string, [total: number, excluded: number]>;

function apply(sums: Sums, before: Placed[], after: Placed[]): void {
  for (const { total, excluded, ...place } of sumChanges(differenceOf(before, after))) {
    const key = Object.values(place).join(' ');
    const [had, hadExcluded] = sums.get(key) ?? [0, 0];
    sums.set(key, [had + total, hadExcluded + excluded]);
  }
}
const without0 = (sums: Sums) => Object.fromEntries([...sums].filter(([, amounts]) => amounts.some((amount) => amount !== 0)).sort());

it('whatever a case contributed on the way, the sums are those of what it contributes in the end', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (states) => {
      const [stepwise, atOnce]: [Sums, Sums] = [new Map(), new Map()];
      let before: Placed[] = [];
      for (const after of states) {
        apply(stepwise, before, after);
        before = after;
      }
      apply(atOnce, [], before);
      expect(without0(stepwise)).toEqual(without0(atOnce));
    }),
  );
});

it('what stays as it is changes nothing', () => {
  fc.assert(fc.property(counts, (same) => expect(sumChanges(differenceOf(same, [...same].reverse()))).toEqual([])));
});

it('a count changes the sum of its day and that of its month, of everything and of what was excluded', () => {
  const one = {
    measure: 'answered',
    day: '2026-11-20',
    organisationId: 'A',
    categoryCode: '0201',
    districtCode: '',
    aboutOrganisationId: '',
    isExcluded: true,
    amount: 2,
  } as const;
  const sum = {
    organisationId: 'A',
    categoryCode: '0201',
    districtCode: '',
    aboutOrganisationId: '',
    measure: 'answered',
    total: 2,
    excluded: 2,
  };
  expect(sumChanges({ gone: [], added: [one] })).toEqual([
    { ...sum, period: '2026-11' },
    { ...sum, period: '2026-11-20' },
  ]);
});
