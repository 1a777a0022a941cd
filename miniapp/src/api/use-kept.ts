import { useCallback, useEffect, useRef, useState } from 'react';
import { readJson, writeJson, type Store } from '../platform/store';
import { isOffline, sentenceFor } from './messages.zh';

export interface KeptSource<T> {
  store: Store;
  /** Null: nothing to load now (not logged in). */
  key: string | null;
  load: () => Promise<T>;
  now: () => Date;
}

export interface Kept<T> {
  /** What the server sent, now or the last time there was a network. */
  data: T | null;
  /** When `data` was sent, if that was not just now: the network is gone. */
  staleSince: string | null;
  /** A sentence; null while all is well or while stale data is shown. */
  error: string | null;
  /** What the call rejected with. */
  cause: unknown;
  reload: () => Promise<void>;
  /** Replaces the data by what a command answered. */
  replace: (data: T) => void;
}

interface Stored<T> {
  at: string;
  data: T;
}
type Shown<T> = Omit<Kept<T>, 'reload' | 'replace'> & { key: string | null };

const nothing = <T>(key: string | null): Shown<T> => ({ key, data: null, staleSince: null, error: null, cause: null });

/** Loads something and keeps a copy on the device: without a network the last content is shown, with its time. */
export function useKept<T>(source: KeptSource<T>): Kept<T> {
  const latest = useRef(source);
  const [shown, setShown] = useState<Shown<T>>(() => initial(source));
  useEffect(() => {
    latest.current = source;
  });
  const replace = useCallback((data: T) => {
    const { store, key, now } = latest.current;
    if (key !== null) writeJson(store, key, { at: now().toISOString(), data });
    setShown({ key, data, staleSince: null, error: null, cause: null });
  }, []);
  const reload = useCallback(async () => {
    const { store, key, load } = latest.current;
    if (key === null) return;
    try {
      const data = await load();
      if (latest.current.key === key) replace(data);
    } catch (cause) {
      if (latest.current.key === key) setShown((before) => afterFailure({ before, store, key, cause }));
    }
  }, [replace]);
  useEffect(() => {
    setShown(initial(latest.current));
    void reload();
  }, [source.key, reload]);
  // Between a change of key and the effect the old content is still in state: not another person's, not another case's.
  const current = shown.key === source.key ? shown : nothing<T>(source.key);
  return { ...current, reload, replace };
}

function initial<T>({ store, key }: KeptSource<T>): Shown<T> {
  const kept = key === null ? null : readJson<Stored<T>>(store, key);
  return { ...nothing<T>(key), data: kept?.data ?? null };
}

function afterFailure<T>({ before, store, key, cause }: { before: Shown<T>; store: Store; key: string; cause: unknown }): Shown<T> {
  const kept = readJson<Stored<T>>(store, key);
  const isStale = isOffline(cause) && kept !== null;
  return {
    key,
    data: before.data ?? kept?.data ?? null,
    staleSince: isStale ? kept.at : null,
    error: isStale ? null : sentenceFor(cause),
    cause,
  };
}
