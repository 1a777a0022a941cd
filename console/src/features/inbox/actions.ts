import type { ComplaintAction } from '@zsb/shared/complaints';

/** What staff do from the console; `rate` and `close` belong to citizens and timers. */
export const STAFF_ACTIONS = ['dispatch', 'accept', 'answer'] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

export const ACTION_NAMES: Record<StaffAction, string> = { dispatch: '派单', accept: '签收', answer: '答复' };
export const ACTION_KEYS: Record<StaffAction, string> = { dispatch: 'd', accept: 'a', answer: 'r' };

/** The action at the end of a row: the first the server allows, or null. */
export function mainAction(allowed: readonly ComplaintAction[]): StaffAction | null {
  return STAFF_ACTIONS.find((action) => allowed.includes(action)) ?? null;
}
