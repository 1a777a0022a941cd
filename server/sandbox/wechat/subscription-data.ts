import { type SubscriptionTemplate } from '../credentials.js';
import { isRecord } from '../exchange.js';
import { WechatRefusal } from './wechat-refusal.js';

const clockTime = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日 )?(?:[01]?\d|2[0-3]):[0-5]\d`;

/** What a field may hold (微信开放文档, 订阅消息参数值内容限制); the number at the end of a key only tells fields apart. */
const SHAPES: Record<string, RegExp> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  time: new RegExp(`^${clockTime}(?:~${clockTime})?$`),
  phrase: /^\p{Script=Han}{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
};

/**
 * Reads `data` of a subscription message: every field of the template, no other, each value within its limits.
 * Throws 47003 naming the field otherwise.
 */
export function readSubscriptionData(template: SubscriptionTemplate, data: unknown): Record<string, string> {
  if (!isRecord(data)) throw new WechatRefusal(47003, ' data is empty');
  const stranger = Object.keys(data).find((key) => !Object.hasOwn(template.fields, key));
  if (stranger !== undefined) throw new WechatRefusal(47003, ` data.${stranger} is not in the template`);
  return Object.fromEntries(Object.keys(template.fields).map((key) => [key, readValue(key, data[key])]));
}

function readValue(key: string, field: unknown): string {
  const value = isRecord(field) ? field['value'] : undefined;
  if (typeof value !== 'string' || value === '') throw new WechatRefusal(47003, ` data.${key}.value is empty`);
  if (!SHAPES[key.replace(/\d+$/, '')]?.test(value)) throw new WechatRefusal(47003, ` data.${key}.value invalid`);
  return value;
}
