export interface ConnectionState {
  isOffline: boolean;
  /** When the server last answered, ISO 8601: the age of what is on screen. Null before the first answer. */
  answeredAt: string | null;
}

/** Whether the server can be reached, as the last request found it. */
export class Connection {
  private state: ConnectionState = { isOffline: false, answeredAt: null };
  private readonly listeners = new Set<() => void>();

  readonly get = (): ConnectionState => this.state;

  answered(now: Date): void {
    const wasOffline = this.state.isOffline;
    this.state = { isOffline: false, answeredAt: now.toISOString() };
    // While all is well nobody shows the time of the last answer: no need to draw.
    if (wasOffline) this.listeners.forEach((listener) => listener());
  }

  lost(): void {
    if (this.state.isOffline) return;
    this.state = { ...this.state, isOffline: true };
    this.listeners.forEach((listener) => listener());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
