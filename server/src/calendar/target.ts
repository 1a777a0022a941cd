import { lengthOf, parseTarget as readTarget, targetFault, type Target, type TargetLength } from '@zsb/shared/targets';
import { CalendarError } from './calendar-error.js';

/**
 * How long a time limit is: a whole number and a unit, `5wd` `24h` `2wh` `10d` `30m` `90wm`.
 * @throws CalendarError `bad-target` for anything else, zero, and more than a hundred years
 */
export const parseTarget = (text: unknown): TargetLength => lengthOf(writtenTarget(text));

/**
 * The number and the unit of a time limit.
 * @throws CalendarError `bad-target` as `parseTarget`
 */
export function writtenTarget(text: unknown): Target {
  const target = readTarget(text);
  if (target) return target;
  const isTooLong = targetFault(text) === 'too-large';
  throw new CalendarError(
    'bad-target',
    isTooLong ? 'longer than a hundred years' : 'expected a number above zero and a unit, like 5wd, 24h, 2wh, 10d, 30m, 90wm',
  );
}
