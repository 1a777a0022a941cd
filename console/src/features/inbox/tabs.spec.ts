import type { CaseCountsView } from '@zsb/shared/case-views';
import { CASE_TABS } from '@zsb/shared/complaints';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { countWords, isOwnTab, landingTab, TAB_GROUPS, tabGroups } from './tabs';

const counts = (some: Partial<CaseCountsView>): CaseCountsView => ({
  ...(Object.fromEntries(CASE_TABS.map((tab) => [tab, 0])) as CaseCountsView),
  ...some,
});

it.each([
  ['dispatcher', { toDispatch: 3 }, 'toDispatch'],
  ['dispatcher', {}, 'toDispatch'],
  ['dispatcher', { toDecide: 1 }, 'toDecide'],
  ['clerk', { toAccept: 1, inProgress: 9 }, 'toAccept'],
  ['clerk', { mine: 2, inProgress: 9 }, 'mine'],
  ['clerk', { inProgress: 9 }, 'inProgress'],
  ['head', {}, 'toAccept'],
  ['supervisor', { dueSoon: 2 }, 'dueSoon'],
  ['supervisor', { dueSoon: 2, overdue: 1 }, 'overdue'],
  ['supervisor', { toDecide: 1, overdue: 1 }, 'toDecide'],
  ['finance', { overdue: 5 }, 'inProgress'],
] as const)('a %s with %o lands on %s', (role, some, tab) => {
  expect(landingTab([role], counts(some))).toBe(tab);
});

it('who is dispatcher and clerk lands where work waits', () => {
  expect(landingTab(['dispatcher', 'clerk'], counts({ inProgress: 1 }))).toBe('inProgress');
});

it('lands on the first tab of the role when the counts could not be read', () => {
  expect(landingTab(['clerk'], null)).toBe('toAccept');
});

it('lands somewhere even without a role', () => {
  expect(landingTab([], counts({}))).toBe('inProgress');
});

it('every tab stands in one group', () => {
  expect(TAB_GROUPS.flat().toSorted()).toEqual([...CASE_TABS].toSorted());
});

it('every role that works cases lands on a tab of its own', () => {
  const working = STAFF_ROLES.filter((role) => !['finance', 'administrator'].includes(role));
  expect(working.filter((role) => !isOwnTab(landingTab([role], null), [role]))).toEqual([]);
});

it('every tab belongs to some role', () => {
  expect(CASE_TABS.filter((tab) => !isOwnTab(tab, STAFF_ROLES))).toEqual([]);
});

it('a clerk is shown no tab of the dispatchers, except the one that is open', () => {
  expect(tabGroups(['clerk'], null).flat()).not.toContain('toDispatch');
  expect(tabGroups(['clerk'], 'toDispatch').flat()).toContain('toDispatch');
  expect(tabGroups(['finance'], null)).toEqual([]);
});

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '999+'],
])('counts %i as %s', (count, words) => {
  expect(countWords(count)).toBe(words);
});
