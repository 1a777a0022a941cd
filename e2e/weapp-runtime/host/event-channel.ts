import { guarded } from './failures.ts';
import type { Callback } from './types.ts';

/** The channel between a page and the one it opened; what is said before somebody listens is kept. */
export class EventChannel {
  private readonly listeners = new Map<string, { call: Callback; once: boolean }[]>();
  private readonly waiting = new Map<string, unknown[][]>();

  constructor(events: Record<string, Callback> = {}) {
    for (const [name, call] of Object.entries(events)) this.on(name, call);
  }

  emit(name: string, ...args: unknown[]): void {
    const known = this.listeners.get(name) ?? [];
    if (known.length === 0) this.waiting.set(name, [...(this.waiting.get(name) ?? []), args]);
    this.listeners.set(
      name,
      known.filter(({ once }) => !once),
    );
    for (const { call } of known) guarded(() => call(...args));
  }

  on(name: string, call: Callback): void {
    this.add(name, call, false);
  }

  once(name: string, call: Callback): void {
    this.add(name, call, true);
  }

  off(name: string, call?: Callback): void {
    this.listeners.set(name, call ? (this.listeners.get(name) ?? []).filter((one) => one.call !== call) : []);
  }

  private add(name: string, call: Callback, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { call, once }]);
    const waiting = this.waiting.get(name) ?? [];
    this.waiting.delete(name);
    for (const args of waiting) this.emit(name, ...args);
  }
}
