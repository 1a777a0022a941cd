import type { CaseEventView, CaseView } from '@zsb/shared/case-views';

/** A rejection the citizen does not accept, waiting for the decision of another dispatcher, or of supervision. */
export interface Appeal {
  /** As the history tells it. */
  text: string;
  at: string;
  rejectedBy: string;
  /** Not of whoever rejected it: somebody else decides whether that stands. */
  mayDecide: boolean;
}

/** Whether a case is back with the dispatchers because of an appeal. Only an appeal brings a rejected case back. */
export const isAppealed = ({ state, rejection }: Pick<CaseView, 'state' | 'rejection'>): boolean =>
  state === 'submitted' && rejection !== null;

/** The open appeal of a case, or null. */
export function appealOf(view: CaseView): Appeal | null {
  const appeal = latest(view.history, 'appeal');
  if (!isAppealed(view) || !appeal) return null;
  const rejectedBy = latest(view.history, 'reject', 'grantRejection')?.actor ?? '';
  return { text: appeal.text, at: appeal.at, rejectedBy, mayDecide: view.allowedActions.includes('reject') };
}

function latest(history: readonly CaseEventView[], ...actions: string[]): CaseEventView | undefined {
  return history.filter(({ action }) => actions.includes(action)).toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
}
