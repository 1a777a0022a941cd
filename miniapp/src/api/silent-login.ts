import { useSyncExternalStore } from 'react';
import type { CitizenSessionView } from '@zsb/shared/logins';
import type { SessionStore } from './session';

export interface SilentLoginParts {
  session: SessionStore;
  /** Null where the person cannot be known without being asked (browser). */
  code: (() => Promise<string>) | null;
  login: (code: string) => Promise<CitizenSessionView>;
}

/** In WeChat the person is known without being asked (L1). */
export interface SilentLogin {
  start: () => Promise<void>;
  /** From the very start until the answer: pages show an outline meanwhile, not an invitation to log in. */
  isUnderWay: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

/** A failure is not worth a word: the page then offers the login, and the first call that needs one tries again. */
export function createSilentLogin({ session, code, login }: SilentLoginParts): SilentLogin {
  const listeners = new Set<() => void>();
  let underWay = code !== null && session.read() === null;
  return {
    start: async () => {
      if (code !== null && underWay) {
        await code()
          .then(login)
          .then(session.save)
          .catch(() => undefined);
      }
      underWay = false;
      listeners.forEach((listener) => listener());
    },
    isUnderWay: () => underWay,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const useLoginUnderWay = (silent: SilentLogin): boolean => useSyncExternalStore(silent.subscribe, silent.isUnderWay);
