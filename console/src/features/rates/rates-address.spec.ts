import type { OrganisationId } from '@zsb/shared/ids';
import { NO_FILTERS } from '../../platform/address';
import { ownOf, ratesHref, ratesViewOf, TOTAL, type RatesView } from './rates-address';
import { casesQuery, hasCases, reportQuery } from './rates-query';
import { someFigures } from '../../../test/a-report';

const TODAY = '2026-11-20';
const DEFAULT: RatesView = { period: { from: '2026-11-01', to: TODAY }, by: 'organisation', basis: 'adjusted', sort: null, behind: null };

it.each([
  ['nothing', undefined],
  ['half a period', { from: '2026-01-01' }],
  ['a day that is none', { from: '2026-02-30', to: '2026-03-01' }],
  ['names that are none', { by: 'mood', basis: 'none', sort: '-mood', figure: 'mood', of: 'o1' }],
])('%s is this month by organisation', (_, own) => {
  expect(ratesViewOf(own, TODAY)).toEqual(DEFAULT);
});

it.each<[string, Partial<RatesView>]>([
  ['as it begins', {}],
  ['of other days', { period: { from: '2026-10-09', to: '2026-11-08' }, by: 'month' }],
  ['sorted', { basis: 'all', sort: { column: 'reworked', first: 'best' } }],
  ['with the cases of a row', { behind: { figure: 'overdue', of: 'o1' }, sort: { column: 'office', first: 'worst' } }],
  ['with the cases of a figure above the table', { behind: { figure: 'resolution', of: null } }],
  ['with the cases of the total in it', { behind: { figure: 'resolution', of: TOTAL } }],
])('the page %s survives its address', (_, change) => {
  const view = { ...DEFAULT, ...change };
  expect(ratesViewOf(ownOf(view), '2027-03-03')).toEqual(view);
});

it('the address names page, days and grouping, so that a link shows the same tomorrow', () => {
  expect(ratesHref(DEFAULT)).toBe('#page=rates&from=2026-11-01&to=2026-11-20&by=organisation');
});

const FILTERS = { ...NO_FILTERS, office: 'o0' as OrganisationId, category: '02' };

it('the report is narrowed to what the address names', () => {
  expect(reportQuery(DEFAULT, NO_FILTERS)).toEqual({ from: '2026-11-01', to: TODAY, by: 'organisation' });
  expect(reportQuery(DEFAULT, FILTERS)).toEqual({
    from: '2026-11-01',
    to: TODAY,
    by: 'organisation',
    organisationId: 'o0',
    category: '02',
  });
});

it.each([
  ['organisation', 'o1', { organisationId: 'o1', category: '02' }],
  ['category', '0201', { organisationId: 'o0', category: '0201' }],
  ['district', '430104', { organisationId: 'o0', category: '02', district: '430104' }],
  ['month', '2026-11', { organisationId: 'o0', category: '02' }],
  ['organisation', null, { organisationId: 'o0', category: '02' }],
  ['organisation', TOTAL, { organisationId: 'o0', category: '02' }],
  ['month', TOTAL, { organisationId: 'o0', category: '02' }],
] as const)('the cases of a row by %s “%s” are its own, within the filters', (by, of, filter) => {
  const query = casesQuery({ ...DEFAULT, by }, { figure: 'returned', of }, FILTERS);
  expect(query).toEqual({ from: '2026-11-01', to: TODAY, figure: 'returned', ...filter });
});

it('the cases of a month are those within it and within the period', () => {
  const view: RatesView = { ...DEFAULT, by: 'month', period: { from: '2026-10-09', to: TODAY } };
  expect(casesQuery(view, { figure: 'rated', of: '2026-10' }, NO_FILTERS)).toMatchObject({ from: '2026-10-09', to: '2026-10-31' });
});

it.each([
  ['resolution', [10, 10], false],
  ['resolution', [9, 10], true],
  ['satisfied', [4, 5], true],
  ['solved', [5, 5], false],
  ['rated', [0, 0], false],
  ['returned', [0, 10], false],
  ['returned', [1, 10], true],
  ['reopenedSolved', [2, 10], true],
] as const)('%s of %j has cases to open: %s', (figure, [part, whole], has) => {
  expect(hasCases(figure, someFigures({ rates: { [figure]: [part, whole] } }))).toBe(has);
});

it.each([
  [[7, 10], 2, true],
  [[7, 9], 2, false],
  [[0, 2], 2, false],
] as const)('an answer that is still owed is not one that came late: %j, %d of them overdue', ([part, whole], overdue, has) => {
  expect(hasCases('resolution', someFigures({ rates: { resolution: [part, whole] }, overdue }))).toBe(has);
});

it('what is overdue opens where something is', () => {
  expect([hasCases('overdue', someFigures({ overdue: 3 })), hasCases('overdue', someFigures({}))]).toEqual([true, false]);
});
