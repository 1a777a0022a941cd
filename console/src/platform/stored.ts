/** Reads JSON from a storage; null where nothing readable is stored or the browser forbids storage. */
export function readStored(storage: Storage, key: string): unknown {
  try {
    const text = storage.getItem(key);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Stores JSON, or removes the key for null. A full or forbidden storage is no reason to stop working. */
export function writeStored(storage: Storage, key: string, value: unknown): void {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // The page keeps the value in memory; only a reload would miss it.
  }
}
