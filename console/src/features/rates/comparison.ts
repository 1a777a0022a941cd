import type { RateGrouping, RateRowView, RatesReportView } from '@zsb/shared/rates';
import type { Basis } from './columns';
import { monthWords } from './period';
import { percentWords, shareOf } from './share-words';
import { treeOf } from './tree';

export const GROUPING_NAMES: Record<RateGrouping, string> = { organisation: '单位', category: '分类', district: '区域', month: '月份' };

/** The name of a row; the server names months by their numbers. */
export const rowName = ({ key, name }: Pick<RateRowView, 'key' | 'name'>, by: RateGrouping): string =>
  by === 'month' && /^\d{4}-\d{2}$/.test(key) ? monthWords(key) : name;

/** Fewer than these say little about an office: one case would turn the sentence. */
const ENOUGH = 10;

type Compared = Pick<RatesReportView, 'total' | 'rows' | 'by'>;
interface ComparisonWords {
  basis: Basis;
  /** `本月`. */
  period: string;
  /** What the total stands for: `全市`. */
  whole: string;
}

/** What the comparison of 按时办结率 shows, in one sentence; and who falls furthest behind, if somebody does. */
export interface Comparison {
  sentence: string;
  behind: RateRowView | null;
}

/** Compares the rows with the total: months, or of everything else those with none below them, for they do the work. */
export function comparisonOf({ total, rows, by }: Compared, { basis, period, whole }: ComparisonWords): Comparison {
  const { resolution } = total[basis].rates;
  const overall = shareOf(resolution);
  if (overall === null) return { sentence: `${period}没有到期或答复的诉求，还没有按时办结率`, behind: null };
  const [worst] = leavesOf(rows)
    .filter((row) => hasEnough(row, basis))
    .map((row) => ({ row, points: pointsBelow(overall, row[basis]) }))
    .toSorted((one, other) => other.points - one.points);
  if (worst === undefined)
    return { sentence: `${period}按时办结率 ${percentWords(resolution)}，每个${NOUNS[by]}都不满 ${ENOUGH} 件，先不比较`, behind: null };
  if (Math.round(worst.points) < 1) {
    return { sentence: `${period}按时办结率 ${percentWords(resolution)}，没有${NOUNS[by]}明显偏低`, behind: null };
  }
  const points = `${Math.round(worst.points)} 个百分点`;
  const sentence =
    by === 'month'
      ? `${rowName(worst.row, by)}按时办结率低于${period}平均 ${points}`
      : `${worst.row.name}${period}按时办结率低于${whole} ${points}`;
  return { sentence, behind: worst.row };
}

const NOUNS: Record<RateGrouping, string> = { organisation: '单位', category: '分类', district: '区域', month: '月份' };

const leavesOf = (rows: readonly RateRowView[]): RateRowView[] =>
  treeOf(rows, null)
    .filter(({ row, hasChildren }) => !hasChildren && row.key !== '')
    .map(({ row }) => row);

const hasEnough = (row: RateRowView, basis: Basis) => row[basis].rates.resolution.whole >= ENOUGH;

const pointsBelow = (overall: number, { rates }: RateRowView[Basis]) => (overall - (shareOf(rates.resolution) ?? overall)) * 100;

/** Most bars beside each other that are still read one by one. */
const MOST_BARS = 12;

export interface Bars {
  rows: RateRowView[];
  /** What is not drawn, in words; empty where everything is. */
  left: string;
}

/** The bars of 按时办结率: months in their order; of everything else the lowest first, and none that a single case would turn. */
export function barsOf({ rows, by }: Pick<Compared, 'rows' | 'by'>, basis: Basis): Bars {
  if (by === 'month') return { rows: rows.toSorted((one, other) => one.key.localeCompare(other.key)), left: '' };
  const share = (row: RateRowView) => shareOf(row[basis].rates.resolution);
  const measured = leavesOf(rows).filter((row) => share(row) !== null);
  const enough = measured.filter((row) => hasEnough(row, basis));
  const drawn = enough.length > 0 ? enough : measured;
  const lowest = drawn.toSorted((one, other) => (share(one) ?? 0) - (share(other) ?? 0)).slice(0, MOST_BARS);
  const few = drawn.length < measured.length ? `，不足 ${ENOUGH} 件的没有画` : '';
  return { rows: lowest, left: `${few}${drawn.length > MOST_BARS ? `，只画最低的 ${MOST_BARS} 个` : ''}` };
}
