import { addSums } from './figures.js';
import { noGroupSums, type GroupSums } from './rows.js';

/** Sums by organisation id, category or district code; by the empty code where they are not told apart. */
export type Groups = Map<string, GroupSums>;

/** The sums of a group, which is there from then on. */
export function groupOf(groups: Groups, code: string): GroupSums {
  const known = groups.get(code) ?? noGroupSums();
  groups.set(code, known);
  return known;
}

/** Adds every group of `more` into `into`. */
export function addGroups(into: Groups, more: Groups): void {
  for (const [code, { all, adjusted }] of more) {
    const sums = groupOf(into, code);
    addSums(sums.all, all);
    addSums(sums.adjusted, adjusted);
  }
}
