import type { ClockKind, ComplaintAction, ComplaintKind, ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { StaffRole } from '@zsb/shared/logins';

/** Who acts: the citizen whose case it is, staff in whose reach it lies, or a timer. */
export type ActorRole = 'citizen' | StaffRole | 'system';

/** What the predicates of the table look at. */
export interface CaseFacts {
  state: ComplaintState;
  kind: ComplaintKind;
  urgency: 'normal' | 'urgent';
  suggestionAutomatic: boolean;
  returnBy: Date | null;
  returnCount: number;
  askCount: number;
  lastFifthAt: Date | null;
  supplyBy: Date | null;
  rateBy: Date | null;
  reopenCount: number;
  wasRechecked: boolean;
  appealCount: number;
  /** The one who asks has rejected it before. */
  isOwnRejection: boolean;
  /** The city's bounds. */
  limits: { returns: number; asks: number; reopens: number };
}

type Predicate = (facts: CaseFacts, roles: readonly ActorRole[], now: Date) => boolean;

interface ClockMoves {
  stop?: readonly ClockKind[];
  start?: readonly ClockKind[];
  /** Stand still while the citizen is waited for. */
  pause?: readonly ClockKind[];
  resume?: readonly ClockKind[];
  /** Every open clock ends without having been met or missed. */
  cancelAll?: true;
}

export interface Step {
  to: ComplaintState;
  by: readonly ActorRole[];
  when?: Predicate;
  clocks: ClockMoves;
}

/** A timer dispatches only what a certain rule decides; a dispatcher may dispatch anything. */
const ruleIsCertainOrDispatcher: Predicate = ({ suggestionAutomatic, returnCount }, roles) =>
  roles.includes('dispatcher') || (suggestionAutomatic && returnCount === 0);
/** An office returns within its acceptance time, until a supervisor has decided whose it is. */
const withinReturnTime: Predicate = ({ returnBy, returnCount, limits }, _, now) =>
  returnBy !== null && now <= returnBy && returnCount < limits.returns;
const mayReturnToDispatcher: Predicate = (facts, ...rest) =>
  withinReturnTime(facts, ...rest) && facts.returnCount + 1 < facts.limits.returns;
const isLastReturn: Predicate = (facts, ...rest) => withinReturnTime(facts, ...rest) && facts.returnCount + 1 >= facts.limits.returns;
const mayAsk: Predicate = ({ askCount, limits }) => askCount < limits.asks;
/** A question at the last moment buys time: then the head has to stand behind it. */
const mayAskBeforeLastFifth: Predicate = (facts, roles, now) =>
  mayAsk(facts, roles, now) && (facts.lastFifthAt === null || now < facts.lastFifthAt);
const supplyTimeIsOver: Predicate = ({ supplyBy }, _, now) => supplyBy !== null && now >= supplyBy;
/** The citizen has a few days to rate an answer; after that silence closes the case. */
const withinRatingTime: Predicate = ({ rateBy }, _, now) => rateBy !== null && now < rateBy;
const ratingTimeIsOver: Predicate = ({ rateBy }, _, now) => rateBy !== null && now >= rateBy;
const mayReopen: Predicate = (facts, ...rest) =>
  withinRatingTime(facts, ...rest) && !facts.wasRechecked && facts.reopenCount < facts.limits.reopens;
const reopensAreUsedUp: Predicate = (facts, ...rest) =>
  withinRatingTime(facts, ...rest) && !facts.wasRechecked && facts.reopenCount >= facts.limits.reopens;
/** What endangers somebody, or accuses somebody, cannot be taken back. */
const isNotAboutSafety: Predicate = ({ urgency, kind }) => urgency === 'normal' && kind !== 'report';
/** An appeal is decided by another dispatcher than the one who rejected. */
const isNotOwnRejection: Predicate = ({ isOwnRejection }) => !isOwnRejection;
const hasNotAppealed: Predicate = ({ appealCount }) => appealCount === 0;

const WAITING_ON_CITIZEN = ['firstContact', 'resolution', 'rework'] as const;
const withdraw: Step = { to: 'withdrawn', by: ['citizen'], when: isNotAboutSafety, clocks: { cancelAll: true } };
const office = ['clerk', 'head'] as const;

/**
 * States × actions × roles, as one table. What has no cell is not possible; both the refusal and the offer read it here. Of
 * several steps in a cell the first that the role and its predicate allow is taken.
 */
export const WORKFLOW: Record<ComplaintState, Partial<Record<ComplaintAction, readonly Step[]>>> = {
  submitted: {
    dispatch: [
      {
        to: 'assigned',
        by: ['dispatcher', 'system'],
        when: ruleIsCertainOrDispatcher,
        clocks: { stop: ['dispatch', 'appeal'], start: ['acceptance', 'resolution'] },
      },
    ],
    reject: [{ to: 'rejected', by: ['dispatcher'], when: isNotOwnRejection, clocks: { stop: ['dispatch', 'appeal'], cancelAll: true } }],
    withdraw: [withdraw],
  },
  assigned: {
    accept: [{ to: 'accepted', by: office, clocks: { stop: ['acceptance'], start: ['firstContact'] } }],
    return: [
      { to: 'submitted', by: office, when: mayReturnToDispatcher, clocks: { stop: ['acceptance'], start: ['dispatch'] } },
      { to: 'arbitrating', by: office, when: isLastReturn, clocks: { stop: ['acceptance'], start: ['arbitration'] } },
    ],
    withdraw: [withdraw],
  },
  arbitrating: {
    arbitrate: [{ to: 'assigned', by: ['supervisor'], clocks: { stop: ['arbitration'], start: ['acceptance'] } }],
    withdraw: [withdraw],
  },
  accepted: {
    ask: [
      { to: 'awaiting_citizen', by: office, when: mayAskBeforeLastFifth, clocks: { pause: WAITING_ON_CITIZEN } },
      { to: 'awaiting_citizen', by: ['head'], when: mayAsk, clocks: { pause: WAITING_ON_CITIZEN } },
    ],
    answer: [{ to: 'answered', by: office, clocks: { stop: WAITING_ON_CITIZEN } }],
    withdraw: [withdraw],
  },
  awaiting_citizen: {
    supply: [{ to: 'accepted', by: ['citizen'], clocks: { resume: WAITING_ON_CITIZEN } }],
    resume: [{ to: 'accepted', by: ['system'], when: supplyTimeIsOver, clocks: { resume: WAITING_ON_CITIZEN } }],
    withdraw: [withdraw],
  },
  answered: {
    rate: [{ to: 'closed', by: ['citizen'], when: withinRatingTime, clocks: {} }],
    reopen: [
      { to: 'accepted', by: ['citizen'], when: mayReopen, clocks: { start: ['rework'] } },
      { to: 'rechecking', by: ['citizen'], when: reopensAreUsedUp, clocks: { start: ['recheck'] } },
    ],
    close: [{ to: 'closed', by: ['system'], when: ratingTimeIsOver, clocks: {} }],
  },
  rechecking: {
    grantRecheck: [{ to: 'accepted', by: ['dispatcher'], clocks: { stop: ['recheck'], start: ['rework'] } }],
    refuseRecheck: [{ to: 'closed', by: ['dispatcher'], clocks: { stop: ['recheck'] } }],
  },
  closed: {},
  rejected: {
    appeal: [{ to: 'submitted', by: ['citizen'], when: hasNotAppealed, clocks: { start: ['appeal'] } }],
  },
  withdrawn: {},
  merged: {},
};

const isFor = (step: Step, roles: readonly ActorRole[]): boolean => step.by.some((role) => roles.includes(role));

const possibleStep = (cell: readonly Step[], facts: CaseFacts, roles: readonly ActorRole[], now: Date): Step | undefined =>
  cell.find((step) => isFor(step, roles) && (step.when?.(facts, roles, now) ?? true));

/**
 * The step an action takes from here.
 * @throws `complaint.action-not-possible` where the state or a predicate forbids it, `platform.forbidden` where only the role does
 */
export function nextStep(facts: CaseFacts, action: ComplaintAction, roles: readonly ActorRole[], now: Date): Step {
  const cell = WORKFLOW[facts.state][action] ?? [];
  const step = possibleStep(cell, facts, roles, now);
  if (step) return step;
  if (cell.length > 0 && !cell.some((one) => isFor(one, roles))) throw new DomainError('platform.forbidden');
  throw new DomainError('complaint.action-not-possible', { from: facts.state, action });
}

/** What these roles may do now, in the order of the table. */
export function allowedActions(facts: CaseFacts, roles: readonly ActorRole[], now: Date): ComplaintAction[] {
  const cells = Object.entries(WORKFLOW[facts.state]) as [ComplaintAction, readonly Step[]][];
  return cells.filter(([, cell]) => possibleStep(cell, facts, roles, now)).map(([action]) => action);
}
