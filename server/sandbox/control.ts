import { SUBSCRIPTION_TEMPLATES } from './credentials.js';
import { type Exchange, json, jsonObject, type Reply } from './exchange.js';
import { type Faults, readFault } from './faults.js';
import type { Mailbox } from './mailbox.js';
import { outboxPage } from './page.js';
import { isOpenid } from './wechat/people.js';
import type { Push } from './wechat/push.js';
import { changeSubscription } from './wechat/subscription-settings.js';
import type { Wechat } from './wechat/wechat.js';

const refusal = (status: number, message: string): Reply => json({ message }, status);

/** The sandbox's own routes: what a phone would show, what a thumb would tap, and the fault knobs. */
export class Control {
  private readonly routes: Record<string, (exchange: Exchange) => Reply | Promise<Reply>> = {
    'GET /': () => ({ status: 200, type: 'text/html; charset=utf-8', body: outboxPage(this.mailbox.list(), this.faults.list()) }),
    'GET /sandbox/messages': ({ query }) => json({ messages: this.mailbox.list({ kind: query.get('kind'), to: query.get('to') }) }),
    'POST /sandbox/consents': ({ rawBody }) => this.grantConsent(rawBody),
    'POST /sandbox/subscription-changes': (exchange) => changeSubscription(exchange, this.wechat.consents, this.push),
    'GET /sandbox/faults': () => json({ faults: this.faults.list() }),
    'POST /sandbox/faults': ({ rawBody }) => this.addFault(rawBody),
    'DELETE /sandbox/faults': () => this.clearFaults(),
    'POST /sandbox/reset': () => this.reset(),
  };

  constructor(
    private readonly mailbox: Mailbox,
    private readonly faults: Faults,
    private readonly wechat: Wechat,
    private readonly push: Push,
  ) {}

  answer(exchange: Exchange): Reply | Promise<Reply> {
    if (!isFromHere(exchange)) return refusal(403, 'pages of other origins may not use the sandbox');
    if (exchange.method === 'OPTIONS') return { status: 204, type: 'text/plain', body: '' };
    return this.routes[`${exchange.method} ${exchange.path}`]?.(exchange) ?? refusal(404, 'no such route');
  }

  private grantConsent(rawBody: Buffer): Reply {
    const { openid, templateId, kind = 'once' } = jsonObject(rawBody) ?? {};
    if (!isOpenid(openid)) return refusal(400, 'openid is not one of this app');
    const template = SUBSCRIPTION_TEMPLATES.find((one) => one.id === templateId);
    if (!template) return refusal(400, 'no such template');
    if (kind === 'once') return json({ openid, templateId: template.id, messagesAllowed: this.wechat.consents.grant(openid, template.id) });
    if (kind === 'long') this.wechat.consents.grantLasting(openid, template.id);
    else if (kind === 'none') this.wechat.consents.takeBack(openid, template.id);
    else return refusal(400, 'kind is once, long, or none to take every consent back');
    return json({ openid, templateId: template.id, kind });
  }

  private addFault(rawBody: Buffer): Reply {
    const fault = readFault(jsonObject(rawBody));
    if (typeof fault === 'string') return refusal(400, fault);
    this.faults.add(fault);
    return json({ faults: this.faults.list() });
  }

  private clearFaults(): Reply {
    this.faults.clear();
    return json({ faults: [] });
  }

  private reset(): Reply {
    this.mailbox.clear();
    this.faults.clear();
    this.wechat.clear();
    return json({});
  }
}

/**
 * Whether a browser page may read this: its origin is this machine or the sandbox itself.
 * Programs send no Origin. Any other web page somebody has open must not read codes or turn knobs.
 */
function isFromHere({ headers }: Exchange): boolean {
  const origin = headers.origin;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { hostname, host } = new URL(origin);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || host === headers.host;
}
