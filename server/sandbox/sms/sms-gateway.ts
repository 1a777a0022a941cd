import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { SMS_ACCOUNT, SMS_TEMPLATES } from '../credentials.js';
import { type Exchange, isRecord, json, jsonObject, type Reply } from '../exchange.js';
import type { Mailbox } from '../mailbox.js';

/** A signed request is good for this long before and after its timestamp. */
const WINDOW_MS = 300_000;

class SmsRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** An SMS provider: `POST /sms/send`, signed; `{messageId}` or `{code, message}` with a 4xx status. */
export class SmsGateway {
  constructor(private readonly mailbox: Mailbox) {}

  answer(exchange: Exchange): Reply {
    try {
      return json({ messageId: this.send(exchange) });
    } catch (error) {
      if (!(error instanceof SmsRefusal)) throw error;
      return json({ code: error.code, message: error.message }, error.status);
    }
  }

  private send(exchange: Exchange): string {
    if (exchange.path !== '/sms/send') throw new SmsRefusal(404, 'not-found', 'there is only POST /sms/send');
    if (exchange.method !== 'POST') throw new SmsRefusal(405, 'method-not-allowed', 'use POST');
    checkSignature(exchange);
    const body = jsonObject(exchange.rawBody);
    if (body === null) throw new SmsRefusal(400, 'body-invalid', 'the body must be a JSON object');
    const { phone, template, params } = body;
    if (typeof phone !== 'string' || !/^1[3-9]\d{9}$/.test(phone)) throw new SmsRefusal(400, 'phone-invalid', 'no mainland mobile number');
    const filled = readParams(template, params);
    const id = randomUUID();
    this.mailbox.add({ id, kind: 'sms', at: exchange.now.toISOString(), to: phone, ...filled });
    return id;
  }
}

function readParams(template: unknown, params: unknown): { template: string; params: Record<string, string>; text: string } {
  const known = typeof template === 'string' && Object.hasOwn(SMS_TEMPLATES, template) ? SMS_TEMPLATES[template] : undefined;
  if (!known) throw new SmsRefusal(400, 'template-unknown', 'no such template');
  const names = Object.keys(known.params);
  if (!isRecord(params) || Object.keys(params).sort().join() !== [...names].sort().join()) {
    throw new SmsRefusal(400, 'params-invalid', `the template takes ${names.join(', ')}`);
  }
  const values: Record<string, string> = {};
  for (const [name, shape] of Object.entries(known.params)) {
    const value = params[name];
    if (typeof value !== 'string' || !shape.test(value)) throw new SmsRefusal(400, 'params-invalid', `${name} has a value it cannot take`);
    values[name] = value;
  }
  return { template: String(template), params: values, text: known.text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '') };
}

function checkSignature({ headers, rawBody, now }: Exchange): void {
  const timestamp = String(headers['x-sms-timestamp'] ?? '');
  if (headers['x-sms-key'] !== SMS_ACCOUNT.key) throw new SmsRefusal(401, 'key-unknown', 'X-Sms-Key is missing or unknown');
  if (!/^\d{1,16}$/.test(timestamp) || Math.abs(now.getTime() - Number(timestamp)) > WINDOW_MS) {
    throw new SmsRefusal(401, 'timestamp-outside-window', 'X-Sms-Timestamp must be within five minutes');
  }
  const expected = createHmac('sha256', SMS_ACCOUNT.secret).update(`${timestamp}\n`).update(rawBody).digest();
  const given = Buffer.from(String(headers['x-sms-signature'] ?? ''), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SmsRefusal(401, 'signature-wrong', 'X-Sms-Signature does not fit');
  }
}
