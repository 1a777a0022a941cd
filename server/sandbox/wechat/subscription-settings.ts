import { SUBSCRIPTION_TEMPLATES } from '../credentials.js';
import { type Exchange, json, jsonObject, type Reply } from '../exchange.js';
import { isOpenid } from './people.js';
import type { Consents } from './consents.js';
import type { Push } from './push.js';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const refusal = (status: number, message: string): Reply => json({ message }, status);

/**
 * Somebody allows or refuses messages of a template in WeChat's own settings. WeChat sends no more of them from that moment, and tells
 * our server. Answers what the server said.
 */
export async function changeSubscription({ rawBody, now }: Exchange, consents: Consents, push: Push): Promise<Reply> {
  const { openid, templateId, status, url = push.url } = jsonObject(rawBody) ?? {};
  if (!isOpenid(openid)) return refusal(400, 'openid is not one of this app');
  const template = SUBSCRIPTION_TEMPLATES.find(({ id }) => id === templateId);
  if (!template) return refusal(400, 'no such template');
  if (status !== 'accept' && status !== 'reject') return refusal(400, 'status is accept or reject');
  if (url === null) return refusal(409, 'SANDBOX_PUSH_URL is not set: there is nobody to tell');
  if (typeof url !== 'string' || (url !== push.url && !isLoopback(url))) return refusal(400, 'url must be one of this machine');
  if (status === 'reject') consents.takeBack(openid, template.id);
  else consents.grantLasting(openid, template.id);
  const answer = await push.deliver(changeEvent(openid, template.id, status, now), now, url);
  return answer ? json({ openid, templateId: template.id, status, answer }) : refusal(502, 'the server could not be reached');
}

/** One change comes as an object, as WeChat sends it; only several come as a list. */
const changeEvent = (openid: string, templateId: string, status: string, now: Date) => ({
  ToUserName: 'gh_000000000000',
  FromUserName: openid,
  CreateTime: Math.floor(now.getTime() / 1000),
  MsgType: 'event',
  Event: 'subscribe_msg_change_event',
  List: { TemplateId: templateId, SubscribeStatusString: status },
});

const isLoopback = (url: string): boolean => URL.canParse(url) && LOOPBACK.includes(new URL(url).hostname);
