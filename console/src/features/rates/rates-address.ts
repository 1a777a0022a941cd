import { RATE_FIGURES, RATE_GROUPINGS, type RateGrouping } from '@zsb/shared/rates';
import { formatAddress, NO_FILTERS, type Address } from '../../platform/address';
import { BASES, COLUMN_KEYS, type Basis, type Sort } from './columns';
import { isDate, namedPeriod, type Period } from './period';

export type Figure = (typeof RATE_FIGURES)[number];

/** `of` of the row of the table that stands for everything: no row has this key. */
export const TOTAL = 'total';

/** The cases behind a figure: which figure, and of which row; `of` is null for a figure above the table. */
export interface Behind {
  figure: Figure;
  of: string | null;
}

/** What the page shows, as the address tells it: it can be shared, reloaded and gone back to. */
export interface RatesView {
  period: Period;
  by: RateGrouping;
  basis: Basis;
  sort: Sort | null;
  behind: Behind | null;
}

type Own = NonNullable<Address['own']>;

/** Reads what the page keeps in the address; what is missing or makes no sense is this month by organisation, without what was excluded. */
export function ratesViewOf(own: Own | undefined, today: string): RatesView {
  const { from = '', to = '', by, basis, sort = '', figure, of } = own ?? {};
  const known = <Known extends string>(all: readonly Known[], value: string | undefined) => all.find((one) => one === value);
  const column = known(COLUMN_KEYS, sort.replace(/^-/, ''));
  const shown = known(RATE_FIGURES, figure);
  return {
    period: isDate(from) && isDate(to) ? { from, to } : namedPeriod('thisMonth', today),
    by: known(RATE_GROUPINGS, by) ?? 'organisation',
    basis: known(BASES, basis) ?? 'adjusted',
    sort: column ? { column, first: sort.startsWith('-') ? 'best' : 'worst' } : null,
    behind: shown ? { figure: shown, of: of ?? null } : null,
  };
}

/** The reverse: the days are written out, so that whoever gets the link tomorrow sees the same. */
export function ownOf({ period, by, basis, sort, behind }: RatesView): Own {
  return {
    ...period,
    by,
    ...(basis !== 'adjusted' && { basis }),
    ...(sort && { sort: `${sort.first === 'best' ? '-' : ''}${sort.column}` }),
    ...(behind && { figure: behind.figure, ...(behind.of !== null && { of: behind.of }) }),
  };
}

/** The address of the page with this on it. */
export const ratesHref = (view: RatesView, filters: Address['filters'] = NO_FILTERS): string =>
  formatAddress({ page: 'rates', tab: null, search: '', filters, caseId: null, own: ownOf(view) });
