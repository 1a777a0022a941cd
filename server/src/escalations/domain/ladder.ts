/** The ladder 升级: who is late is told of, step by step. When each step of a clock comes, and which of them a moment has reached. */
import { dueAt } from '../../calendar/due.js';
import { standsStill } from '../../calendar/sla-status.js';
import { parseTarget } from '../../calendar/target.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { addWorkingTime } from '../../calendar/working-time.js';

/** 0 the warning, 1 due: the office; 2: supervision; 3: the leader in charge 分管领导. */
export const LAST_STEP = 3;

/** What the ladder needs to know of a clock. */
export interface LadderClock {
  target: string;
  warnAt: Date;
  dueAt: Date;
  pausedAt: Date | null;
  stoppedAt: Date | null;
  /** The first step of this round that has not been taken: 0 at the start and after an extension. */
  nextStep: number;
}

export interface PlannedStep {
  nextStep: number;
  /** Null while the clock stands still, is stopped, or has no step left. */
  nextStepAt: Date | null;
}

/** Clocks of hours and minutes climb by shares of their target, at any hour; the others by working days. */
const SHARE_OF_TARGET: Record<number, number> = { 2: 0.5, 3: 1 };
const WORKDAYS: Record<number, string> = { 2: '1wd', 3: '3wd' };
/** A step found this late (milliseconds) outside working hours waits for the next opening: nobody is there to read it. */
const GRACE = 10 * 60_000;

/** Whether a clock runs through nights and holidays: its ladder does as well. */
export const isWallClock = (target: string): boolean => parseTarget(target).of === 'wall';

/** When a step comes. @throws CalendarError for a target that is none */
export function stepAt(
  { target, warnAt, dueAt: due }: Pick<LadderClock, 'target' | 'warnAt' | 'dueAt'>,
  step: number,
  calendar: WorkingCalendar,
): Date {
  if (step === 0) return warnAt;
  if (step === 1) return due;
  const parsed = parseTarget(target);
  if (parsed.of === 'wall') return new Date(due.getTime() + parsed.milliseconds * SHARE_OF_TARGET[step]!);
  return dueAt({ from: due, target: WORKDAYS[step]! }, calendar).due;
}

/**
 * What comes next, after anything has moved the clock. Steps that were taken in this round are not taken again, even where
 * the clock now falls due later; an extension begins a new round with `nextStep` 0.
 */
export function planNextStep(clock: LadderClock, calendar: WorkingCalendar): PlannedStep {
  const { nextStep } = clock;
  const isHalted = standsStill(clock) || clock.stoppedAt !== null;
  return { nextStep, nextStepAt: isHalted || nextStep > LAST_STEP ? null : stepAt(clock, nextStep, calendar) };
}

/** What a moment asks for: a step with those below it that were missed, or to look again later. */
export type Reached = { step: number; collapsed: number; plannedAt: Date } | { waitsUntil: Date };

/** The highest step that is due by now; null where none is. */
export function reachedStep(clock: LadderClock, now: Date, calendar: WorkingCalendar): Reached | null {
  if (standsStill(clock) || clock.stoppedAt !== null) return null;
  let highest: { step: number; plannedAt: Date } | null = null;
  for (let step = clock.nextStep; step <= LAST_STEP; step++) {
    const plannedAt = stepAt(clock, step, calendar);
    if (plannedAt > now) break;
    highest = { step, plannedAt };
  }
  if (!highest) return null;
  const isLate = now.getTime() - highest.plannedAt.getTime() > GRACE;
  const opening = isLate && !isWallClock(clock.target) ? openingFrom(now, calendar) : now;
  if (opening > now) return { waitsUntil: opening };
  return { ...highest, collapsed: highest.step - clock.nextStep };
}

/** Whether an instant lies in working hours. */
export const isOpenAt = (now: Date, calendar: WorkingCalendar): boolean => openingFrom(now, calendar).getTime() === now.getTime();

/** The instant itself inside working hours, else the next opening. */
const openingFrom = (now: Date, calendar: WorkingCalendar): Date => new Date(addWorkingTime(now.getTime(), 1, calendar) - 1);
