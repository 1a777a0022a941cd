import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  /** What is shown: null while the first answer is under way. A failed reload keeps it. */
  data: T | null;
  error: unknown;
  reload: () => void;
  /** Puts newer data on screen, for instance the answer to a command; reads still under way are dropped. */
  replace: (next: (shown: T | null) => T) => void;
}

interface State<T> {
  key: string | null;
  data: T | null;
  error: unknown;
}

/**
 * Loads what `key` names and again on `reload`. An answer to an older request never replaces a newer one.
 * @param load is given what is on screen for this key, null the first time
 */
export function useLoaded<T>(key: string, load: (shown: T | null) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ key: null, data: null, error: null });
  const data = state.key === key ? state.data : null;
  const latest = useRef({ load, data, turn: 0 });
  useEffect(() => {
    latest.current.load = load;
    latest.current.data = data;
  });
  const reload = useCallback(() => {
    const turn = ++latest.current.turn;
    const isCurrent = () => turn === latest.current.turn;
    latest.current.load(latest.current.data).then(
      (answer) => isCurrent() && setState({ key, data: answer, error: null }),
      (error: unknown) => isCurrent() && setState((before) => ({ key, data: before.key === key ? before.data : null, error })),
    );
  }, [key]);
  useEffect(reload, [reload]);
  const replace = useCallback(
    (next: (shown: T | null) => T) => {
      latest.current.turn++;
      setState((before) => ({ key, data: next(before.key === key ? before.data : null), error: null }));
    },
    [key],
  );
  return { data, error: state.key === key ? state.error : null, reload, replace };
}
