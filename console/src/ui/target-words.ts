/** Time limits as people read them. `h` `m` go by the wall clock, `wh` `wm` by working hours (operator-cli.md). */
import { parseTarget, type TargetUnit } from '@zsb/shared/targets';

export const UNIT_NAMES: Record<TargetUnit, string> = {
  m: '分钟',
  h: '小时',
  wm: '分钟（工作时间）',
  wh: '小时（工作时间）',
  wd: '个工作日',
  d: '天',
};

/** `5 个工作日`, `2 小时`; what is no target reads as it is written. */
export function targetWords(text: string): string {
  const target = parseTarget(text);
  return target ? `${target.amount} ${UNIT_NAMES[target.unit]}` : text;
}

/** The unit in which a clock counts; working days where it says none that is known. */
export const unitOf = (text: string): TargetUnit => parseTarget(text)?.unit ?? 'wd';
