import type { CaseEventView, CaseView } from '@zsb/shared/case-views';

/** A rejection the citizen does not accept, waiting for another dispatcher's decision. */
export interface Appeal {
  /** As the history tells it. */
  text: string;
  at: string;
  rejectedBy: string;
  /** The one who looks rejected it: somebody else decides whether that stands. */
  isOwnRejection: boolean;
}

/** Whether a case is back with the dispatchers because of an appeal. Only an appeal brings a rejected case back. */
export const isAppealed = ({ state, rejection }: Pick<CaseView, 'state' | 'rejection'>): boolean =>
  state === 'submitted' && rejection !== null;

/** The open appeal of a case, or null. Who rejected may still dispatch, but is not offered to reject again. */
export function appealOf(view: CaseView): Appeal | null {
  const appeal = latest(view.history, 'appeal');
  if (!isAppealed(view) || !appeal) return null;
  const isOwnRejection = view.allowedActions.includes('dispatch') && !view.allowedActions.includes('reject');
  return { text: appeal.text, at: appeal.at, rejectedBy: latest(view.history, 'reject')?.actor ?? '', isOwnRejection };
}

function latest(history: readonly CaseEventView[], action: string): CaseEventView | undefined {
  return history.filter((event) => event.action === action).toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
}
