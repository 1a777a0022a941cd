import { useState } from 'react';
import { useDidHide, useDidShow, useRouter } from '@tarojs/taro';

/** Whether this page is the one on screen (not below another, not in a hidden window). */
export function usePageVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  return visible;
}

/** Runs each time the page comes on screen. */
export const useShown = (work: () => void): void => useDidShow(work);

/** A parameter of the page's address, decoded; '' when missing. */
export function usePageParam(name: string): string {
  const value = useRouter().params[name] ?? '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // already decoded, and it holds a bare %
  }
}
