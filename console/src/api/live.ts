import type { ChangeHint } from '@zsb/shared/sla';
import { EventCutter } from './sse';

/** A hint that one case changed; null when hints may have been missed, and anything may have. */
export type LiveListener = (hint: ChangeHint | null) => void;

export interface LiveParts {
  fetch: typeof fetch;
  path: string;
  headers: () => Record<string, string>;
  /** Renews an access token that has ended. */
  renew: () => Promise<unknown>;
  /** Waits so many milliseconds, or until the signal. */
  pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1: many consoles that lost one server must not come back in the same instant. */
  random: () => number;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** The server writes a comment every 15 s: three missed ones are a dead connection. */
const SILENCE = 45_000;

/** Milliseconds before the next attempt after so many failed ones: doubling, up to a minute, spread by a quarter. */
export const pauseAfter = (failures: number, random: number): number =>
  Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE) * (0.75 + random / 2);

/**
 * Reads hints from the event stream of the server while it is open, and comes back after every end. A browser's own reader of
 * event streams sends no Authorization header: hence `fetch`. Where streams do not get through, the polls of the pages go on.
 */
export class LiveChanges {
  private readonly listeners = new Set<LiveListener>();
  private readonly watchers = new Set<() => void>();
  /** More than one for a moment, when a page is hidden and shown again. */
  private connections = 0;

  constructor(private readonly parts: LiveParts) {}

  /** Whether hints arrive now. */
  readonly get = (): boolean => this.connections > 0;
  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly listen = (listener: LiveListener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let wasConnected = false;
    let isConnected = false;
    const connected = () => {
      isConnected = true;
      this.count(1);
      // What happened between two connections was not told.
      if (wasConnected) this.tell(null);
      wasConnected = true;
      failures = 0;
    };
    while (!signal.aborted) {
      await this.readOnce(signal, connected).catch(() => undefined);
      if (isConnected) this.count(-1);
      isConnected = false;
      if (signal.aborted) return;
      failures++;
      await this.parts.pause(pauseAfter(failures, this.parts.random()), signal);
    }
  }

  private async readOnce(signal: AbortSignal, onConnected: () => void): Promise<void> {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    signal.addEventListener('abort', stop);
    let watchdog = setTimeout(stop, SILENCE);
    try {
      const response = await this.open(attempt.signal);
      if (response.body === null) return;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const cutter = new EventCutter();
      onConnected();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(stop, SILENCE);
        cutter.push(read.value).forEach(({ event, data }) => event === 'change' && this.tell(hintOf(data)));
      }
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', stop);
    }
  }

  private async open(signal: AbortSignal): Promise<Response> {
    const headers = { ...this.parts.headers(), Accept: 'text/event-stream' };
    const response = await this.parts.fetch(this.parts.path, { headers, cache: 'no-store', signal });
    if (response.ok) return response;
    if (response.status === 401) await this.parts.renew();
    throw new Error(`the stream answered ${response.status}`);
  }

  private count(change: 1 | -1): void {
    this.connections += change;
    this.watchers.forEach((watcher) => watcher());
  }

  private tell(hint: ChangeHint | null): void {
    this.listeners.forEach((listener) => listener(hint));
  }
}

/** What a newer server writes beside the hint is left alone; what is no hint at all means that something changed. */
function hintOf(data: string): ChangeHint | null {
  try {
    const { complaintId, version } = JSON.parse(data) as Partial<ChangeHint>;
    return complaintId && typeof version === 'number' ? { complaintId, version } : null;
  } catch {
    return null;
  }
}
