import type { Json } from '../types.ts';
import { ApiFailure, asyncApis } from './call.ts';

/** WeChat: 1 MB for a value, 10 MB for all. */
const MOST_PER_KEY = 1024 * 1024;
const MOST = 10 * 1024 * 1024;
// The page's own storage, so that it outlives a restart of the mini-program; nothing else is in it.
const store = window.localStorage;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const keys = (): string[] => Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
const used = (): number => keys().reduce((sum, key) => sum + bytesOf(store.getItem(key) ?? ''), 0);

function checkKey(key: unknown): asserts key is string {
  if (typeof key !== 'string' || key === '') throw new ApiFailure('parameter error: parameter.key should be non-empty String');
}

function set(key: unknown, value: unknown): void {
  checkKey(key);
  const text = JSON.stringify({ value });
  if (bytesOf(text) > MOST_PER_KEY) throw new ApiFailure('entry size limit reached');
  if (used() - bytesOf(store.getItem(key) ?? '') + bytesOf(text) > MOST) throw new ApiFailure('exceed storage max size 10Mb');
  store.setItem(key, text);
}

function get(key: unknown): { value?: unknown } | null {
  checkKey(key);
  const text = store.getItem(key);
  return text === null ? null : (JSON.parse(text) as { value?: unknown });
}

const info = (): Json => ({ keys: keys(), currentSize: Math.ceil(used() / 1024), limitSize: MOST / 1024 });

function read(key: unknown): Json {
  const known = get(key);
  if (!known) throw new ApiFailure('data not found');
  return { data: known.value };
}

/** The synchronous forms throw with the name of the function, as WeChat does. */
const sync =
  <Args extends unknown[], Answer>(name: string, work: (...args: Args) => Answer) =>
  (...args: Args): Answer => {
    try {
      return work(...args);
    } catch (error) {
      throw new Error(`${name}:fail ${(error as Error).message}`, { cause: error });
    }
  };

export const storage: Json = {
  ...asyncApis({
    setStorage: ({ key, data }) => set(key, data),
    getStorage: ({ key }) => read(key),
    removeStorage: ({ key }) => (checkKey(key), store.removeItem(key)),
    clearStorage: () => store.clear(),
    getStorageInfo: info,
  }),
  setStorageSync: sync('setStorageSync', set),
  getStorageSync: sync('getStorageSync', (key: unknown) => {
    const known = get(key);
    return known ? known.value : '';
  }),
  removeStorageSync: sync('removeStorageSync', (key: unknown) => (checkKey(key), store.removeItem(key))),
  clearStorageSync: () => store.clear(),
  getStorageInfoSync: info,
};
