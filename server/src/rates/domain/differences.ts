/** What a case contributes now against what it contributed before, and how the sums change by it. */
import type { Count } from './counts.js';
import { monthOf } from './periods.js';

/** A count with what it is grouped by. */
export interface Placed extends Count {
  categoryCode: string;
  districtCode: string;
  /** Whom a report is about; empty for nobody. */
  aboutOrganisationId: string;
}

interface Change<Kept> {
  gone: Kept[];
  added: Kept[];
}

/** What only one side has; what both have is left alone. */
export function differenceOf<Kept extends Placed>(before: readonly Kept[], after: readonly Kept[]): Change<Kept> {
  const keysOf = (counts: readonly Kept[]) => new Set(counts.map(keyOf));
  const [had, has] = [keysOf(before), keysOf(after)];
  return { gone: before.filter((one) => !has.has(keyOf(one))), added: after.filter((one) => !had.has(keyOf(one))) };
}

const keyOf = ({ day, isExcluded, amount, ...place }: Placed): string => [day, ...placeOf(place), isExcluded, amount].join(' ');

/** What a sum is told apart by, beside its period. */
const placeOf = ({ measure, organisationId, categoryCode, districtCode, aboutOrganisationId }: SumPlace): string[] => [
  measure,
  organisationId,
  categoryCode,
  districtCode,
  aboutOrganisationId,
];

type SumPlace = Pick<Placed, 'measure' | 'organisationId' | 'categoryCode' | 'districtCode' | 'aboutOrganisationId'>;

/** A sum by what it is of, and what it changes by. */
export interface SumChange extends SumPlace {
  /** A day or a month. */
  period: string;
  total: number;
  excluded: number;
}

/** Of each count its day and its month, added up; in one order for everybody, so that two who change sums never lock each other. */
export function sumChanges({ gone, added }: Change<Placed>): SumChange[] {
  const changes = new Map<string, SumChange>();
  const add = (count: Placed, sign: 1 | -1) => {
    for (const period of [count.day, monthOf(count.day)]) {
      const { measure, organisationId, categoryCode, districtCode, aboutOrganisationId } = count;
      const place = { measure, organisationId, categoryCode, districtCode, aboutOrganisationId };
      const key = [period, ...placeOf(place)].join(' ');
      const change = changes.get(key) ?? { period, ...place, total: 0, excluded: 0 };
      change.total += sign * count.amount;
      if (count.isExcluded) change.excluded += sign * count.amount;
      changes.set(key, change);
    }
  };
  for (const count of gone) add(count, -1);
  for (const count of added) add(count, 1);
  return [...changes.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
    .filter(({ total, excluded }) => total !== 0 || excluded !== 0);
}
