import Taro from '@tarojs/taro';

/** Puts a text on the clipboard; false when the person refused. WeChat says itself that it has copied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
