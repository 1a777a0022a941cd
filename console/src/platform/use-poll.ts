import { useEffect, useRef } from 'react';

/** Runs `work` every `milliseconds` while the page is visible, and at once when it becomes visible again. */
export function usePoll(work: () => void, milliseconds: number): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    const run = () => {
      if (document.visibilityState === 'visible') latest.current();
    };
    const timer = setInterval(run, milliseconds);
    document.addEventListener('visibilitychange', run);
    window.addEventListener('online', run);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', run);
      window.removeEventListener('online', run);
    };
  }, [milliseconds]);
}
