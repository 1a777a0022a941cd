import { RATE_MEASURES, type OverdueClock, type RateMeasure } from '@zsb/shared/rates';

/**
 * Counted besides what the rates are made of: sums of minutes for the means, and the day on which a clock that ended late had
 * fallen due, from which the overdue ones of any past day follow.
 */
const SIDE_MEASURES = [
  'firstAnswers',
  'answerMinutes',
  'officeMinutes',
  'acceptanceFellDue',
  'contactFellDue',
  'resolutionFellDue',
] as const;
export type Measure = RateMeasure | (typeof SIDE_MEASURES)[number];
export const MEASURES: readonly Measure[] = [...RATE_MEASURES, ...SIDE_MEASURES];

/** What the end of a clock counts as. */
interface ClockMeasures {
  met: Measure;
  missed: Measure;
  fellDue: Measure;
}
export const CLOCK_MEASURES: Record<OverdueClock, ClockMeasures> = {
  acceptance: { met: 'acceptanceMet', missed: 'acceptanceMissed', fellDue: 'acceptanceFellDue' },
  firstContact: { met: 'contactMet', missed: 'contactMissed', fellDue: 'contactFellDue' },
  resolution: { met: 'resolutionMet', missed: 'resolutionMissed', fellDue: 'resolutionFellDue' },
};

/** 基本满意 and above (国办发〔2019〕51号: the two lowest levels are 差评). */
export const LEAST_SATISFIED = 3;
/** An answer that comes this shortly before its clock is due, in milliseconds. */
export const NEAR_DUE = 60 * 60_000;
