import Taro from '@tarojs/taro';

/** Writes the title bar of the page that is on screen. */
export const showTitle = (title: string): void => void Taro.setNavigationBarTitle({ title }).catch(() => undefined);
