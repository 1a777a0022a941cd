import { useState } from 'react';
import Taro, { useDidHide, useDidShow, useLoad } from '@tarojs/taro';

/** Whether this page is the one on screen (not below another, not in a hidden window). */
export function usePageVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  return visible;
}

/** Runs each time the page comes on screen. */
export const useShown = (work: () => void): void => useDidShow(work);

type Params = Partial<Record<string, string>>;

/**
 * A parameter of the page's address, decoded; '' when missing. Taro's `useRouter` answers otherwise where the window is
 * hidden before the first draw: it has none by then, and once the window is back those of the app's start. The page itself
 * keeps its own: it is on top of the stack when it is first drawn, and `onLoad` corrects what was read where it is not.
 */
export function usePageParam(name: string): string {
  const [params, setParams] = useState<Params>(paramsOfTopPage);
  useLoad<Params>(setParams);
  const value = params[name] ?? '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // already decoded, and it holds a bare %
  }
}

function paramsOfTopPage(): Params {
  const pages = Taro.getCurrentPages() as readonly { $taroParams?: Params }[];
  return pages[pages.length - 1]?.$taroParams ?? {};
}
