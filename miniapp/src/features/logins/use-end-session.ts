import { useRef, useState } from 'react';
import { ProblemError } from '@zsb/shared/errors';
import type { SessionView } from '@zsb/shared/logins';
import type { CitizenApi } from '../../api/citizen-api';
import { sentenceFor } from '../../api/messages.zh';

export interface EndSessionParts {
  api: Pick<CitizenApi, 'endSession'>;
  /** Ends the login of this device, heard by the server or not. */
  logOut: () => Promise<void>;
  onLoggedOut: () => void;
  /** The logins that are left. */
  onLeft: (left: SessionView[]) => void;
  /** The list on the screen is out of date. */
  onOutdated: () => void;
}

export interface EndSession {
  /** Id of the login that the person is being asked about. */
  asked: string | null;
  ask: (id: string) => void;
  /** Leaves everything as it is. */
  leave: () => void;
  /** Ends the login, here or on another device. */
  end: (login: SessionView) => void;
  ending: boolean;
  /** Why it did not work. */
  error: string | null;
  /** Another device's login has just been ended. */
  done: boolean;
}

/** Ending one of one's own logins: asked about once, in place. */
export function useEndSession(parts: EndSessionParts): EndSession {
  const [asked, setAsked] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const busy = useRef(false); // state arrives a render late: a second press would slip through
  const begin = (id: string | null): void => {
    setAsked(id);
    setError(null);
    setDone(false);
  };

  async function attempt({ id, isCurrent }: SessionView): Promise<void> {
    if (isCurrent) {
      await parts.logOut();
      return parts.onLoggedOut();
    }
    parts.onLeft(await parts.api.endSession(id));
    begin(null);
    setDone(true);
  }
  function refused(cause: unknown): void {
    const isGone = cause instanceof ProblemError && cause.problem.code === 'session.not-found';
    if (isGone) begin(null);
    setError(sentenceFor(cause));
    if (isGone) parts.onOutdated();
  }
  async function end(login: SessionView): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setEnding(true);
    setError(null);
    await attempt(login).catch(refused);
    busy.current = false;
    setEnding(false);
  }
  return { asked, ask: begin, leave: () => begin(null), end: (login) => void end(login), ending, error, done };
}
