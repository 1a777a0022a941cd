import { COUNT_LIMIT, type CaseCountsView } from '@zsb/shared/case-views';
import type { CaseTab } from '@zsb/shared/complaints';
import type { StaffRole } from '@zsb/shared/logins';

/** The order of the navigation: work that waits, work against the clock, work with others, work done. */
export const TAB_GROUPS: readonly (readonly CaseTab[])[] = [
  ['toDispatch', 'toAccept', 'mine', 'inProgress'],
  ['dueSoon', 'overdue', 'paused'],
  ['toDecide', 'coHandling', 'returned', 'followUp'],
  ['answered', 'closed'],
];

/** The tabs in which a role has something to do, or looks after those who do; the others are not shown. */
const OWN_TABS: Record<StaffRole, readonly CaseTab[]> = {
  // Among what is in progress are the rechecks that dispatchers decide; call-backs are theirs.
  dispatcher: ['toDispatch', 'inProgress', 'dueSoon', 'overdue', 'paused', 'toDecide', 'returned', 'followUp', 'answered', 'closed'],
  clerk: ['toAccept', 'mine', 'inProgress', 'dueSoon', 'overdue', 'paused', 'coHandling', 'followUp', 'answered', 'closed'],
  head: ['toAccept', 'mine', 'inProgress', 'dueSoon', 'overdue', 'paused', 'toDecide', 'coHandling', 'followUp', 'answered', 'closed'],
  // Reports about the dispatch centre are dispatched by supervision.
  supervisor: ['toDispatch', 'inProgress', 'dueSoon', 'overdue', 'paused', 'toDecide', 'returned', 'followUp', 'answered', 'closed'],
  finance: [],
  administrator: [],
};

/** Where a role starts: the first of these that holds something, else the first. */
const LANDING: Record<StaffRole, readonly CaseTab[]> = {
  dispatcher: ['toDispatch', 'toDecide'],
  clerk: ['toAccept', 'mine', 'inProgress'],
  head: ['toAccept', 'toDecide', 'inProgress'],
  supervisor: ['toDecide', 'overdue', 'dueSoon'],
  finance: ['inProgress'],
  administrator: ['inProgress'],
};

export const isOwnTab = (tab: CaseTab, roles: readonly StaffRole[]): boolean => roles.some((role) => OWN_TABS[role].includes(tab));

/** The tabs of these roles in their groups, with the one on screen even where it is none of theirs: an address may name it. */
export function tabGroups(roles: readonly StaffRole[], current: CaseTab | null): CaseTab[][] {
  const groups = TAB_GROUPS.map((group) => group.filter((tab) => tab === current || isOwnTab(tab, roles)));
  return groups.filter((group) => group.length > 0);
}

/** The tab a person lands on. `counts` is null where they could not be read: then the first tab of the first role. */
export function landingTab(roles: readonly StaffRole[], counts: CaseCountsView | null): CaseTab {
  const candidates = roles.flatMap((role) => LANDING[role]);
  return candidates.find((tab) => (counts?.[tab] ?? 0) > 0) ?? candidates[0] ?? 'inProgress';
}

/** The server counts no further than the limit; beyond three digits a number is no longer read, only its size. */
export const countWords = (count: number): string => (count >= COUNT_LIMIT ? `${COUNT_LIMIT - 1}+` : String(count));

/** What an empty tab teaches. */
export const EMPTY_TEXTS: Record<CaseTab, string> = {
  toDispatch: '没有待派单的诉求。市民提交、申诉或承办单位退回以后会出现在这里，左侧的数字也会跟着变。',
  toAccept: '没有待签收的诉求。派到您单位的诉求会出现在这里，请在签收时限内签收。',
  inProgress: '没有正在办理的诉求。签收以后的诉求会出现在这里，直到答复；等市民补充的也在这里。',
  mine: '您手上没有在办的诉求。您签收的诉求会出现在这里，直到答复。',
  dueSoon: '没有将到期的诉求。时限用去八成时会出现在这里。',
  overdue: '没有已超时的诉求。',
  paused: '没有暂停计时的诉求。请市民补充以后，时限停到市民补充为止，这些诉求列在这里。',
  returned: '没有退回的诉求。承办单位退回、等着重新确认责任单位的诉求会出现在这里。',
  toDecide: '没有等您决定的事。申请、待审核的答复、仲裁和复核会出现在这里。',
  coHandling: '没有请您单位协办的诉求。其他单位请您协办时会出现在这里，请在协办时限内反馈。',
  followUp: '没有要整改、督办、回访或反馈计划的诉求。评价不满意、被督办、答复列入计划的会出现在这里。',
  answered: '没有等待评价的诉求。答复以后到办结之前会列在这里。',
  closed: '还没有办结的诉求。市民评价或评价期满后会列在这里，不予受理和已撤回的也在这里。',
};
