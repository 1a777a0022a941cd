import type { ShareView } from '@zsb/shared/rates';

/** From 0 to 1; null where there was nothing to measure. */
export const shareOf = ({ part, whole }: ShareView): number | null => (whole === 0 ? null : part / whole);

/** `96.3%`. Neither rounds up to all nor down to none: one miss among ten thousand is a miss. */
export function percentWords({ part, whole }: ShareView): string {
  if (whole === 0) return '没有数据';
  if (part === 0) return '0%';
  if (part === whole) return '100%';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return '不到 0.1%';
  return `${Math.min(99.9, percent).toFixed(1)}%`;
}

/** `1,204`. */
export const countWords = (count: number): string => count.toLocaleString('en-US');

/** `1,204 / 1,250`. */
export const partWords = ({ part, whole }: ShareView): string => `${countWords(part)} / ${countWords(whole)}`;

export const isSameShare = (one: ShareView, other: ShareView): boolean => one.part === other.part && one.whole === other.whole;
