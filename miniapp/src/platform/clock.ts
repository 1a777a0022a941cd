/** Milliseconds by which the server's clock is ahead of the device's. */
let ahead = 0;

/**
 * What time it is, as the server says: phones run minutes off, and a remaining time must not depend on them. Until the
 * server has answered once, the device's own time.
 */
export function serverNow(): Date {
  return new Date(Date.now() + ahead);
}

/** Takes over the `Date` header of a fresh answer. It carries whole seconds, so small differences are left alone. */
export function learnTime(dateHeader: unknown): void {
  const told = typeof dateHeader === 'string' ? Date.parse(dateHeader) : NaN;
  if (!Number.isNaN(told) && Math.abs(told - serverNow().getTime()) >= 2_000) ahead = told - Date.now();
}
