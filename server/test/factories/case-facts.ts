import type { ComplaintAction, ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import { nextStep, type ActorRole, type CaseFacts } from '../../src/complaints/domain/workflow.js';

export const NOW = new Date('2026-11-20T08:00:00Z');
export const EARLIER = new Date('2026-11-20T07:59:59.999Z');
export const LATER = new Date('2026-11-20T08:00:00.001Z');

const EVERYTHING_APPLIED = 'extension,redispatch,rejection,exclusion,ratingContest';

/** A case for which everything is possible that its state allows, but for what excludes each other: see `BEST`. */
export const facts = (state: ComplaintState, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  kind: 'complaint',
  hideName: false,
  urgency: 'normal',
  suggestionAutomatic: true,
  returnBy: LATER,
  returnCount: 0,
  askCount: 0,
  lastFifthAt: LATER,
  supplyBy: NOW,
  rateBy: LATER,
  reopenCount: 0,
  wasRechecked: false,
  appealCount: 0,
  rejectedBy: null,
  extensionCount: 0,
  extendBy: LATER,
  contactTries: 0,
  contactTriedAt: null,
  contactedAt: null,
  reviewStage: null,
  redispatchCount: 0,
  urgeAgainAt: null,
  callBackTries: 0,
  callBackTriedOn: null,
  needsCallBack: true,
  needsRectification: true,
  needsPlanReport: true,
  isSupervised: false,
  isExcluded: false,
  isRatingVoid: false,
  openApplications: '',
  mergedInto: null,
  isOwnRejection: false,
  review: 'none',
  today: '2026-11-20',
  isWorkingTime: true,
  limits: { returns: 3, asks: 2, reopens: 2, extensions: 2, contactTries: 3, contactTryMinutes: 30, callBackTries: 3 },
  ...more,
});

export const applied = { openApplications: EVERYTHING_APPLIED };
/** Turned down by somebody else, and appealed. */
export const appealed = { appealCount: 1, rejectedBy: '019aa000-0000-7000-8000-000000000002' };
const merged = { mergedInto: '019aa000-0000-7000-8000-000000000001' };
/** What an action needs beside its state, where other actions need the opposite. */
const BEST: Partial<Record<ComplaintAction, Partial<CaseFacts>>> = {
  close: { rateBy: NOW },
  dispatch: appealed,
  reject: appealed,
  endMerged: merged,
  reportPlan: merged,
  planProgress: merged,
  nameHandlers: { kind: 'report' },
  draftAnswer: { review: 'head' },
  answerSupervision: { isSupervised: true },
  grantExtension: applied,
  refuseExtension: applied,
  grantRedispatch: applied,
  refuseRedispatch: applied,
  grantRejection: applied,
  refuseRejection: applied,
  grantExclusion: applied,
  refuseExclusion: applied,
  grantContest: applied,
  refuseContest: applied,
};
export const atHead = { review: 'head', reviewStage: 'head' } as const;
export const atCentre = { review: 'head+centre', reviewStage: 'centre' } as const;
const isReview = (action: ComplaintAction): boolean => action === 'approveAnswer' || action === 'sendBackAnswer';
export const best = (state: ComplaintState, action: ComplaintAction, role: ActorRole): CaseFacts =>
  facts(state, isReview(action) ? (role === 'dispatcher' ? atCentre : atHead) : BEST[action]);

/** What one attempt comes to: the next state, or the code of the refusal. */
export function attempt(of: CaseFacts, action: ComplaintAction, ...roles: ActorRole[]): string {
  try {
    return nextStep(of, action, roles, NOW).to;
  } catch (error) {
    return (error as DomainError).code;
  }
}
export const NOT_POSSIBLE = 'complaint.action-not-possible';
