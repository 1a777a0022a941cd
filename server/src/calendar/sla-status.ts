import type { SlaStatus } from '@zsb/shared/complaints';

/** The instants of a clock that its light depends on. */
export interface SlaClock {
  dueAt: Date;
  warnAt: Date;
  /** Since when it stands still; null while it runs. */
  pausedAt: Date | null;
}

/** The light 亮灯 of a running clock: at the very minute it is due it is still in time. */
export function slaStatus({ dueAt, warnAt, pausedAt }: SlaClock, now: Date): SlaStatus {
  if (pausedAt) return 'paused';
  if (now.getTime() > dueAt.getTime()) return 'late';
  return now.getTime() > warnAt.getTime() ? 'soon' : 'onTime';
}
