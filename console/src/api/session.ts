import type { StaffMeView, StaffSessionView } from '@zsb/shared/logins';
import { readStored, writeStored } from '../platform/stored';
import { newUuid } from '../platform/uuid';

/** Why nobody is logged in: never was, left, or the server ended the session. */
export type NoSessionReason = 'none' | 'left' | 'ended';

/** The tokens of one login in their newest form. A duplicated tab starts with a copy of what the first one had. */
export interface Login {
  /** Made here at the login and kept to its end: the tabs that share the tokens know each other by it. */
  family: string;
  /** How often the tokens were renewed: of two tabs the one that counts further has the good ones. */
  turn: number;
  session: StaffSessionView;
}

const KEY = 'zsb.console.session';

/** The session of this browser tab. It survives a reload and ends with the tab. */
export class Session {
  private current: Login | null;
  private reason: NoSessionReason = 'none';
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Storage) {
    this.current = asLogin(readStored(storage, KEY));
  }

  readonly get = (): StaffSessionView | null => this.current?.session ?? null;
  readonly login = (): Login | null => this.current;
  readonly endedBy = (): NoSessionReason => this.reason;

  /** Somebody logged in. */
  begin(session: StaffSessionView): void {
    this.change({ family: newUuid(), turn: 0, session }, 'none');
  }

  /** The server gave new tokens for the login that is there; nothing where it has ended meanwhile. */
  renew(session: StaffSessionView): void {
    if (this.current) this.change({ ...this.current, turn: this.current.turn + 1, session }, 'none');
  }

  /** Something about the person changed; the tokens stay. */
  know(staff: StaffMeView): void {
    if (this.current) this.change({ ...this.current, session: { ...this.current.session, staff } }, 'none');
  }

  /** Another tab of the same login has tokens: they are taken over where they are newer. Answers whether they were. */
  take(login: Login): boolean {
    if (!this.current || login.family !== this.current.family || login.turn <= this.current.turn) return false;
    this.change(login, 'none');
    return true;
  }

  end(reason: NoSessionReason): void {
    this.change(null, reason);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private change(login: Login | null, reason: NoSessionReason): void {
    this.current = login;
    this.reason = reason;
    writeStored(this.storage, KEY, login);
    this.listeners.forEach((listener) => listener());
  }
}

/** A stored session of an older build may lack what this one reads: then the person logs in again. */
function asLogin(stored: unknown): Login | null {
  const login = stored as Partial<Login> | null;
  const { accessToken, refreshToken, staff } = (login?.session ?? {}) as Partial<StaffSessionView>;
  const isWhole = login?.family && typeof login.turn === 'number' && accessToken && refreshToken && Array.isArray(staff?.roles);
  return isWhole ? (login as Login) : null;
}
