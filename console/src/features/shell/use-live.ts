import type { ComplaintId } from '@zsb/shared/ids';
import { useEffect, useRef, useState } from 'react';
import { live } from '../../api/client';
import { gathered } from '../../platform/wait';

/** Hundreds of consoles hear the same hint: each reads again within this time, not all in the same instant. */
const AT_MOST_EVERY = 1_500;

/** What was heard of the open case: another object each time it should be read again, for lights change without a version. */
export interface Heard {
  id: ComplaintId;
  /** 0 where hints may have been missed. */
  version: number;
}

/**
 * Reads the hints of the server while the page is visible (a browser keeps six connections to a server for all its tabs), and asks
 * for what is shown to be read again. Answers what was heard last of the open case, null for nothing.
 */
export function useLive(shown: ComplaintId | null, refresh: () => void): Heard | null {
  const [heard, setHeard] = useState<Heard | null>(null);
  const latest = useRef({ shown, refresh });
  useEffect(() => {
    latest.current = { shown, refresh };
  });
  useReading();
  useEffect(() => {
    const spread = AT_MOST_EVERY * (0.5 + Math.random() / 2);
    let aboutShown: Heard | null = null;
    const { ask, cancel } = gathered(() => {
      if (aboutShown !== null) setHeard(aboutShown);
      aboutShown = null;
      latest.current.refresh();
    }, spread);
    const stop = live.listen((hint) => {
      const { shown } = latest.current;
      if (shown !== null && (hint === null || hint.complaintId === shown)) {
        aboutShown = { id: shown, version: Math.max(hint?.version ?? 0, aboutShown?.id === shown ? aboutShown.version : 0) };
      }
      ask();
    });
    return () => {
      stop();
      cancel();
    };
  }, []);
  return heard?.id === shown ? heard : null;
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
