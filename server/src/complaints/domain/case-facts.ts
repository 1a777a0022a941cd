import type { ApplicationKind, ComplaintKind, ComplaintState } from '@zsb/shared/complaints';
import type { StaffRole } from '@zsb/shared/logins';

/**
 * Who acts: the citizen whose case it is, staff in whose reach it lies, an office that helps 协办, or a timer. Reports 举报
 * know only those who are named to handle them: `case-access` leaves the other roles out.
 */
export type ActorRole = 'citizen' | StaffRole | 'coHandler' | 'system';

/** What the predicates of the table look at. */
export interface CaseFacts {
  state: ComplaintState;
  kind: ComplaintKind;
  hideName: boolean;
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
  /** Who turned it down last; null where nobody has. */
  rejectedBy: string | null;
  extensionCount: number;
  extendBy: Date | null;
  contactTries: number;
  contactTriedAt: Date | null;
  contactedAt: Date | null;
  reviewStage: 'head' | 'centre' | null;
  redispatchCount: number;
  urgeAgainAt: Date | null;
  callBackTries: number;
  callBackTriedOn: string | null;
  needsCallBack: boolean;
  needsRectification: boolean;
  needsPlanReport: boolean;
  isSupervised: boolean;
  isExcluded: boolean;
  isRatingVoid: boolean;
  openApplications: string;
  /** The case whose answer this one waits for; null where it stands alone. */
  mergedInto: string | null;
  /** The one who asks has rejected it before. */
  isOwnRejection: boolean;
  /** Who looks at an answer before the citizen does. */
  review: 'none' | 'head' | 'head+centre';
  /** Local date of the question, `2026-11-20`. */
  today: string;
  /** Whether the question falls into the offices' working hours. */
  isWorkingTime: boolean;
  /** The city's bounds. */
  limits: CaseLimits;
}

interface CaseLimits {
  returns: number;
  asks: number;
  reopens: number;
  extensions: number;
  contactTries: number;
  contactTryMinutes: number;
  callBackTries: number;
}

export type Predicate = (facts: CaseFacts, roles: readonly ActorRole[], now: Date) => boolean;

/** A timer dispatches only what a certain rule decides. */
export const ruleIsCertain: Predicate = ({ suggestionAutomatic, returnCount }) => suggestionAutomatic && returnCount === 0;
/** An office returns within its acceptance time, until a supervisor has decided whose it is. */
const withinReturnTime: Predicate = ({ returnBy, returnCount, limits }, _, now) =>
  returnBy !== null && now <= returnBy && returnCount < limits.returns;
export const mayReturnToDispatcher: Predicate = (facts, ...rest) =>
  withinReturnTime(facts, ...rest) && facts.returnCount + 1 < facts.limits.returns;
export const isLastReturn: Predicate = (facts, ...rest) =>
  withinReturnTime(facts, ...rest) && facts.returnCount + 1 >= facts.limits.returns;
export const mayAsk: Predicate = ({ askCount, limits, reviewStage }) => askCount < limits.asks && reviewStage === null;
/** A question at the last moment buys time: then the head has to stand behind it. */
export const mayAskBeforeLastFifth: Predicate = (facts, roles, now) =>
  mayAsk(facts, roles, now) && (facts.lastFifthAt === null || now < facts.lastFifthAt);
export const supplyTimeIsOver: Predicate = ({ supplyBy }, _, now) => supplyBy !== null && now >= supplyBy;
/** The citizen has a few days to rate an answer; after that silence closes the case. */
export const withinRatingTime: Predicate = ({ rateBy }, _, now) => rateBy !== null && now < rateBy;
/** Whoever hid their name, and whoever reports, has no phone that anybody could call back. */
export const withinRatingTimeAndReachable: Predicate = (facts, ...rest) =>
  withinRatingTime(facts, ...rest) && !facts.hideName && facts.kind !== 'report';
export const ratingTimeIsOver: Predicate = ({ rateBy }, _, now) => rateBy !== null && now >= rateBy;
export const mayReopen: Predicate = (facts, ...rest) =>
  withinRatingTime(facts, ...rest) && !facts.wasRechecked && facts.reopenCount < facts.limits.reopens;
export const reopensAreUsedUp: Predicate = (facts, ...rest) =>
  withinRatingTime(facts, ...rest) && !facts.wasRechecked && facts.reopenCount >= facts.limits.reopens;
/** What endangers somebody, or accuses somebody, cannot be taken back. */
export const isNotAboutSafety: Predicate = ({ urgency, kind }) => urgency === 'normal' && kind !== 'report';
/** An appeal is decided by another dispatcher than the one who rejected, in whatever way: neither a second no nor a late yes is theirs. */
export const isNotOwnRejection: Predicate = ({ isOwnRejection }) => !isOwnRejection;
/**
 * Then supervision may decide too: a centre with a single dispatcher, who rejected, would leave the appeal to nobody, and once more
 * where an office returns it. Nobody is left only where a report is about the centre and a single supervisor rejected it (or about
 * supervision, and a single dispatcher did): the ladder of the appeal's clock tells those above.
 */
export const isAppealOfAnother: Predicate = (facts, ...rest) =>
  facts.appealCount > 0 && facts.rejectedBy !== null && isNotOwnRejection(facts, ...rest);
export const hasNotAppealed: Predicate = ({ appealCount }) => appealCount === 0;

export const isNotUrgentYet: Predicate = ({ urgency }) => urgency === 'normal';
/** Reports stay alone: whoever reads one must not come upon another. */
export const isNotReport: Predicate = ({ kind }) => kind !== 'report';
/** An appeal must not end, undecided, in another case by the hand of whoever rejected it. */
export const mayMergeOrSplit: Predicate = (facts, ...rest) => isNotReport(facts, ...rest) && isNotOwnRejection(facts, ...rest);
/** Merged 并案: its answer is that of the other case, as long as there will be one. */
export const sharesAnAnswer: Predicate = ({ mergedInto }) => mergedInto !== null;
export const isReport: Predicate = ({ kind }) => kind === 'report';
/** 催办 once per working day. */
export const mayUrge: Predicate = ({ urgeAgainAt }, _, now) => urgeAgainAt === null || now >= urgeAgainAt;

/** Three calls within a minute are one try: the next that counts comes some time after the last that did. */
export const isTryTooSoon: Predicate = ({ contactTriedAt, limits }, _, now) =>
  contactTriedAt !== null && now.getTime() - contactTriedAt.getTime() < limits.contactTryMinutes * 60_000;
/** At two in the morning nobody answers; only what is urgent is rung about at any hour. */
export const isTryOffHours: Predicate = ({ urgency, isWorkingTime }) => urgency === 'normal' && !isWorkingTime;
const isCountedTry: Predicate = (...asked) => !isTryTooSoon(...asked) && !isTryOffHours(...asked);
export const isLastContactTry: Predicate = (facts, ...rest) =>
  facts.contactedAt === null && isCountedTry(facts, ...rest) && facts.contactTries + 1 >= facts.limits.contactTries;
/** Three tries, not all on the day of the first: three in a row on one afternoon prove nothing. */
export const isLastCallBackTry: Predicate = (facts) =>
  facts.needsCallBack &&
  facts.callBackTries + 1 >= facts.limits.callBackTries &&
  (facts.limits.callBackTries === 1 || (facts.callBackTriedOn !== null && facts.callBackTriedOn !== facts.today));
export const needsCallBack: Predicate = ({ needsCallBack: isNeeded }) => isNeeded;
export const needsRectification: Predicate = ({ needsRectification: isNeeded }) => isNeeded;
export const needsPlanReport: Predicate = ({ needsPlanReport: isNeeded }) => isNeeded;
export const isSupervised: Predicate = ({ isSupervised: waits }) => waits;
export const isNotSupervised: Predicate = ({ isSupervised: waits }) => !waits;

/** A head stands behind an answer by giving it; only the centre's look is then left. */
export const needsNoReview: Predicate = ({ review, reviewStage }, roles) =>
  reviewStage === null && (review === 'none' || (review === 'head' && roles.includes('head')));
export const needsReview: Predicate = ({ review, reviewStage }) => reviewStage === null && review !== 'none';
/** The head approves first, and the centre where the category asks for both. */
export const headPassesOn: Predicate = ({ review, reviewStage }, roles) =>
  reviewStage === 'head' && roles.includes('head') && review === 'head+centre';
export const reviewerApproves: Predicate = ({ review, reviewStage }, roles) =>
  (reviewStage === 'head' && roles.includes('head') && review !== 'head+centre') ||
  (reviewStage === 'centre' && roles.includes('dispatcher'));
export const isReviewer: Predicate = ({ reviewStage }, roles) =>
  (reviewStage === 'head' && roles.includes('head')) || (reviewStage === 'centre' && roles.includes('dispatcher'));

const waits = ({ openApplications }: CaseFacts, kind: ApplicationKind): boolean => openApplications.split(',').includes(kind);
/** A predicate made for one kind, with a name that the printed table can show. */
const named = (name: string, predicate: Predicate): Predicate => Object.defineProperty(predicate, 'name', { value: name });
/** Somebody applied, and nobody has decided. */
export const isApplied = (kind: ApplicationKind): Predicate => named(`isApplied(${kind})`, (facts) => waits(facts, kind));
export const isNotApplied = (kind: ApplicationKind): Predicate => named(`isNotApplied(${kind})`, (facts) => !waits(facts, kind));
/** Whoever rejected it once does not reject it again after an appeal, on an office's application neither. */
export const mayGrantRejection: Predicate = (facts, ...rest) => waits(facts, 'rejection') && isNotOwnRejection(facts, ...rest);
/** Before it is due, and not more often than the city allows. */
export const mayApplyForExtension: Predicate = (facts, _, now) =>
  !waits(facts, 'extension') && facts.extendBy !== null && now <= facts.extendBy && facts.extensionCount < facts.limits.extensions;
/** 改派 can be applied for once. */
export const mayApplyForRedispatch: Predicate = (facts) => !waits(facts, 'redispatch') && facts.redispatchCount === 0;
export const mayApplyForExclusion: Predicate = (facts) => !waits(facts, 'exclusion') && !facts.isExcluded;
export const mayContestRating: Predicate = (facts) => facts.needsRectification && !facts.isRatingVoid && !waits(facts, 'ratingContest');
