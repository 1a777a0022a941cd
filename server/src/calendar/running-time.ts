/** A clock as far as it ran on the wall. */
export interface RanOnTheWall {
  startedAt: Date;
  stoppedAt: Date | null;
  /** Since when it stands still. */
  pausedAt: Date | null;
  /** Ended pauses, ISO instants. */
  pauses: readonly { from: string; to: string }[] | null;
}

/** How long a clock ran up to `end`, in milliseconds of the wall: what it stood still does not count. */
export function runningTime({ startedAt, stoppedAt, pausedAt, pauses }: RanOnTheWall, end: Date): number {
  const until = Math.min(stoppedAt?.getTime() ?? Infinity, end.getTime());
  const ended = (pauses ?? []).map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const);
  const waits = pausedAt === null ? ended : [...ended, [pausedAt.getTime(), until] as const];
  const waited = waits.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, until) - from), 0);
  return until - startedAt.getTime() - waited;
}
