import type { StaffSessionView } from '@zsb/shared/logins';
import { readStored, writeStored } from '../platform/stored';

/** Why nobody is logged in: never was, left, or the server ended the session. */
export type NoSessionReason = 'none' | 'left' | 'ended';

const KEY = 'zsb.console.session';

/** The session of this browser tab. It survives a reload and ends with the tab. */
export class Session {
  private current: StaffSessionView | null;
  private reason: NoSessionReason = 'none';
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Storage) {
    this.current = asSession(readStored(storage, KEY));
  }

  readonly get = (): StaffSessionView | null => this.current;
  readonly endedBy = (): NoSessionReason => this.reason;

  begin(session: StaffSessionView): void {
    this.change(session, 'none');
  }

  end(reason: NoSessionReason): void {
    this.change(null, reason);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private change(session: StaffSessionView | null, reason: NoSessionReason): void {
    this.current = session;
    this.reason = reason;
    writeStored(this.storage, KEY, session);
    this.listeners.forEach((listener) => listener());
  }
}

/** A stored session of an older build may lack what this one reads: then the person logs in again. */
function asSession(stored: unknown): StaffSessionView | null {
  const session = stored as Partial<StaffSessionView> | null;
  return session?.accessToken && session.refreshToken && Array.isArray(session.staff?.roles) ? (session as StaffSessionView) : null;
}
