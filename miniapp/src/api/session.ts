import { useSyncExternalStore } from 'react';
import type { CitizenSessionView, MeView } from '@zsb/shared/logins';
import type { Store } from '../platform/store';

export interface Session {
  accessToken: string;
  refreshToken: string;
  me: MeView;
}

/** Who is logged in on this device. */
export interface SessionStore {
  read: () => Session | null;
  save: (view: CitizenSessionView) => void;
  saveMe: (me: MeView) => void;
  /** Ends it here and forgets what was kept of the person. */
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
}

const KEY = 'session';
/** Keys below hold copies of the person's own records; they go with the login. */
export const PERSONAL_CACHE = 'mine.';
/** Keys below hold what the person was typing; they survive an expired login and go when the person logs out. */
export const DRAFTS = 'draft.';

export function createSession(store: Store): SessionStore {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  let session: Session | null = null;

  // Read anew each time: another window may have refreshed the tokens. Same text, same object (React compares).
  function read(): Session | null {
    const kept = store.read(KEY);
    if (kept !== text) {
      text = kept;
      session = parse(kept);
    }
    return session;
  }
  function write(next: Session): void {
    store.write(KEY, JSON.stringify(next));
    listeners.forEach((listener) => listener());
  }
  return {
    read,
    save: ({ accessToken, refreshToken, me }) => write({ accessToken, refreshToken, me }),
    saveMe: (me) => {
      const current = read();
      if (current) write({ ...current, me });
    },
    clear: () => {
      store.remove(KEY);
      store.removeAll(PERSONAL_CACHE);
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parse(text: string | null): Session | null {
  try {
    return text === null ? null : (JSON.parse(text) as Session);
  } catch {
    return null;
  }
}

/** Whether this login has been through 实名核验. */
export const hasRealName = ({ assuranceLevel }: MeView): boolean => assuranceLevel === 'L3' || assuranceLevel === 'L4';

export const useSession = (session: SessionStore): Session | null => useSyncExternalStore(session.subscribe, session.read);
