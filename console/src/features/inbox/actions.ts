import type { CaseRowView } from '@zsb/shared/case-views';
import type { ApplicationKind, ClockKind, ComplaintAction } from '@zsb/shared/complaints';

/** One way to do something with a case from the console: one button, one box. */
interface StaffActionFacts {
  name: string;
  /** The letter that opens it, where it has one: `z`hòngcái, `f`ùhé, `t`uìhuí, `b`ù yǔ shòulǐ, `l`iánxì, `s`hěnhé, `y`ánqī, `n`ote. */
  key?: string;
  /** Any of these makes it possible: the server may allow one outcome of several. */
  by: readonly ComplaintAction[];
  /** A step that moves the case on: offered at the end of its row. What only adds to a case is not. */
  isStep: boolean;
}

/**
 * What staff do from the console, in the order of its buttons: the first that is possible is the main one. The rest of the
 * contract's actions belong to citizens and timers.
 */
const ACTIONS = {
  dispatch: { name: '派单', key: 'd', by: ['dispatch'], isStep: true },
  accept: { name: '签收', key: 'a', by: ['accept'], isStep: true },
  arbitrate: { name: '仲裁', key: 'z', by: ['arbitrate'], isStep: true },
  decideRecheck: { name: '复核决定', key: 'f', by: ['grantRecheck', 'refuseRecheck'], isStep: true },
  reviewAnswer: { name: '审核答复', key: 's', by: ['approveAnswer', 'sendBackAnswer'], isStep: true },
  decideExtension: { name: '审批延期', by: ['grantExtension', 'refuseExtension'], isStep: true },
  decideRedispatch: { name: '审批改派', by: ['grantRedispatch', 'refuseRedispatch'], isStep: true },
  decideRejection: { name: '审批不予受理', by: ['grantRejection', 'refuseRejection'], isStep: true },
  decideExclusion: { name: '审批剔除', by: ['grantExclusion', 'refuseExclusion'], isStep: true },
  decideContest: { name: '审批评价申诉', by: ['grantContest', 'refuseContest'], isStep: true },
  answer: { name: '答复', key: 'r', by: ['answer', 'draftAnswer'], isStep: true },
  contact: { name: '联系记录', key: 'l', by: ['contact', 'contactTry'], isStep: true },
  ask: { name: '请市民补充', key: 'c', by: ['ask'], isStep: true },
  return: { name: '退回', key: 't', by: ['return'], isStep: true },
  answerCoHandling: { name: '协办反馈', by: ['answerCoHandling'], isStep: true },
  answerSupervision: { name: '督办反馈', by: ['answerSupervision'], isStep: true },
  rectify: { name: '整改反馈', by: ['rectify'], isStep: true },
  reportPlan: { name: '反馈计划落实情况', by: ['reportPlan', 'planProgress'], isStep: true },
  callBack: { name: '回访', by: ['callBack', 'callBackTry'], isStep: true },
  reject: { name: '不予受理', key: 'b', by: ['reject'], isStep: true },
  nameHandlers: { name: '指定办理人', by: ['nameHandlers'], isStep: false },
  applyExtension: { name: '申请延期', key: 'y', by: ['requestExtension'], isStep: false },
  addCoHandler: { name: '请单位协办', by: ['addCoHandler'], isStep: false },
  supervise: { name: '督办', by: ['supervise'], isStep: false },
  markUrgent: { name: '标为紧急', by: ['markUrgent'], isStep: false },
  note: { name: '写备注', key: 'n', by: ['note'], isStep: false },
  applyRedispatch: { name: '申请改派', by: ['requestRedispatch'], isStep: false },
  applyRejection: { name: '申请不予受理', by: ['requestRejection'], isStep: false },
  applyExclusion: { name: '申请剔除', by: ['requestExclusion'], isStep: false },
  contestRating: { name: '申诉评价', by: ['contestRating'], isStep: false },
  split: { name: '拆分', by: ['split'], isStep: false },
  merge: { name: '并案', by: ['merge'], isStep: false },
} as const satisfies Record<string, StaffActionFacts>;

export type StaffAction = keyof typeof ACTIONS;
export const STAFF_ACTIONS = Object.keys(ACTIONS) as StaffAction[];

const factsOf = (action: StaffAction): StaffActionFacts => ACTIONS[action];

const map = <Value>(value: (facts: StaffActionFacts) => Value): Record<StaffAction, Value> =>
  Object.fromEntries(STAFF_ACTIONS.map((action) => [action, value(factsOf(action))])) as Record<StaffAction, Value>;

export const ACTION_NAMES = map(({ name }) => name);
/** Undefined for what is done too rarely to learn a letter. */
export const ACTION_KEYS = map(({ key }) => key);

/** The box in which an application of each kind is decided. */
export const DECISION_OF: Record<ApplicationKind, StaffAction> = {
  extension: 'decideExtension',
  redispatch: 'decideRedispatch',
  rejection: 'decideRejection',
  exclusion: 'decideExclusion',
  ratingContest: 'decideContest',
};

/** Somebody waits for a word: that stands before everything else. */
const DECISIONS: readonly StaffAction[] = ['arbitrate', 'decideRecheck', 'reviewAnswer', ...Object.values(DECISION_OF)];

/** What ends each clock: while that clock is the next to fall due, this stands first of what is not a decision. */
const ENDED_BY: Partial<Record<ClockKind, StaffAction>> = {
  acceptance: 'accept',
  firstContact: 'contact',
  supervisionOrder: 'answerSupervision',
  rectification: 'rectify',
  plan: 'reportPlan',
  callBack: 'callBack',
};

/** Whether it moves the case on: only then is it the main thing to do. */
export const isStep = (action: StaffAction): boolean => factsOf(action).isStep;

/** Whether the server allows this action now. */
export const isPossible = (action: StaffAction, allowed: readonly ComplaintAction[]): boolean =>
  factsOf(action).by.some((one) => allowed.includes(one));

/** What can be done now, in the order of the buttons: decisions first, then what ends the clock that falls due next. */
export function possibleActions({ allowedActions, clock }: Pick<CaseRowView, 'allowedActions' | 'clock'>): StaffAction[] {
  const first = clock === null ? undefined : ENDED_BY[clock];
  const possible = STAFF_ACTIONS.filter((action) => isPossible(action, allowedActions));
  if (first === undefined || !possible.includes(first)) return possible;
  const others = possible.filter((action) => action !== first);
  const isDecision = (action: StaffAction) => DECISIONS.includes(action);
  return [...others.filter(isDecision), first, ...others.filter((action) => !isDecision(action))];
}

/** The action at the end of a row: the first step the server allows, or null. */
export const mainAction = (row: Pick<CaseRowView, 'allowedActions' | 'clock'>): StaffAction | null =>
  possibleActions(row).find(isStep) ?? null;
