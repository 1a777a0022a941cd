import { CASE_TABS, type CaseCountsView } from '@zsb/shared/complaints';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { isOwnTab, landingTab, TAB_GROUPS } from './tabs';

const counts = (some: Partial<CaseCountsView>): CaseCountsView => ({
  toDispatch: 0,
  toAccept: 0,
  inProgress: 0,
  dueSoon: 0,
  overdue: 0,
  answered: 0,
  closed: 0,
  ...some,
});

it.each([
  ['dispatcher', { toDispatch: 3 }, 'toDispatch'],
  ['dispatcher', {}, 'toDispatch'],
  ['clerk', { toAccept: 1, inProgress: 9 }, 'toAccept'],
  ['clerk', { inProgress: 9 }, 'inProgress'],
  ['head', {}, 'toAccept'],
  ['supervisor', { dueSoon: 2 }, 'dueSoon'],
  ['supervisor', { dueSoon: 2, overdue: 1 }, 'overdue'],
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

it('shows every tab once', () => {
  expect(TAB_GROUPS.flat().toSorted()).toEqual([...CASE_TABS].toSorted());
});

it('every role that works cases lands on a tab of its own', () => {
  const working = STAFF_ROLES.filter((role) => !['finance', 'administrator'].includes(role));
  expect(working.filter((role) => !isOwnTab(landingTab([role], null), [role]))).toEqual([]);
});
