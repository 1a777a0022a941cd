import type { ClockKind, ComplaintAction, ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import * as when from './case-facts.js';
import type { ActorRole, CaseFacts, Predicate } from './case-facts.js';

export type { ActorRole, CaseFacts } from './case-facts.js';

export interface ClockMoves {
  /** Met or missed, by now. */
  stop?: readonly ClockKind[];
  start?: readonly ClockKind[];
  /** Ended without outcome, unless they are late by then: that stays. */
  cancel?: readonly ClockKind[];
  /** Those of them that are open end, without outcome unless they are late, and begin anew by the targets that hold now. */
  restart?: readonly ClockKind[];
  /** Stand still while the citizen is waited for. */
  pause?: readonly ClockKind[];
  resume?: readonly ClockKind[];
  /** Run longer, by what was granted. */
  extend?: readonly ClockKind[];
  /** Every open clock ends so. */
  cancelAll?: true;
}

export interface Step {
  to: ComplaintState;
  by: readonly ActorRole[];
  when?: Predicate;
  clocks: ClockMoves;
}

type Cells = Partial<Record<ComplaintAction, readonly Step[]>>;

const WAITING_ON_CITIZEN = ['firstContact', 'resolution', 'rework'] as const;
/**
 * What an answer ends: the office's own clocks, met or missed; what helpers still owe is of no more use. It is no contact: who
 * never spoke to the person has not kept that promise by writing. What it plans 列入计划 is watched from then on.
 */
const answered = {
  stop: ['resolution', 'rework'],
  cancel: ['firstContact', 'coHandling'],
  start: ['plan'],
} as const satisfies ClockMoves;
/** Worked once more: another answer will come, and may plan again. */
const worked = { start: ['rework'], cancel: ['plan'] } as const satisfies ClockMoves;
const dispatched = { stop: ['dispatch', 'appeal'], start: ['acceptance', 'resolution'] } as const satisfies ClockMoves;
const turnedDown = { stop: ['dispatch', 'appeal'], cancelAll: true } as const satisfies ClockMoves;
const office = ['clerk', 'head'] as const;
const everybody = ['dispatcher', 'clerk', 'head', 'supervisor'] as const;

/** A step that stays where it is. */
const stay = (state: ComplaintState, by: readonly ActorRole[], rule?: Predicate, clocks: ClockMoves = {}): Step => ({
  to: state,
  by,
  ...(rule && { when: rule }),
  clocks,
});

const withdraw: readonly Step[] = [{ to: 'withdrawn', by: ['citizen'], when: when.isNotAboutSafety, clocks: { cancelAll: true } }];

const markUrgent = (state: ComplaintState): Step =>
  stay(state, ['dispatcher', 'supervisor'], when.isNotUrgentYet, {
    restart: ['dispatch', 'acceptance', 'firstContact', 'resolution', 'rework'],
  });

/** What can be done wherever an answer is still owed. */
const whileOpen = (state: ComplaintState): Cells => ({
  urge: [stay(state, ['citizen'], when.mayUrge)],
  supplement: [stay(state, ['citizen'])],
  note: [stay(state, everybody)],
});

/** What can be done once an office has it. */
const atOffice = (state: ComplaintState): Cells => ({
  ...whileOpen(state),
  supervise: [stay(state, ['supervisor'], when.isNotSupervised, { start: ['supervisionOrder'] })],
  answerSupervision: [stay(state, office, when.isSupervised, { stop: ['supervisionOrder'] })],
  nameHandlers: [stay(state, ['head'], when.isReport)],
  requestRejection: [stay(state, office, when.isNotApplied('rejection'))],
  grantRejection: [{ to: 'rejected', by: ['dispatcher'], when: when.mayGrantRejection, clocks: { cancelAll: true } }],
  refuseRejection: [stay(state, ['dispatcher'], when.isApplied('rejection'))],
  withdraw,
});

/** What can be decided while an office works the case, or waits for the citizen. */
const inWork = (state: ComplaintState): Cells => ({
  ...atOffice(state),
  answerCoHandling: [stay(state, ['coHandler'])],
  grantExtension: [stay(state, ['supervisor'], when.isApplied('extension'), { extend: ['resolution', 'rework'] })],
  refuseExtension: [stay(state, ['supervisor'], when.isApplied('extension'))],
  grantRedispatch: [
    {
      to: 'assigned',
      by: ['dispatcher'],
      when: when.isApplied('redispatch'),
      clocks: { cancel: ['firstContact', 'coHandling'], resume: WAITING_ON_CITIZEN, start: ['acceptance'] },
    },
  ],
  refuseRedispatch: [stay(state, ['dispatcher'], when.isApplied('redispatch'))],
});

/**
 * What the office still owes of an answer that planned something, or under supervision. Only what was done ends a plan: how it
 * goes on is told as often as there is news. Cases merged into another one get its reports, and owe none.
 */
const reports = (state: ComplaintState): Cells => ({
  answerSupervision: [stay(state, office, when.isSupervised, { stop: ['supervisionOrder'] })],
  reportPlan: [stay(state, office, when.needsPlanReport, { stop: ['plan'] }), stay(state, ['system'], when.sharesAnAnswer)],
  planProgress: [stay(state, office, when.needsPlanReport), stay(state, ['system'], when.sharesAnAnswer)],
});

/** What is still to be done when the citizen has spoken, or time has. */
const afterAnswer = (state: ComplaintState): Cells => ({
  note: [stay(state, everybody)],
  requestExclusion: [stay(state, office, when.mayApplyForExclusion)],
  grantExclusion: [stay(state, ['supervisor'], when.isApplied('exclusion'))],
  refuseExclusion: [stay(state, ['supervisor'], when.isApplied('exclusion'))],
  ...reports(state),
});

/**
 * States × actions × roles, as one table. What has no cell is not possible; both the refusal and the offer read it here. Of
 * several steps in a cell the first that the role and its predicate allow is taken.
 */
export const WORKFLOW: Record<ComplaintState, Cells> = {
  submitted: {
    dispatch: [
      { to: 'assigned', by: ['dispatcher'], when: when.isNotOwnRejection, clocks: dispatched },
      { to: 'assigned', by: ['supervisor'], when: when.isAppealOfAnother, clocks: dispatched },
      { to: 'assigned', by: ['system'], when: when.ruleIsCertain, clocks: dispatched },
    ],
    reject: [
      { to: 'rejected', by: ['dispatcher'], when: when.isNotOwnRejection, clocks: turnedDown },
      { to: 'rejected', by: ['supervisor'], when: when.isAppealOfAnother, clocks: turnedDown },
    ],
    markUrgent: [markUrgent('submitted')],
    split: [stay('submitted', ['dispatcher'], when.mayMergeOrSplit)],
    merge: [{ to: 'merged', by: ['dispatcher'], when: when.mayMergeOrSplit, clocks: turnedDown }],
    withdraw,
    ...whileOpen('submitted'),
  },
  assigned: {
    ...atOffice('assigned'),
    markUrgent: [markUrgent('assigned')],
    accept: [{ to: 'accepted', by: office, clocks: { stop: ['acceptance'], start: ['firstContact'] } }],
    return: [
      { to: 'submitted', by: office, when: when.mayReturnToDispatcher, clocks: { stop: ['acceptance'], start: ['dispatch'] } },
      { to: 'arbitrating', by: office, when: when.isLastReturn, clocks: { stop: ['acceptance'], start: ['arbitration'] } },
    ],
    // A centre dispatches further within its own tree.
    dispatch: [stay('assigned', ['dispatcher'], undefined, { restart: ['acceptance'] })],
  },
  arbitrating: {
    ...whileOpen('arbitrating'),
    arbitrate: [{ to: 'assigned', by: ['supervisor'], clocks: { stop: ['arbitration'], start: ['acceptance'] } }],
    withdraw,
  },
  accepted: {
    ...inWork('accepted'),
    markUrgent: [markUrgent('accepted')],
    contact: [stay('accepted', office, undefined, { stop: ['firstContact'] })],
    contactTry: [stay('accepted', office, when.isLastContactTry, { stop: ['firstContact'] }), stay('accepted', office)],
    ask: [
      { to: 'awaiting_citizen', by: office, when: when.mayAskBeforeLastFifth, clocks: { pause: WAITING_ON_CITIZEN } },
      { to: 'awaiting_citizen', by: ['head'], when: when.mayAsk, clocks: { pause: WAITING_ON_CITIZEN } },
    ],
    answer: [{ to: 'answered', by: office, when: when.needsNoReview, clocks: answered }],
    draftAnswer: [stay('accepted', office, when.needsReview)],
    approveAnswer: [
      stay('accepted', ['head'], when.headPassesOn),
      { to: 'answered', by: ['head', 'dispatcher'], when: when.reviewerApproves, clocks: answered },
    ],
    sendBackAnswer: [stay('accepted', ['head', 'dispatcher'], when.isReviewer)],
    requestExtension: [stay('accepted', office, when.mayApplyForExtension)],
    requestRedispatch: [stay('accepted', office, when.mayApplyForRedispatch)],
    addCoHandler: [stay('accepted', office, when.isNotReport)],
  },
  awaiting_citizen: {
    ...inWork('awaiting_citizen'),
    supply: [{ to: 'accepted', by: ['citizen'], clocks: { resume: WAITING_ON_CITIZEN } }],
    resume: [{ to: 'accepted', by: ['system'], when: when.supplyTimeIsOver, clocks: { resume: WAITING_ON_CITIZEN } }],
  },
  answered: {
    ...afterAnswer('answered'),
    rate: [{ to: 'closed', by: ['citizen'], when: when.withinRatingTime, clocks: {} }],
    // Bad, and not to be worked again: the office puts right what it can, and the centre calls.
    rateLow: [
      { to: 'closed', by: ['citizen'], when: when.withinRatingTimeAndReachable, clocks: { start: ['rectification', 'callBack'] } },
      { to: 'closed', by: ['citizen'], when: when.withinRatingTime, clocks: { start: ['rectification'] } },
    ],
    reopen: [
      { to: 'accepted', by: ['citizen'], when: when.mayReopen, clocks: worked },
      // Until the centre has decided, the answer stands, and what it planned is still owed.
      { to: 'rechecking', by: ['citizen'], when: when.reopensAreUsedUp, clocks: { start: ['recheck'] } },
    ],
    close: [{ to: 'closed', by: ['system'], when: when.ratingTimeIsOver, clocks: {} }],
  },
  rechecking: {
    ...whileOpen('rechecking'),
    ...reports('rechecking'),
    grantRecheck: [{ to: 'accepted', by: ['dispatcher'], clocks: { stop: ['recheck'], ...worked } }],
    refuseRecheck: [{ to: 'closed', by: ['dispatcher'], clocks: { stop: ['recheck'] } }],
  },
  closed: {
    ...afterAnswer('closed'),
    rectify: [stay('closed', office, when.needsRectification, { stop: ['rectification'] })],
    callBack: [stay('closed', ['dispatcher'], when.needsCallBack, { stop: ['callBack'] })],
    callBackTry: [
      stay('closed', ['dispatcher'], when.isLastCallBackTry, { stop: ['callBack'] }),
      stay('closed', ['dispatcher'], when.needsCallBack),
    ],
    contestRating: [stay('closed', office, when.mayContestRating)],
    grantContest: [stay('closed', ['supervisor'], when.isApplied('ratingContest'), { cancel: ['rectification', 'callBack'] })],
    refuseContest: [stay('closed', ['supervisor'], when.isApplied('ratingContest'))],
    supervise: [stay('closed', ['supervisor'], when.isNotSupervised, { start: ['supervisionOrder'] })],
  },
  rejected: {
    appeal: [{ to: 'submitted', by: ['citizen'], when: when.hasNotAppealed, clocks: { start: ['appeal'] } }],
    note: [stay('rejected', everybody)],
  },
  withdrawn: { note: [stay('withdrawn', everybody)] },
  // It waits for the answer of the case it was merged into, and is rated on its own; until then it can be taken back.
  merged: {
    withdraw,
    endMerged: [
      { to: 'answered', by: ['system'], when: when.sharesAnAnswer, clocks: {} },
      { to: 'submitted', by: ['system'], clocks: { start: ['dispatch'] } },
    ],
    note: [stay('merged', everybody)],
  },
};

const OPEN: readonly ComplaintState[] = ['submitted', 'assigned', 'arbitrating', 'accepted', 'awaiting_citizen', 'rechecking'];
/** An answer is still owed. */
export const isOpenState = (state: ComplaintState): boolean => OPEN.includes(state);

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
