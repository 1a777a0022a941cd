/**
 * Time limits as policies write them, `5wd`, `30m`, and as people read them. The units are those of the working calendar
 * (operator-cli.md): `h` `m` by the wall clock, `wh` `wm` within working hours, `wd` working days, `d` calendar days.
 */
export const TARGET_UNITS = ['m', 'h', 'wm', 'wh', 'wd', 'd'] as const;
export type TargetUnit = (typeof TARGET_UNITS)[number];

export const UNIT_NAMES: Record<TargetUnit, string> = {
  m: '分钟',
  h: '小时',
  wm: '分钟（工作时间）',
  wh: '小时（工作时间）',
  wd: '个工作日',
  d: '天',
};

export interface Target {
  amount: number;
  unit: TargetUnit;
}

/** Reads `5wd`; null for anything that is no whole positive number with a known unit. Blanks and capitals do not matter. */
export function parseTarget(text: string): Target | null {
  const match = /^(\d{1,4})(m|h|wm|wh|wd|d)$/.exec(text.normalize('NFKC').replace(/\s/g, '').toLowerCase());
  const amount = Number(match?.[1] ?? 0);
  return amount > 0 ? { amount, unit: match?.[2] as TargetUnit } : null;
}

export const formatTarget = ({ amount, unit }: Target): string => `${amount}${unit}`;

/** `5 个工作日`, `2 小时`; what is no target reads as it is written. */
export function targetWords(text: string): string {
  const target = parseTarget(text);
  return target ? `${target.amount} ${UNIT_NAMES[target.unit]}` : text;
}

/** The unit in which a clock counts; working days where it says none that is known. */
export const unitOf = (text: string): TargetUnit => parseTarget(text)?.unit ?? 'wd';
