import type { Clock } from '../clock.js';
import { OutsideError } from '../outside/outside-error.js';
import { WechatAccessToken } from './wechat-access-token.js';
import { textOf, type WechatAnswer, WechatWire, type WechatWireOptions } from './wechat-wire.js';

export interface WechatClientOptions extends WechatWireOptions {
  appId: string;
  appSecret: string;
  clock: Clock;
}

export interface SubscriptionMessage {
  openid: string;
  templateId: string;
  /** Page of the mini-program that a tap opens, without a leading slash; may carry a query. */
  page: string;
  /** Field key of the template → value: `{ thing3: '市城管局' }`. */
  data: Record<string, string>;
}

export type ContentVerdict = 'pass' | 'review' | 'risky';

/** Longest text of one content check, in characters. */
const CHECKED_AT_ONCE = 2500;
/** Characters that neighbouring pieces share, so that no phrase is cut in two unseen. */
const OVERLAP = 50;
/** 论坛: what the public will read. */
const SCENE_FORUM = 3;

/**
 * WeChat's server API. Every method throws `OutsideError`: `unavailable` when WeChat cannot be reached or is busy,
 * `refused` with WeChat's errcode. Nothing here logs, and no error carries a code, an openid or a phone number.
 */
export class WechatClient {
  private readonly wire: WechatWire;
  private readonly token: WechatAccessToken;

  constructor(private readonly options: WechatClientOptions) {
    this.wire = new WechatWire(options);
    this.token = new WechatAccessToken(this.wire, options, options.clock);
  }

  /**
   * Who pressed log in, from the code of `wx.login`. `session_key` stays here: no client ever needs it.
   * Refused with 40029 (unknown or older than 5 minutes), 40163 (used) or 40226 (WeChat bars the person);
   * 40013 and 40125 mean that our own account is set up wrongly.
   */
  async codeToSession(code: string): Promise<{ openid: string; unionid: string | null }> {
    const { appId, appSecret } = this.options;
    const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' };
    const answer = await this.wire.get('/sns/jscode2session', query);
    const { unionid } = answer;
    return { openid: textOf(answer, 'openid'), unionid: typeof unionid === 'string' && unionid !== '' ? unionid : null };
  }

  /**
   * The number behind a press of the `getPhoneNumber` button: eleven digits, or `+<country><number>` outside mainland China.
   * Refused with 40029 or 40163 for a code that is unknown, too old or used.
   */
  async phoneNumber(code: string): Promise<string> {
    const { phone_info: info } = await this.post('/wxa/business/getuserphonenumber', { code });
    const number = textOf(info, 'purePhoneNumber');
    // Documented as a string, shown as a number in the example of the same page.
    const country = Number((info as WechatAnswer)['countryCode']);
    return country === 86 ? number : `+${country}${number}`;
  }

  /**
   * Sends a subscription message once. `no-consent`: the person allowed none, or took it back (43101).
   * `unknown`: it may have been sent and no answer came. Throws when it was certainly not sent.
   */
  async sendSubscription({ openid, templateId, page, data }: SubscriptionMessage): Promise<'sent' | 'no-consent' | 'unknown'> {
    const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));
    try {
      await this.post('/cgi-bin/message/subscribe/send', { touser: openid, template_id: templateId, page, data: values });
      return 'sent';
    } catch (error) {
      if (error instanceof OutsideError && error.code === '43101') return 'no-consent';
      if (error instanceof OutsideError && error.mayHaveActed) return 'unknown';
      throw error;
    }
  }

  /**
   * What WeChat thinks of a text that would become public; the worst verdict over all pieces of a long one.
   * Refused with 61010 when the person has not opened the mini-program for two hours.
   */
  async checkText({ openid, text }: { openid: string; text: string }): Promise<ContentVerdict> {
    let worst: ContentVerdict = 'pass';
    for (const content of pieces(text)) {
      const { result } = await this.post('/wxa/msg_sec_check', { version: 2, openid, scene: SCENE_FORUM, content });
      const suggest = textOf(result, 'suggest');
      if (suggest === 'risky') return 'risky';
      // A verdict we do not know is one for a person to look at.
      if (suggest !== 'pass') worst = 'review';
    }
    return worst;
  }

  private post(path: string, body: object): Promise<WechatAnswer> {
    return this.token.use((token) => this.wire.post(path, { access_token: token }, body));
  }
}

/** Cuts by whole characters, never through a surrogate pair. A blank text has no piece: WeChat refuses an empty one. */
function pieces(text: string): string[] {
  const characters = [...text.trim()];
  const found: string[] = [];
  for (let start = 0; start < characters.length; start += CHECKED_AT_ONCE - OVERLAP) {
    found.push(characters.slice(start, start + CHECKED_AT_ONCE).join(''));
    if (start + CHECKED_AT_ONCE >= characters.length) break;
  }
  return found;
}
