/** Small texts kept on the device. Keeping may fail (private window, full disk): then the page works without it. */
export interface Store {
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
  /** Every key that starts with the prefix. */
  removeAll(prefix: string): void;
}

/** A kept value, or null when there is none or it does not parse (an older build wrote it). */
export function readJson<T>(store: Store, key: string): T | null {
  const text = store.read(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    store.remove(key);
    return null;
  }
}

export const writeJson = (store: Store, key: string, value: unknown): void => store.write(key, JSON.stringify(value));
