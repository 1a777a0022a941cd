import Taro from '@tarojs/taro';

/** Brings a field into view; the error below it is announced by its live region. `id` is that of the field. */
export function showField(id: string): void {
  // What was drawn just now reaches the page with the next update.
  Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -96, duration: 160 }).catch(() => undefined));
}
