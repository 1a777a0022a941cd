/** Time limits made from time limits: a half, a quarter, a longer one. Each answer is a limit that `parseTarget` reads. */
import { CalendarError } from './calendar-error.js';
import { parseTarget } from './target.js';
import type { WorkingCalendar } from './working-calendar.js';

/** A unit that can be divided further, in parts of the smaller one. */
const SMALLER: Record<string, { unit: string; parts: number }> = { h: { unit: 'm', parts: 60 }, wh: { unit: 'wm', parts: 60 } };

/** Half of a limit, never less than one unit: `2h` → `1h`, `1h` → `30m`, `5wd` → `2wd`. */
export function halfOf(target: string): string {
  const { amount, unit } = split(target);
  const smaller = amount % 2 === 1 ? SMALLER[unit] : undefined;
  if (smaller) return `${(amount * smaller.parts) / 2}${smaller.unit}`;
  return `${atLeastOne(amount / 2)}${unit}`;
}

/**
 * A quarter of a limit, for a hop of a dispatch. Days are divided too: a quarter of a working day is a quarter of the
 * calendar's ordinary day in working minutes, one of a calendar day is six hours. `2h` → `30m`, `1wd` → `105wm`.
 */
export function quarterOf(target: string, { ordinaryDay }: Pick<WorkingCalendar, 'ordinaryDay'>): string {
  const { amount, unit } = split(target);
  if (unit === 'wd') return `${atLeastOne((amount * ordinaryDay) / 60_000 / 4)}wm`;
  if (unit === 'd') return `${amount * 6}h`;
  const smaller = SMALLER[unit];
  return smaller ? `${(amount * smaller.parts) / 4}${smaller.unit}` : `${atLeastOne(amount / 4)}${unit}`;
}

/** Whether a limit counts as another one does, so that the two can be added: hours with minutes, working days with working days. */
export const countsAlike = (one: string, other: string): boolean => parseTarget(one).of === parseTarget(other).of;

/**
 * Two limits in a row, `5wd` + `3wd` = `8wd`, `2h` + `30m` = `150m`.
 * @throws CalendarError `bad-target` where they count differently
 */
export function sumOf(target: string, by: string): string {
  const [one, other] = [split(target), split(by)];
  if (one.unit === other.unit) return `${one.amount + other.amount}${one.unit}`;
  if (!countsAlike(target, by)) throw new CalendarError('bad-target', `${target} and ${by} count differently`);
  const minutes = ({ amount, unit }: Limit): number => amount * (SMALLER[unit]?.parts ?? 1);
  return `${minutes(one) + minutes(other)}${one.unit.startsWith('w') ? 'wm' : 'm'}`;
}

/** Whether the first limit is no longer than the second. Both count alike. */
export function isAtMost(target: string, bound: string): boolean {
  const length = (text: string): number => {
    const parsed = parseTarget(text);
    return 'days' in parsed ? parsed.days : parsed.milliseconds;
  };
  return countsAlike(target, bound) && length(target) <= length(bound);
}

interface Limit {
  amount: number;
  unit: string;
}

function split(target: string): Limit {
  parseTarget(target);
  const unit = target.replace(/^\d+/, '');
  return { amount: Number(target.slice(0, -unit.length)), unit };
}

const atLeastOne = (amount: number): number => Math.max(1, Math.floor(amount));
