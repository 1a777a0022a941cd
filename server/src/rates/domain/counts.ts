import type { OverdueClock } from '@zsb/shared/rates';
import { formatDay, dayOf } from '../../calendar/local-date.js';
import { runningTime } from '../../calendar/running-time.js';
import type { Zone } from '../../calendar/zone.js';
import { CLOCK_MEASURES, LEAST_SATISFIED, NEAR_DUE, type Measure } from './measures.js';

/** What the rates need to know of a case: its history, whatever order its rows are stored in. */
export interface CountedCase {
  filedAt: Date;
  categoryCode: string;
  districtCode: string | null;
  /** Whom a report is about. */
  aboutOrganisationId: string | null;
  /** Left out of the rates 剔除. */
  isExcluded: boolean;
  /** Its last rating was struck out. */
  isRatingVoid: boolean;
  /** In the order in which they happened. */
  events: readonly CountedEvent[];
  /** Those that have ended, in the order of their starts. */
  clocks: readonly EndedClock[];
  /** Oldest first. */
  ratings: readonly CountedRating[];
}

export interface CountedEvent {
  at: Date;
  action: string;
  toState: string;
  data: { organisationId?: string | undefined; outcome?: string | undefined; inLastFifth?: boolean | undefined };
}

export interface EndedClock {
  kind: string;
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date;
  outcome: 'met' | 'missed' | 'cancelled';
  pauses: readonly { from: string; to: string }[];
  /** Who answered for it when it ended; empty for nobody. */
  organisationId: string;
}

export interface CountedRating {
  at: Date;
  organisationId: string;
  satisfaction: number;
  solved: string;
}

/** One figure of one case. */
export interface Count {
  measure: Measure;
  /** Local date on which it happened. */
  day: string;
  /** Whose it is; empty for nobody's. */
  organisationId: string;
  /** How often; of minutes, how many. */
  amount: number;
  /** Counts only among everything: the case, or this rating, was taken out. */
  isExcluded: boolean;
}

/**
 * Everything a case contributes to the rates, by its history alone: asked again after a further step, after an exclusion or a
 * mended clock, it answers anew, and the difference is what changes the sums. Product rules: §6 Rates.
 */
export function countsOf(counted: CountedCase, zone: Zone): Count[] {
  const tally = new Tally(zone, counted.isExcluded);
  countSteps(counted, tally);
  countClocks(counted, tally);
  countRatings(counted, tally);
  return tally.counts();
}

/** Adds up what is the same in everything but its amount. */
class Tally {
  private readonly byKey = new Map<string, Count>();

  constructor(
    private readonly zone: Zone,
    private readonly isExcluded: boolean,
  ) {}

  add(measure: Measure, at: Date, organisationId: string, { amount = 1, isVoid = false } = {}): void {
    const day = formatDay(dayOf(at.getTime(), this.zone));
    const isExcluded = this.isExcluded || isVoid;
    const key = `${measure} ${day} ${organisationId} ${isExcluded}`;
    const known = this.byKey.get(key);
    if (known) known.amount += amount;
    else this.byKey.set(key, { measure, day, organisationId, amount, isExcluded });
  }

  counts(): Count[] {
    return [...this.byKey.values()].filter(({ amount }) => amount !== 0);
  }
}

/** The answer a citizen speaks about: who gave it, and what it said. */
interface LastAnswer {
  organisationId: string;
  outcome: string;
}

function countSteps(counted: CountedCase, tally: Tally): void {
  let last: LastAnswer = { organisationId: '', outcome: '' };
  let isFirst = true;
  for (const event of counted.events) {
    const { at, action, data, toState } = event;
    const office = data.organisationId ?? '';
    if (toState === 'answered' && ANSWERS.includes(action)) {
      last = { organisationId: office, outcome: data.outcome ?? '' };
      if (action !== 'endMerged') countAnswer(counted, event, tally, isFirst);
      isFirst = false;
    }
    switch (action) {
      case 'dispatch':
      case 'arbitrate':
      case 'grantRedispatch':
        tally.add('assigned', at, office);
        break;
      case 'return':
        tally.add('returned', at, office);
        break;
      case 'ask':
        tally.add('asked', at, office);
        if (data.inLastFifth) tally.add('askedLate', at, office);
        break;
      case 'reopen':
        if (toState === 'accepted') tally.add('reworked', at, last.organisationId);
        if (last.outcome === 'solved') tally.add('reopenedSolved', at, last.organisationId);
        break;
      case 'grantRecheck':
        tally.add('reworked', at, last.organisationId);
        break;
      case 'close':
        tally.add('closedSilent', at, last.organisationId);
        break;
    }
  }
}

/** A merged case shares the answer of another one: it is rated, but nobody answered it once more. */
const ANSWERS = ['answer', 'approveAnswer', 'endMerged'];

function countAnswer({ filedAt, clocks }: CountedCase, { at, data }: CountedEvent, tally: Tally, isFirst: boolean): void {
  const office = data.organisationId ?? '';
  const ended = (kinds: readonly string[]) => clocks.filter(({ kind, stoppedAt }) => kinds.includes(kind) && +stoppedAt === +at);
  tally.add('answered', at, office);
  if (data.outcome === 'solved') tally.add('answeredSolved', at, office);
  if (ended(['resolution', 'rework']).some(isNearDue)) tally.add('answeredNearDue', at, office);
  // The answer itself has ended it: whoever was reached before ended it then.
  if (ended(['firstContact']).some(({ outcome }) => outcome !== 'met')) tally.add('answeredUncontacted', at, office);
  if (!isFirst) return;
  tally.add('firstAnswers', at, office);
  tally.add('answerMinutes', at, office, { amount: minutes(+at - +filedAt) });
  const own = clocks.filter(({ kind, stoppedAt }) => kind === 'resolution' && stoppedAt <= at);
  tally.add('officeMinutes', at, office, {
    amount: minutes(own.reduce((sum, clock) => sum + runningTime({ ...clock, pausedAt: null }, at), 0)),
  });
}

const isNearDue = ({ outcome, dueAt, stoppedAt }: EndedClock): boolean => outcome === 'met' && +dueAt - +stoppedAt <= NEAR_DUE;

const minutes = (milliseconds: number): number => Math.floor(milliseconds / 60_000);

function countClocks({ clocks }: CountedCase, tally: Tally): void {
  for (const { kind, outcome, dueAt, stoppedAt, organisationId } of clocks) {
    if (!Object.hasOwn(CLOCK_MEASURES, kind) || outcome === 'cancelled') continue;
    const measures = CLOCK_MEASURES[kind as OverdueClock];
    tally.add(measures[outcome], stoppedAt, organisationId);
    if (outcome === 'missed') tally.add(measures.fellDue, dueAt, organisationId);
  }
}

function countRatings({ ratings, isRatingVoid }: CountedCase, tally: Tally): void {
  for (const [index, { at, organisationId, satisfaction, solved }] of ratings.entries()) {
    const how = { isVoid: isRatingVoid && index === ratings.length - 1 };
    tally.add('rated', at, organisationId, how);
    tally.add(satisfaction >= LEAST_SATISFIED ? 'satisfied' : 'dissatisfied', at, organisationId, how);
    tally.add(solved === 'yes' ? 'solved' : 'unsolved', at, organisationId, how);
  }
}
