import type { RateRowView } from '@zsb/shared/rates';
import { addSums, figuresOf, isEmpty, noSums, type Sums } from './figures.js';

/** What one group contributed itself: with everything, and without what was excluded. */
export interface GroupSums {
  all: Sums;
  adjusted: Sums;
}
export const noGroupSums = (): GroupSums => ({ all: noSums(), adjusted: noSums() });

/** A row of the report: an organisation, a category, a district, a month. */
export interface RowPlace {
  key: string;
  name: string;
  parentKey: string | null;
}

/**
 * The rows of a report in the order of `places`, parents first, each with its own sums and those of everything below it. Rows in
 * which nothing was counted are left out.
 */
export function rowsOf(places: readonly RowPlace[], own: ReadonlyMap<string, GroupSums>): RateRowView[] {
  const parents = new Map(places.map(({ key, parentKey }) => [key, parentKey]));
  const rolledUp = new Map(places.map(({ key }) => [key, noGroupSums()]));
  for (const [key, sums] of own) {
    for (let at: string | null | undefined = key; at !== null && at !== undefined; at = parents.get(at)) {
      const into = rolledUp.get(at);
      if (!into) break;
      addSums(into.all, sums.all);
      addSums(into.adjusted, sums.adjusted);
    }
  }
  return places.filter(({ key }) => !isEmpty(rolledUp.get(key)!.all)).map((place) => toRow(place, rolledUp.get(place.key)!));
}

export const toRow = (place: RowPlace, { all, adjusted }: GroupSums): RateRowView => ({
  ...place,
  adjusted: figuresOf(adjusted),
  all: figuresOf(all),
});

/** Everything together. */
export function totalOf(own: Iterable<GroupSums>): GroupSums {
  const total = noGroupSums();
  for (const { all, adjusted } of own) {
    addSums(total.all, all);
    addSums(total.adjusted, adjusted);
  }
  return total;
}
