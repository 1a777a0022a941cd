/** How many notices are unread, for the tab bar that the browser build draws itself. */
let shown = 0;
const listeners = new Set<() => void>();

/** Sets the number on 消息; 0 takes it away. */
export function showBadge(count: number): void {
  shown = count;
  listeners.forEach((listener) => listener());
}

export const readBadge = (): number => shown;

export function subscribeToBadge(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
