import { useEffect, useRef } from 'react';

const EVERY_MS = 8_000;

/** Calls `work` every 8 s while the page is on screen, and at once when it comes back on screen. */
export function usePolling(visible: boolean, work: () => Promise<void>): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  const wasHidden = useRef(false);
  useEffect(() => {
    if (!visible) {
      wasHidden.current = true;
      return undefined;
    }
    if (wasHidden.current) void latest.current();
    const timer = setInterval(() => void latest.current(), EVERY_MS);
    return () => clearInterval(timer);
  }, [visible]);
}
