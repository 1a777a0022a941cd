import type { Store } from './store';

const PREFIX = 'zsb.';

function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** The browser's local storage. */
export const deviceStore: Store = {
  read: (key) => quietly(() => localStorage.getItem(PREFIX + key), null),
  write: (key, text) => quietly(() => localStorage.setItem(PREFIX + key, text), undefined),
  remove: (key) => quietly(() => localStorage.removeItem(PREFIX + key), undefined),
  removeAll: (prefix) =>
    quietly(() => {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX + prefix))
        .forEach((key) => localStorage.removeItem(key));
    }, undefined),
};
