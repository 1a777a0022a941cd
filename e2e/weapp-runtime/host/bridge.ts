import type { Json } from './types.ts';

declare global {
  interface Window {
    /** Set by Node before the page loads: one call, one answer, both JSON. */
    __weappNode: (name: string, payload: string) => Promise<string>;
  }
}

/** Asks Node to do what a page cannot: HTTP in the app's name, telling the automator. */
export async function askNode<Answer>(name: string, payload: unknown): Promise<Answer> {
  return JSON.parse(await window.__weappNode(name, JSON.stringify(payload))) as Answer;
}

/** Sends an event of the automation protocol to every connected automator. */
export function emit(method: string, params: Json): void {
  void askNode('event', { method, params }).catch(() => undefined);
}

type Listener = (payload: Json) => void;
const listeners = new Map<string, Listener>();

/** What Node may tell the page between answers, for instance the progress of an upload. */
export function onNode(name: string, listener: Listener): void {
  listeners.set(name, listener);
}

export function fromNode(name: string, payload: Json): void {
  listeners.get(name)?.(payload);
}
