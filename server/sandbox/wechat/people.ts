import { createHmac } from 'node:crypto';
import { WECHAT_ACCOUNT } from '../credentials.js';
import { WechatRefusal } from './wechat-refusal.js';

const digest = (purpose: string, text: string) =>
  createHmac('sha256', WECHAT_ACCOUNT.appId).update(`${purpose}\n${text}`).digest('base64url');
const checkPart = (head: string) => digest('check', head).slice(0, 8);

/** The openid of a person: 28 characters, the same after every restart. */
export function openidOf(name: string): string {
  const head = `o${digest('openid', name).slice(0, 19)}`;
  return head + checkPart(head);
}

/** Whether this app has issued the openid. It carries its own proof, so a restarted sandbox still knows its people. */
export const isOpenid = (text: unknown): text is string =>
  typeof text === 'string' && text.length === 28 && checkPart(text.slice(0, 20)) === text.slice(20);

export const unionidOf = (name: string): string => `u${digest('unionid', name).slice(0, 27)}`;
export const sessionKeyOf = (code: string): string => createHmac('md5', WECHAT_ACCOUNT.appId).update(code).digest('base64');

/** Codes from the phone: each is good for one exchange. */
export class PhoneCodes {
  private readonly used = new Set<string>();

  /** `demo-li.1` and `code-li.2` are two logins of the person `li`. Answers the name. */
  useLogin(code: unknown): string {
    return this.use(code, /^(?:demo|code)-([^.]+)(?:\..+)?$/su);
  }

  /** `phone-13800138000.1` is one press of the button that shares that number. Answers the number. */
  useNumber(code: unknown): string {
    return this.use(code, /^phone-(1[3-9]\d{9})(?:\..+)?$/su);
  }

  clear(): void {
    this.used.clear();
  }

  private use(code: unknown, shape: RegExp): string {
    const content = typeof code === 'string' ? shape.exec(code)?.[1] : undefined;
    if (content === undefined) throw new WechatRefusal(40029);
    if (this.used.has(String(code))) throw new WechatRefusal(40163);
    this.used.add(String(code));
    return content;
  }
}
