/** How long the citizen waits for the first answer, and how much of it is the office's: always shown side by side. */
import type { AnswerTimeView } from '@zsb/shared/case-views';
import type { ClockKind, ComplaintState } from '@zsb/shared/complaints';
import { runningTime, type RanOnTheWall } from '../../calendar/running-time.js';

/** How the waiting ended, so far. */
interface Ending {
  /** The first answer; what is answered again after a reopen was answered before. */
  answeredAt: Date | null;
  /** When the case ended without one: withdrawn, not taken on, or part of another case. */
  endedAt: Date | null;
}

interface AnswerTimes extends Ending {
  filedAt: Date;
  /** The resolution clocks of the case: a new one begins where it becomes urgent. */
  clocks: readonly RanOnTheWall[];
  now: Date;
}

const MINUTE = 60_000;
const UNANSWERED_ENDS: readonly ComplaintState[] = ['withdrawn', 'rejected', 'merged'];

/** Wall-clock minutes, cut to whole ones, up to the first answer, to the end of the case, or to now. */
export function answerTimeOf({ filedAt, answeredAt, endedAt, clocks, now }: AnswerTimes): AnswerTimeView {
  const end = answeredAt ?? endedAt ?? now;
  const begun = clocks.filter(({ startedAt }) => startedAt <= end);
  const running = begun.reduce((sum, clock) => sum + runningTime(clock, end), 0);
  return {
    sinceFilingMinutes: minutesOf(end.getTime() - filedAt.getTime()),
    officeMinutes: begun.length === 0 ? null : minutesOf(running),
    isAnswered: answeredAt !== null,
  };
}

/** The history in its order, and the state it has led to: an appeal goes on where a rejection had ended. */
export function endingOf(events: readonly { at: Date; toState: ComplaintState }[], state: ComplaintState): Ending {
  const answeredAt = events.find(({ toState }) => toState === 'answered')?.at ?? null;
  const hasEnded = answeredAt === null && UNANSWERED_ENDS.includes(state);
  // Notes on a case that is over are events of the same state: it ended with the first of the last ones.
  const lastOther = events.findLastIndex(({ toState }) => toState !== state);
  return { answeredAt, endedAt: hasEnded ? (events[lastOther + 1]?.at ?? null) : null };
}

/** The clocks an answer time is made of. */
export const answerClocks = <Clock extends { kind: ClockKind }>(clocks: readonly Clock[]): Clock[] =>
  clocks.filter(({ kind }) => kind === 'resolution');

const minutesOf = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / MINUTE));
