import type { CaseCountsView, CaseTab } from '@zsb/shared/complaints';
import type { StaffRole } from '@zsb/shared/logins';

/** The order of the navigation: work that waits, work against the clock, work done. */
export const TAB_GROUPS: readonly (readonly CaseTab[])[] = [
  ['toDispatch', 'toAccept', 'inProgress'],
  ['dueSoon', 'overdue'],
  ['answered', 'closed'],
];

/** The tabs in which a role has something to do. Others stay in place, but quiet. */
const OWN_TABS: Record<StaffRole, readonly CaseTab[]> = {
  // Among what is in progress are the rechecks that dispatchers decide.
  dispatcher: ['toDispatch', 'inProgress', 'dueSoon', 'overdue'],
  clerk: ['toAccept', 'inProgress', 'dueSoon', 'overdue'],
  head: ['toAccept', 'inProgress', 'dueSoon', 'overdue'],
  // Among what waits for dispatch are the cases in arbitration.
  supervisor: ['toDispatch', 'dueSoon', 'overdue'],
  finance: [],
  administrator: [],
};

/** Where a role starts: the first of these that holds something, else the first. */
const LANDING: Record<StaffRole, readonly CaseTab[]> = {
  dispatcher: ['toDispatch'],
  clerk: ['toAccept', 'inProgress'],
  head: ['toAccept', 'inProgress'],
  supervisor: ['overdue', 'dueSoon'],
  finance: ['inProgress'],
  administrator: ['inProgress'],
};

export const isOwnTab = (tab: CaseTab, roles: readonly StaffRole[]): boolean => roles.some((role) => OWN_TABS[role].includes(tab));

/** The tab a person lands on. `counts` is null where they could not be read: then the first tab of the first role. */
export function landingTab(roles: readonly StaffRole[], counts: CaseCountsView | null): CaseTab {
  const candidates = roles.flatMap((role) => LANDING[role]);
  return candidates.find((tab) => (counts?.[tab] ?? 0) > 0) ?? candidates[0] ?? 'inProgress';
}

/** What an empty tab teaches. */
export const EMPTY_TEXTS: Record<CaseTab, string> = {
  toDispatch: '没有待派单的诉求。市民提交、申诉或承办单位退回以后会出现在这里，左侧的数字也会跟着变。',
  toAccept: '没有待签收的诉求。派到您单位的诉求会出现在这里，请在签收时限内签收。',
  inProgress: '没有正在办理的诉求。签收以后的诉求会出现在这里，直到答复；等市民补充的和复核中的也在这里。',
  dueSoon: '没有将到期的诉求。时限用去八成时会出现在这里。',
  overdue: '没有已超时的诉求。',
  answered: '没有等待评价的诉求。答复以后到办结之前会列在这里。',
  closed: '还没有办结的诉求。市民评价或评价期满后会列在这里，不予受理和已撤回的也在这里。',
};
