import { CalendarError } from './calendar-error.js';

/** How a time limit counts: wall clock (`m` `h`), inside working hours (`wm` `wh`), working days (`wd`), calendar days (`d`). */
const UNITS = {
  m: { of: 'wall', milliseconds: 60_000, words: '分钟' },
  h: { of: 'wall', milliseconds: 3_600_000, words: '小时' },
  wm: { of: 'hours', milliseconds: 60_000, words: '分钟（工作时间）' },
  wh: { of: 'hours', milliseconds: 3_600_000, words: '小时（工作时间）' },
  wd: { of: 'workdays', words: '个工作日' },
  d: { of: 'days', words: '天' },
} as const;
type Unit = keyof typeof UNITS;

/** A time limit ready to compute with: an amount of time, or a number of days. */
export type Target = { of: 'wall' | 'hours'; milliseconds: number } | { of: 'workdays' | 'days'; days: number };

/** No limit is longer than a hundred years. */
const LONGEST = 100 * 366 * 86_400_000;

/**
 * Reads a time limit: a whole number and a unit, `5wd` `24h` `2wh` `10d` `30m` `90wm`.
 * @throws CalendarError `bad-target` for anything else, zero, and more than a hundred years
 */
export function parseTarget(text: unknown): Target {
  const { amount, unit } = split(text);
  const rule = UNITS[unit];
  if ('milliseconds' in rule) return { of: rule.of, milliseconds: amount * rule.milliseconds };
  return { of: rule.of, days: amount };
}

/** A time limit as people say it, `5 个工作日`. */
export function targetInWords(target: string): string {
  const { amount, unit } = split(target);
  return `${amount} ${UNITS[unit].words}`;
}

function split(text: unknown): { amount: number; unit: Unit } {
  const match = typeof text === 'string' ? /^(\d{1,9})(w?[mhd])$/.exec(text) : null;
  const amount = Number(match?.[1]);
  const unit = match?.[2] as Unit;
  if (!(amount > 0)) throw new CalendarError('bad-target', 'expected a number above zero and a unit, like 5wd, 24h, 2wh, 10d, 30m, 90wm');
  const rule = UNITS[unit];
  if (amount * ('milliseconds' in rule ? rule.milliseconds : 86_400_000) > LONGEST) {
    throw new CalendarError('bad-target', 'longer than a hundred years');
  }
  return { amount, unit };
}
