/** Time limits made from time limits: a half, a quarter, a longer one. Each answer is a limit that `parseTarget` reads. */
import { areAlike, formatTarget, type Target, type TargetUnit } from '@zsb/shared/targets';
import { CalendarError } from './calendar-error.js';
import { parseTarget, writtenTarget } from './target.js';
import type { WorkingCalendar } from './working-calendar.js';

/** A unit that can be divided further, in parts of the smaller one. */
const SMALLER: Partial<Record<TargetUnit, { unit: TargetUnit; parts: number }>> = {
  h: { unit: 'm', parts: 60 },
  wh: { unit: 'wm', parts: 60 },
};

/** Half of a limit, never less than one unit: `2h` → `1h`, `1h` → `30m`, `5wd` → `2wd`. */
export function halfOf(target: string): string {
  const { amount, unit } = writtenTarget(target);
  const smaller = amount % 2 === 1 ? SMALLER[unit] : undefined;
  if (smaller) return formatTarget({ amount: (amount * smaller.parts) / 2, unit: smaller.unit });
  return formatTarget({ amount: atLeastOne(amount / 2), unit });
}

/**
 * A quarter of a limit, for a hop of a dispatch. Days are divided too: a quarter of a working day is a quarter of the
 * calendar's ordinary day in working minutes, one of a calendar day is six hours. `2h` → `30m`, `1wd` → `105wm`.
 */
export function quarterOf(target: string, { ordinaryDay }: Pick<WorkingCalendar, 'ordinaryDay'>): string {
  const { amount, unit } = writtenTarget(target);
  if (unit === 'wd') return formatTarget({ amount: atLeastOne((amount * ordinaryDay) / 60_000 / 4), unit: 'wm' });
  if (unit === 'd') return formatTarget({ amount: amount * 6, unit: 'h' });
  const smaller = SMALLER[unit];
  return formatTarget(smaller ? { amount: (amount * smaller.parts) / 4, unit: smaller.unit } : { amount: atLeastOne(amount / 4), unit });
}

/** Whether a limit counts as another one does, so that the two can be added: hours with minutes, working days with working days. */
export const countsAlike = (one: string, other: string): boolean => areAlike(writtenTarget(one), writtenTarget(other));

/**
 * Two limits in a row, `5wd` + `3wd` = `8wd`, `2h` + `30m` = `150m`.
 * @throws CalendarError `bad-target` where they count differently
 */
export function sumOf(target: string, by: string): string {
  const [one, other] = [writtenTarget(target), writtenTarget(by)];
  if (one.unit === other.unit) return formatTarget({ amount: one.amount + other.amount, unit: one.unit });
  if (!areAlike(one, other)) throw new CalendarError('bad-target', `${target} and ${by} count differently`);
  const minutes = ({ amount, unit }: Target): number => amount * (SMALLER[unit]?.parts ?? 1);
  return formatTarget({ amount: minutes(one) + minutes(other), unit: one.unit.startsWith('w') ? 'wm' : 'm' });
}

/** Whether the first limit is no longer than the second. Both count alike. */
export function isAtMost(target: string, bound: string): boolean {
  const length = (text: string): number => {
    const parsed = parseTarget(text);
    return 'days' in parsed ? parsed.days : parsed.milliseconds;
  };
  return countsAlike(target, bound) && length(target) <= length(bound);
}

const atLeastOne = (amount: number): number => Math.max(1, Math.floor(amount));
