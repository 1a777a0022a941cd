import { OVERDUE_CLOCKS, RATE_NAMES, RATES, type FiguresView, type OverdueClock, type RateName, type RateRule } from '@zsb/shared/rates';
import type { Measure } from './measures.js';

/** Sums of one row, and how many open clocks are overdue in it. */
export interface Sums {
  measures: Partial<Record<Measure, number>>;
  overdue: Record<OverdueClock, number>;
}

export const noSums = (): Sums => ({ measures: {}, overdue: { acceptance: 0, firstContact: 0, resolution: 0 } });

/** Adds `sums` into `into`. */
export function addSums(into: Sums, sums: Sums): void {
  for (const [measure, amount] of Object.entries(sums.measures) as [Measure, number][]) {
    into.measures[measure] = (into.measures[measure] ?? 0) + amount;
  }
  for (const clock of OVERDUE_CLOCKS) into.overdue[clock] += sums.overdue[clock];
}

/** The rates of a row by their rules: parts, wholes, and what is overdue among the whole. */
export function figuresOf({ measures, overdue }: Sums): FiguresView {
  const sum = (names: readonly Measure[]): number => names.reduce((total, name) => total + (measures[name] ?? 0), 0);
  const share = (rule: RateRule) => ({ part: sum(rule.part), whole: sum(rule.whole) + (rule.overdue ? overdue[rule.overdue] : 0) });
  const answers = measures.firstAnswers ?? 0;
  return {
    rates: Object.fromEntries(RATE_NAMES.map((name) => [name, share(RATES[name])])) as FiguresView['rates'] satisfies Record<
      RateName,
      unknown
    >,
    overdue: { ...overdue },
    meanMinutes:
      answers === 0
        ? null
        : {
            sinceFiling: Math.round((measures.answerMinutes ?? 0) / answers),
            office: Math.round((measures.officeMinutes ?? 0) / answers),
          },
  };
}

/** Whether there is anything to show. */
export const isEmpty = ({ measures, overdue }: Sums): boolean =>
  Object.values(measures).every((amount) => amount === 0) && OVERDUE_CLOCKS.every((clock) => overdue[clock] === 0);
