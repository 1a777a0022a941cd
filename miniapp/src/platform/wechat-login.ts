/** Null in a browser: the login there is by SMS code. In the mini-program it answers the code of `wx.login`. */
export const wechatLoginCode: (() => Promise<string>) | null = null;
