/**
 * How a time limit 时限 is written, `5wd`, `30m`: one grammar for policies, clocks and the operator command. When such a
 * limit is due is the server's working calendar (operator-cli.md).
 */

/** What a unit counts: the wall clock, time inside working hours, working days, or calendar days; the first two in milliseconds. */
const UNITS = {
  m: { counts: 'wall', milliseconds: 60_000 },
  h: { counts: 'wall', milliseconds: 3_600_000 },
  wm: { counts: 'hours', milliseconds: 60_000 },
  wh: { counts: 'hours', milliseconds: 3_600_000 },
  wd: { counts: 'workdays' },
  d: { counts: 'days' },
} as const;
export type TargetUnit = keyof typeof UNITS;
export const TARGET_UNITS = Object.keys(UNITS) as TargetUnit[];

/** A time limit as it is written, in two parts. */
export interface Target {
  amount: number;
  unit: TargetUnit;
}
/** A time limit ready to compute with: an amount of time, or a number of days. */
export type TargetLength = { of: 'wall' | 'hours'; milliseconds: number } | { of: 'workdays' | 'days'; days: number };

/** Why something is no time limit. */
export type TargetFault = 'format' | 'too-small' | 'too-large';

const DAY = 86_400_000;
/** A hundred years, in milliseconds: a limit beyond it is a slip of the keyboard. */
const LONGEST = 100 * 366 * DAY;

/** Reads `5wd`; null for anything that is not a whole number above zero and a unit, up to a hundred years. */
export function parseTarget(text: unknown): Target | null {
  const read = split(text);
  return typeof read === 'string' ? null : read;
}

/** What is wrong with a time limit as written; null for a good one. */
export function targetFault(text: unknown): TargetFault | null {
  const read = split(text);
  return typeof read === 'string' ? read : null;
}

/** How long a time limit is, by its own way of counting. */
export function lengthOf({ amount, unit }: Target): TargetLength {
  const rule = UNITS[unit];
  return 'milliseconds' in rule ? { of: rule.counts, milliseconds: amount * rule.milliseconds } : { of: rule.counts, days: amount };
}

export const formatTarget = ({ amount, unit }: Target): string => `${amount}${unit}`;

/** Whether two limits can be added: minutes with hours, working days with working days. */
export const areAlike = (one: Target, other: Target): boolean => UNITS[one.unit].counts === UNITS[other.unit].counts;

function split(text: unknown): Target | TargetFault {
  const match = typeof text === 'string' ? /^(\d{1,9})(w?[mhd])$/.exec(text) : null;
  if (!match) return 'format';
  const [amount, unit] = [Number(match[1]), match[2] as TargetUnit];
  if (amount === 0) return 'too-small';
  const rule = UNITS[unit];
  return amount * ('milliseconds' in rule ? rule.milliseconds : DAY) > LONGEST ? 'too-large' : { amount, unit };
}
