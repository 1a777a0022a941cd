import type { SlaStatus } from '@zsb/shared/complaints';

/** The instants of a clock that its light depends on. */
export interface SlaClock {
  dueAt: Date;
  warnAt: Date;
  /** Since when it stands still; null while it runs. */
  pausedAt: Date | null;
}

/**
 * Whether a clock stands still. One whose time was used up before the pause gains nothing by it (`pausedWhileRunning`): it
 * stays late, in the lights, the lists and on the ladder.
 */
export const standsStill = ({ pausedAt, dueAt }: Pick<SlaClock, 'pausedAt' | 'dueAt'>): boolean => pausedAt !== null && pausedAt < dueAt;

/** The light 亮灯 of a running clock: at the very minute it is due it is still in time. */
export function slaStatus(clock: SlaClock, now: Date): SlaStatus {
  if (standsStill(clock)) return 'paused';
  const { dueAt, warnAt } = clock;
  if (now.getTime() > dueAt.getTime()) return 'late';
  return now.getTime() > warnAt.getTime() ? 'soon' : 'onTime';
}
