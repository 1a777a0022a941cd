/** Runs `work` while no other window of this browser does: a refresh token is good for one use only. */
export function withSessionLock<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('zsb.session', work) : work();
}
