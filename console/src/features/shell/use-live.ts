import type { ComplaintId } from '@zsb/shared/ids';
import { useEffect, useRef, useState } from 'react';
import { live } from '../../api/client';
import { gathered } from '../../platform/wait';

/** Hundreds of consoles hear the same hint: each reads again within this time, not all in the same instant. */
const AT_MOST_EVERY = 1_500;

/**
 * Reads the hints of the server while the page is visible (a browser keeps six connections to a server for all its tabs), and asks
 * for what is shown to be read again. Answers the newest version that was heard of for the open case, null for none.
 */
export function useLive(shown: ComplaintId | null, refresh: () => void): number | null {
  const [heard, setHeard] = useState<{ id: ComplaintId; version: number } | null>(null);
  const latest = useRef({ shown, refresh });
  useEffect(() => {
    latest.current = { shown, refresh };
  });
  useReading();
  useEffect(() => {
    const spread = AT_MOST_EVERY * (0.5 + Math.random() / 2);
    const { ask, cancel } = gathered(() => latest.current.refresh(), spread);
    const stop = live.listen((hint) => {
      if (hint !== null && hint.complaintId === latest.current.shown) setHeard({ id: hint.complaintId, version: hint.version });
      ask();
    });
    return () => {
      stop();
      cancel();
    };
  }, []);
  return heard !== null && heard.id === shown ? heard.version : null;
}

/** The stream is open while somebody can see the page. */
function useReading(): void {
  useEffect(() => {
    let stop: AbortController | null = null;
    const follow = () => {
      if (document.visibilityState !== 'visible') {
        stop?.abort();
        stop = null;
      } else if (stop === null) {
        stop = new AbortController();
        void live.run(stop.signal);
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stop?.abort();
    };
  }, []);
}
