import type { OrganisationId } from '@zsb/shared/ids';
import { RATES, type FiguresView, type RateCasesQuery, type RateRule, type RatesFilter, type RatesQuery } from '@zsb/shared/rates';
import type { Filters } from '../../platform/address';
import { monthWithin } from './period';
import { TOTAL, type Behind, type Figure, type RatesView } from './rates-address';

type RatesFilters = Pick<Filters, 'office' | 'category' | 'district'>;

export const reportQuery = (view: RatesView, filters: RatesFilters): RatesQuery => ({ ...filterOf(view, filters), by: view.by });

/** The cases behind a figure: of a row only its own, within what the report is narrowed to. */
export function casesQuery(view: RatesView, behind: Behind, filters: RatesFilters): Omit<RateCasesQuery, 'after' | 'limit'> {
  return { ...filterOf(view, filters), ...rowFilter(view, behind.of), figure: behind.figure };
}

function filterOf({ period }: RatesView, { office, category, district }: RatesFilters): RatesFilter {
  return { ...period, ...(office && { organisationId: office }), ...(category && { category }), ...(district && { district }) };
}

function rowFilter({ by, period }: RatesView, of: string | null): Partial<RatesFilter> {
  if (of === null || of === TOTAL) return {};
  switch (by) {
    case 'organisation':
      return { organisationId: of as OrganisationId };
    case 'category':
      return { category: of };
    case 'district':
      return { district: of };
    case 'month':
      return monthWithin(of, period);
  }
}

/** Whether a figure has cases to open: of a promise those that broke it, of what should not happen those to which it did. */
export function hasCases(figure: Figure, { rates, overdue }: FiguresView): boolean {
  if (figure === 'overdue') return overdue.resolution > 0;
  const { opens, part: counted, overdue: clock }: RateRule = RATES[figure];
  const { part, whole } = rates[figure];
  // What is still open and overdue has not ended late: `overdue` opens it.
  return counted.includes(opens) ? part > 0 : whole - part - (clock ? overdue[clock] : 0) > 0;
}

/** Which cases those are. */
const OPENED: Record<Figure, string> = {
  acceptance: '超时签收的诉求',
  firstContact: '超时联系的诉求',
  resolution: '超时答复的诉求',
  satisfied: '不满意的诉求',
  solved: '没有完全解决的诉求',
  rated: '到期没有评价的诉求',
  returned: '退回过的诉求',
  reworked: '重新办理的诉求',
  askedLate: '临期要求补充的诉求',
  answeredNearDue: '到期前一小时内答复的诉求',
  answeredUncontacted: '没有联系就答复的诉求',
  reopenedSolved: '答复“已解决”又重办的诉求',
  overdue: '超时未答复的诉求',
};
export const openedWords = (figure: Figure): string => OPENED[figure];

export const figureName = (figure: Figure): string => (figure === 'overdue' ? '超时未答复' : RATES[figure].name);
