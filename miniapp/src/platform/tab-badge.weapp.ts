import Taro from '@tarojs/taro';
import { badgeText } from '../format/badge-text';

/** Place of 消息 in the tab bar (app.config.ts). */
const NOTICES_TAB = 2;

/** Sets the number on 消息; 0 takes it away. WeChat refuses while a page without tabs is on screen: the next tab page sets it. */
export function showBadge(count: number): void {
  const done =
    count === 0 ? Taro.removeTabBarBadge({ index: NOTICES_TAB }) : Taro.setTabBarBadge({ index: NOTICES_TAB, text: badgeText(count) });
  void done.catch(() => undefined);
}
