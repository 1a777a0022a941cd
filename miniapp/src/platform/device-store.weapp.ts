import Taro from '@tarojs/taro';
import type { Store } from './store';

function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** The mini-program's storage (10 MB a person). */
export const deviceStore: Store = {
  // A missing key reads as ''.
  read: (key) => quietly(() => Taro.getStorageSync<string>(key) || null, null),
  write: (key, text) => quietly(() => Taro.setStorageSync(key, text), undefined),
  remove: (key) => quietly(() => Taro.removeStorageSync(key), undefined),
  removeAll: (prefix) =>
    quietly(() => {
      Taro.getStorageInfoSync()
        .keys.filter((key) => key.startsWith(prefix))
        .forEach((key) => Taro.removeStorageSync(key));
    }, undefined),
};
