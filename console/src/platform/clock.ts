/**
 * The time the console reckons with: the server's, carried on by a monotonic counter.
 * Office computers run minutes off, and a remaining time must not depend on them.
 */
export class ServerClock {
  private offset: number;

  /**
   * @param monotonic milliseconds that only grow, `performance.now`
   * @param start milliseconds since 1970 at `monotonic() === 0`, used until the server has answered once
   */
  constructor(
    private readonly monotonic: () => number,
    start: number,
  ) {
    this.offset = start;
  }

  now(): Date {
    return new Date(this.offset + this.monotonic());
  }

  /** Takes over the `Date` header of an answer. It carries whole seconds, so small differences are left alone. */
  learn(dateHeader: string | null): void {
    const told = dateHeader === null ? NaN : Date.parse(dateHeader);
    if (Number.isNaN(told) || Math.abs(told - this.now().getTime()) < 2_000) return;
    this.offset = told - this.monotonic();
  }
}

export const serverClock = new ServerClock(() => performance.now(), performance.timeOrigin);
