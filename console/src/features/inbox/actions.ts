import type { ComplaintAction } from '@zsb/shared/complaints';

/**
 * What staff do from the console, in the order of its buttons: the first that is possible is the main one. The rest of the
 * contract's actions belong to citizens and timers.
 */
export const STAFF_ACTIONS = ['dispatch', 'accept', 'arbitrate', 'decideRecheck', 'answer', 'ask', 'return', 'reject'] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

export const ACTION_NAMES: Record<StaffAction, string> = {
  dispatch: '派单',
  accept: '签收',
  arbitrate: '仲裁',
  decideRecheck: '复核决定',
  answer: '答复',
  ask: '请市民补充',
  return: '退回',
  reject: '不予受理',
};

/** Letters of the words: `z`hòngcái, `f`ùhé, `t`uìhuí, `b`ù yǔ shòulǐ. */
export const ACTION_KEYS: Record<StaffAction, string> = {
  dispatch: 'd',
  accept: 'a',
  arbitrate: 'z',
  decideRecheck: 'f',
  answer: 'r',
  ask: 'c',
  return: 't',
  reject: 'b',
};

/** A recheck is decided in one box with two outcomes, of which the server may allow one. */
const POSSIBLE_BY: Record<StaffAction, readonly ComplaintAction[]> = {
  dispatch: ['dispatch'],
  accept: ['accept'],
  arbitrate: ['arbitrate'],
  decideRecheck: ['grantRecheck', 'refuseRecheck'],
  answer: ['answer'],
  ask: ['ask'],
  return: ['return'],
  reject: ['reject'],
};

/** Whether the server allows this action now. */
export const isPossible = (action: StaffAction, allowed: readonly ComplaintAction[]): boolean =>
  POSSIBLE_BY[action].some((one) => allowed.includes(one));

/** What can be done now, in the order of the buttons. */
export const possibleActions = (allowed: readonly ComplaintAction[]): StaffAction[] =>
  STAFF_ACTIONS.filter((action) => isPossible(action, allowed));

/** The action at the end of a row: the first the server allows, or null. */
export const mainAction = (allowed: readonly ComplaintAction[]): StaffAction | null => possibleActions(allowed)[0] ?? null;
