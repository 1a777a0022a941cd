import { isDate, monthWithin, monthWords, namedPeriod, nameOf, periodGap, PERIOD_NAMES, periodWords } from './period';

it.each([
  ['2026-11-20', 'thisMonth', '2026-11-01', '2026-11-20'],
  ['2026-11-20', 'lastMonth', '2026-10-01', '2026-10-31'],
  ['2026-11-20', 'last30', '2026-10-22', '2026-11-20'],
  ['2026-11-20', 'thisYear', '2026-01-01', '2026-11-20'],
  ['2026-01-01', 'thisMonth', '2026-01-01', '2026-01-01'],
  ['2026-01-01', 'lastMonth', '2025-12-01', '2025-12-31'],
  ['2028-03-31', 'lastMonth', '2028-02-01', '2028-02-29'],
  ['2027-03-01', 'last30', '2027-01-31', '2027-03-01'],
] as const)('on %s %s is %s to %s', (today, name, from, to) => {
  expect(namedPeriod(name, today)).toEqual({ from, to });
});

it.each(PERIOD_NAMES)('%s is known again by its days', (name) => {
  expect(nameOf(namedPeriod(name, '2026-11-20'), '2026-11-20')).toBe(name);
});

it.each([
  ['2026-11-01', '2026-11-20', '本月'],
  ['2026-10-22', '2026-11-20', '近 30 天'],
  ['2026-10-09', '2026-11-18', '2026年10月9日至11月18日'],
  ['2025-12-09', '2026-01-18', '2025年12月9日至2026年1月18日'],
  ['2026-11-18', '2026-11-18', '2026年11月18日'],
])('%s to %s reads “%s”', (from, to, words) => {
  expect(periodWords({ from, to }, '2026-11-20')).toBe(words);
});

it.each([
  ['2026-11-01', '2026-11-20', null],
  ['2026-11-20', '2026-11-20', null],
  ['2025-11-20', '2026-11-20', null],
  ['2025-11-19', '2026-11-20', 'from'],
  ['2026-11-01', '2026-11-21', 'to'],
  ['2026-11-02', '2026-11-01', 'from'],
  ['', '2026-11-01', 'from'],
  ['2026-11-01', '', 'to'],
])('from %s to %s: wrong is %s', (from, to, field) => {
  expect(periodGap({ from, to }, '2026-11-20')?.field ?? null).toBe(field);
});

it.each([
  ['2026-11', '2026-11-01', '2026-11-20'],
  ['2026-10', '2026-10-09', '2026-10-31'],
  ['2028-02', '2028-02-01', '2028-02-29'],
])('of %s the days within the period count', (month, from, to) => {
  const period = month.startsWith('2028') ? { from: '2028-01-01', to: '2028-03-31' } : { from: '2026-10-09', to: '2026-11-20' };
  expect(monthWithin(month, period)).toEqual({ from, to });
});

it('writes a month as people do', () => {
  expect(monthWords('2026-09')).toBe('2026年9月');
});

it.each([
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2026-2-3', false],
  ['gestern', false],
  ['', false],
])('“%s” is a day: %s', (text, is) => {
  expect(isDate(text)).toBe(is);
});
