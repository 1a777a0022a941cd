import Taro from '@tarojs/taro';

/** Asks in these words before the person goes back from this page (base library 2.12); answers what ends it. */
export function askBeforeLeaving(words: string): () => void {
  if (!Taro.canIUse('enableAlertBeforeUnload')) return () => undefined;
  quietly(() => Taro.enableAlertBeforeUnload({ message: words }));
  return () => quietly(() => Taro.disableAlertBeforeUnload());
}

// Asking is a courtesy: where it fails, leaving is simply possible.
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    return;
  }
}
