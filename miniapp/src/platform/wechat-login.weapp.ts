import Taro from '@tarojs/taro';

/** The code of `wx.login`, good for one use within five minutes. */
export const wechatLoginCode: (() => Promise<string>) | null = async () => (await Taro.login()).code;
