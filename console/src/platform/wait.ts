/** Resolves after so many milliseconds, or at once when the signal says so. */
export function waitUnless(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish);
  });
}

/**
 * Runs `work` soon after it was asked for, at most once per `milliseconds`: a hundred hints in a second are one reading.
 * `cancel` forgets what is asked for.
 */
export function gathered(work: () => void, milliseconds: number): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    timer = null;
    work();
  };
  return {
    ask: () => {
      timer ??= setTimeout(run, milliseconds);
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
