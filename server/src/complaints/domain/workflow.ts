import type { ClockKind, ComplaintAction, ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { StaffRole } from '@zsb/shared/logins';

/** Who acts: the citizen whose case it is, staff in whose reach it lies, or a timer. */
export type ActorRole = 'citizen' | StaffRole | 'system';

/** What the predicates of the table look at. */
export interface CaseFacts {
  state: ComplaintState;
  rateBy: Date | null;
  suggestionAutomatic: boolean;
}

type Predicate = (facts: CaseFacts, roles: readonly ActorRole[], now: Date) => boolean;

export interface Step {
  to: ComplaintState;
  by: readonly ActorRole[];
  when?: Predicate;
  clocks: { stop: readonly ClockKind[]; start: readonly ClockKind[] };
}

/** The citizen has seven days to rate an answer; after that silence closes the case. */
const withinRatingTime: Predicate = ({ rateBy }, _, now) => rateBy !== null && now < rateBy;
const ratingTimeIsOver: Predicate = ({ rateBy }, _, now) => rateBy !== null && now >= rateBy;
/** A timer dispatches only what a certain rule decides; a dispatcher may dispatch anything. */
const ruleIsCertainOrDispatcher: Predicate = ({ suggestionAutomatic }, roles) => suggestionAutomatic || roles.includes('dispatcher');

const NO_CLOCKS = { stop: [], start: [] } as const;

/** States × actions × roles, as one table. What has no cell is not possible; both the refusal and the offer read it here. */
export const WORKFLOW: Record<ComplaintState, Partial<Record<ComplaintAction, Step>>> = {
  submitted: {
    dispatch: {
      to: 'assigned',
      by: ['dispatcher', 'system'],
      when: ruleIsCertainOrDispatcher,
      clocks: { stop: ['dispatch'], start: ['acceptance', 'resolution'] },
    },
  },
  assigned: {
    accept: { to: 'accepted', by: ['clerk', 'head'], clocks: { stop: ['acceptance'], start: ['firstContact'] } },
  },
  arbitrating: {},
  accepted: {
    answer: { to: 'answered', by: ['clerk', 'head'], clocks: { stop: ['firstContact', 'resolution'], start: [] } },
  },
  awaiting_citizen: {},
  answered: {
    rate: { to: 'closed', by: ['citizen'], when: withinRatingTime, clocks: NO_CLOCKS },
    close: { to: 'closed', by: ['system'], when: ratingTimeIsOver, clocks: NO_CLOCKS },
  },
  rechecking: {},
  closed: {},
  rejected: {},
  withdrawn: {},
  merged: {},
};

/**
 * The step an action takes from here.
 * @throws `complaint.action-not-possible` where the state or a predicate forbids it, `platform.forbidden` where only the role does
 */
export function nextStep(facts: CaseFacts, action: ComplaintAction, roles: readonly ActorRole[], now: Date): Step {
  const step = WORKFLOW[facts.state][action];
  if (!step) throw notPossible(facts, action);
  if (!step.by.some((role) => roles.includes(role))) throw new DomainError('platform.forbidden');
  if (step.when && !step.when(facts, roles, now)) throw notPossible(facts, action);
  return step;
}

/** What these roles may do now, in the order of the table. */
export function allowedActions(facts: CaseFacts, roles: readonly ActorRole[], now: Date): ComplaintAction[] {
  const cells = Object.entries(WORKFLOW[facts.state]) as [ComplaintAction, Step][];
  return cells
    .filter(([, step]) => step.by.some((role) => roles.includes(role)) && (step.when?.(facts, roles, now) ?? true))
    .map(([action]) => action);
}

const notPossible = ({ state }: CaseFacts, action: ComplaintAction) =>
  new DomainError('complaint.action-not-possible', { from: state, action });
