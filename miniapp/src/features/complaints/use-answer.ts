import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 600;

export interface Answered<T> {
  question: string;
  value: T;
}

/**
 * Asks when the person pauses, and answers the latest question only: an older answer that arrives late is not shown. Null while
 * nothing is asked or nothing was answered. The answer to the question before stays until the new one is there.
 */
export function useAnswer<T>(question: string | null, ask: (question: string) => Promise<T>): Answered<T> | null {
  const [answer, setAnswer] = useState<Answered<T> | null>(null);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (question === null) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      latest
        .current(question)
        .then((value) => wanted && setAnswer({ question, value }))
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [question]);
  return question === null ? null : answer;
}
