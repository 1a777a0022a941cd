import { randomUUID } from 'node:crypto';
import { SUBSCRIPTION_TEMPLATES, WECHAT_ACCOUNT } from '../credentials.js';
import { type Exchange, json, jsonObject, type Reply } from '../exchange.js';
import type { Mailbox } from '../mailbox.js';
import { AccessTokens } from './access-tokens.js';
import { Consents } from './consents.js';
import { isOpenid, openidOf, PhoneCodes, sessionKeyOf, unionidOf } from './people.js';
import { readSubscriptionData } from './subscription-data.js';
import { WechatRefusal } from './wechat-refusal.js';

type Body = Record<string, unknown>;

/** WeChat's server API as far as the server calls it: the documented fields, refusals with HTTP 200. */
export class Wechat {
  readonly consents = new Consents();
  private readonly tokens = new AccessTokens();
  private readonly codes = new PhoneCodes();
  private messageNumber = 0;

  /** Interfaces that want an access token in the query and a JSON body. */
  private readonly withToken: Record<string, (body: Body, now: Date) => object> = {
    '/wxa/business/getuserphonenumber': (body, now) => this.phoneNumber(body, now),
    '/cgi-bin/message/subscribe/send': (body, now) => this.sendSubscription(body, now),
    '/wxa/msg_sec_check': (body) => checkText(body),
    '/wxa/media_check_async': (body) => checkMedia(body),
  };

  constructor(private readonly mailbox: Mailbox) {}

  answer(exchange: Exchange): Reply {
    try {
      return this.route(exchange);
    } catch (error) {
      if (!(error instanceof WechatRefusal)) throw error;
      return json({ errcode: error.errcode, errmsg: `${error.message} rid: ${randomUUID().slice(0, 8)}` });
    }
  }

  clear(): void {
    this.consents.clear();
    this.tokens.clear();
    this.codes.clear();
  }

  private route(exchange: Exchange): Reply {
    const { path, method, query, now } = exchange;
    if (path === '/sns/jscode2session') {
      if (method !== 'GET') throw new WechatRefusal(43001);
      // WeChat sends this one as text/plain: a client that looks at the type fails here, as it would there.
      return { ...json(this.codeToSession(query)), type: 'text/plain' };
    }
    const isToken = path === '/cgi-bin/stable_token';
    const work = this.withToken[path];
    if (!isToken && !work) throw new WechatRefusal(40066);
    if (method !== 'POST') throw new WechatRefusal(43002);
    if (!isToken) this.tokens.check(query.get('access_token'), now);
    const body = readBody(exchange.rawBody);
    return json(work ? work(body, now) : this.stableToken(body, now));
  }

  private codeToSession(query: URLSearchParams): object {
    checkAccount(query.get('appid'), query.get('secret'));
    const code = query.get('js_code');
    if (!code) throw new WechatRefusal(41008);
    if (query.get('grant_type') !== 'authorization_code') throw new WechatRefusal(40002);
    const name = this.codes.useLogin(code);
    return { session_key: sessionKeyOf(code), openid: openidOf(name), unionid: unionidOf(name) };
  }

  private stableToken(body: Body, now: Date): object {
    if (body['grant_type'] !== 'client_credential') throw new WechatRefusal(40002);
    checkAccount(body['appid'], body['secret']);
    return this.tokens.issue(now, body['force_refresh'] === true);
  }

  private phoneNumber({ code }: Body, now: Date): object {
    const number = this.codes.useNumber(code);
    const watermark = { timestamp: Math.floor(now.getTime() / 1000), appid: WECHAT_ACCOUNT.appId };
    return ok({ phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark } });
  }

  private sendSubscription(body: Body, now: Date): object {
    const { touser, template_id: templateId, page = '' } = body;
    if (!isOpenid(touser)) throw new WechatRefusal(40003);
    const template = SUBSCRIPTION_TEMPLATES.find((one) => one.id === templateId);
    if (!template) throw new WechatRefusal(40037);
    if (typeof page !== 'string' || !/^(?:[\w-]+(?:\/[\w-]+)*(?:\?.*)?)?$/.test(page)) throw new WechatRefusal(41030);
    const data = readSubscriptionData(template, body['data']);
    if (!this.consents.spend(touser, template.id)) throw new WechatRefusal(43101);
    this.messageNumber += 1;
    const at = now.toISOString();
    this.mailbox.add({
      id: String(this.messageNumber),
      kind: 'subscription',
      at,
      to: touser,
      templateId: template.id,
      title: template.title,
      page,
      data,
    });
    return ok({ msgid: this.messageNumber });
  }
}

const ok = (fields: object) => ({ errcode: 0, errmsg: 'ok', ...fields });

function readBody(rawBody: Buffer): Body {
  if (rawBody.length === 0) throw new WechatRefusal(44002);
  const body = jsonObject(rawBody);
  if (body === null) throw new WechatRefusal(47001);
  return body;
}

function checkAccount(appId: unknown, secret: unknown): void {
  if (!appId) throw new WechatRefusal(41002);
  if (appId !== WECHAT_ACCOUNT.appId) throw new WechatRefusal(40013);
  if (!secret) throw new WechatRefusal(41004);
  if (secret !== WECHAT_ACCOUNT.appSecret) throw new WechatRefusal(40125);
}

/** Fields that both content checks want: version 2, a person of this app, a scene from 1 资料 to 4 社交日志. */
function checkContentRequest({ version, openid, scene }: Body): void {
  if (version !== 2) throw new WechatRefusal(40097);
  if (!isOpenid(openid)) throw new WechatRefusal(40003);
  if (![1, 2, 3, 4].includes(Number(scene)) || typeof scene !== 'number') throw new WechatRefusal(40129);
}

const SUGGESTIONS = [
  // 20006 违法犯罪, 21000 其他, 100 正常: the labels of the documented table.
  { words: '违规示例', suggest: 'risky', label: 20006 },
  { words: '存疑示例', suggest: 'review', label: 21000 },
  { words: '', suggest: 'pass', label: 100 },
] as const;

function checkText(body: Body): object {
  checkContentRequest(body);
  const { content } = body;
  if (typeof content !== 'string' || content === '') throw new WechatRefusal(44002);
  if ([...content].length > 2500) throw new WechatRefusal(45002);
  const found = SUGGESTIONS.find(({ words }) => content.includes(words));
  const result = { suggest: found?.suggest, label: found?.label };
  return ok({ result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], trace_id: randomUUID() });
}

function checkMedia(body: Body): object {
  checkContentRequest(body);
  if (body['media_type'] !== 1 && body['media_type'] !== 2) throw new WechatRefusal(40004);
  if (typeof body['media_url'] !== 'string' || !URL.canParse(body['media_url'])) throw new WechatRefusal(44002);
  return ok({ trace_id: randomUUID() });
}
