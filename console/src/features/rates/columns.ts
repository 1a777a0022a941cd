import { GAMING_RATES, RATES, type FiguresView, type RateName, type RateRowView } from '@zsb/shared/rates';
import { shareOf } from './share-words';

/** A column of the table. */
export type ColumnKey = RateName | 'overdue' | 'sinceFiling' | 'office';

/** The columns as they stand beside each other. What games the others stands apart. */
export const COLUMN_GROUPS: readonly { title: string; keys: readonly ColumnKey[] }[] = [
  { title: '时限', keys: ['acceptance', 'firstContact', 'resolution', 'overdue'] },
  { title: '市民评价', keys: ['satisfied', 'solved', 'rated'] },
  { title: '返工', keys: ['returned', 'reworked'] },
  { title: '留意', keys: GAMING_RATES },
  { title: '平均用时', keys: ['sinceFiling', 'office'] },
];
export const COLUMN_KEYS: readonly ColumnKey[] = COLUMN_GROUPS.flatMap(({ keys }) => keys);
export const WATCHED_GROUP = '留意';

const OTHERS: Record<Exclude<ColumnKey, RateName>, { name: string; meaning: string }> = {
  overdue: { name: '超时未答复', meaning: '期末仍未答复、办结时限已过的件数' },
  sinceFiling: { name: '提交到答复', meaning: '从市民提交到首次答复，按自然时间平均' },
  office: { name: '单位用时', meaning: '其中单位的用时：从首次派单起，不含等市民补充的时间，按自然时间平均' },
};

const isRate = (key: ColumnKey): key is RateName => key in RATES;

export const columnName = (key: ColumnKey): string => (isRate(key) ? RATES[key].name : OTHERS[key].name);
export const columnMeaning = (key: ColumnKey): string => (isRate(key) ? RATES[key].meaning : OTHERS[key].meaning);

/** Of these more is worse; of the others less is. */
const MORE_IS_WORSE: readonly ColumnKey[] = ['returned', 'reworked', 'overdue', 'sinceFiling', 'office', ...GAMING_RATES];

/** What a column sorts by; null where there was nothing to measure. */
export function valueOf(key: ColumnKey, figures: FiguresView): number | null {
  if (isRate(key)) return shareOf(figures.rates[key]);
  return key === 'overdue' ? figures.overdue.resolution : (figures.meanMinutes?.[key] ?? null);
}

/** Which figures of a row come first: without what was excluded 剔除, or with everything. */
export const BASES = ['adjusted', 'all'] as const;
export type Basis = (typeof BASES)[number];
export const BASIS_NAMES: Record<Basis, string> = { adjusted: '剔除后', all: '全部' };
export const otherBasis = (basis: Basis): Basis => (basis === 'adjusted' ? 'all' : 'adjusted');

/** By which column, and whether the worst comes first or the best. */
export interface Sort {
  column: ColumnKey;
  first: 'worst' | 'best';
}

/** The next of: worst first, best first, as the server has them (null). */
export function nextSort(sort: Sort | null, column: ColumnKey): Sort | null {
  if (sort?.column !== column) return { column, first: 'worst' };
  return sort.first === 'worst' ? { column, first: 'best' } : null;
}

/** As screen readers are told: by the numbers themselves. */
export function ariaSort(sort: Sort | null, column: ColumnKey): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return isDescending(sort) ? 'descending' : 'ascending';
}

const isDescending = ({ column, first }: Sort) => MORE_IS_WORSE.includes(column) === (first === 'worst');

/** How two rows stand to each other; what belongs to none, and rows without a value, come last either way. */
export function compareRows(sort: Sort, basis: Basis): (one: RateRowView, other: RateRowView) => number {
  return (one, other) => {
    if ((one.key === '') !== (other.key === '')) return one.key === '' ? 1 : -1;
    const first = valueOf(sort.column, one[basis]);
    const second = valueOf(sort.column, other[basis]);
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return isDescending(sort) ? second - first : first - second;
  };
}
