import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { PUBLIC_SECURITY_ACCOUNT } from '../credentials.js';
import { type Exchange, json, jsonObject, type Reply } from '../exchange.js';
import { isDocumentNumber } from './document-numbers.js';

/** A signed request is good for this long before and after its timestamp. */
const WINDOW_MS = 300_000;
const PATH = '/public-security/identity/verify';
/** Letters, marks, 〇 and what stands between the parts of a name; as much as a card has room for. */
const NAME = /^[\p{L}\p{M}\p{Co}〇·' .\u2019-]{1,50}$/u;

type Result = 'match' | 'mismatch' | 'not-found';

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The check of names and documents by the public security: `POST /public-security/identity/verify`, signed; `{result, serial}`,
 * or `{code, message}` with a 4xx status. Everybody is who they say, except names with 不符 (mismatch) or 查无 (not-found).
 */
export class PublicSecurity {
  /** Nonces of the last minutes and until when their requests would be good. */
  private readonly nonces = new Map<string, number>();

  answer(exchange: Exchange): Reply {
    try {
      return json({ result: this.verify(exchange), serial: randomUUID() });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return json({ code: error.code, message: error.message }, error.status);
    }
  }

  private verify(exchange: Exchange): Result {
    if (exchange.path !== PATH) throw new Refusal(404, 'not-found', `there is only POST ${PATH}`);
    if (exchange.method !== 'POST') throw new Refusal(405, 'method-not-allowed', 'use POST');
    checkSignature(exchange);
    this.useNonce(exchange);
    return resultOf(readQuestion(exchange.rawBody).name);
  }

  private useNonce({ headers, now }: Exchange): void {
    const nonce = String(headers['x-gov-nonce']);
    for (const [old, goodUntil] of this.nonces) if (goodUntil < now.getTime()) this.nonces.delete(old);
    if (this.nonces.has(nonce)) throw new Refusal(401, 'nonce-used', 'X-Gov-Nonce was used before');
    this.nonces.set(nonce, Number(headers['x-gov-timestamp']) + WINDOW_MS);
  }
}

function checkSignature({ headers, rawBody, now }: Exchange): void {
  const [key, timestamp = '', nonce = '', signature = ''] = ['key', 'timestamp', 'nonce', 'signature'].map((name) => {
    const value = headers[`x-gov-${name}`];
    return typeof value === 'string' ? value : '';
  });
  if (key !== PUBLIC_SECURITY_ACCOUNT.key) throw new Refusal(401, 'key-unknown', 'X-Gov-Key is missing or unknown');
  if (!/^\d{1,16}$/.test(timestamp) || Math.abs(now.getTime() - Number(timestamp)) > WINDOW_MS) {
    throw new Refusal(401, 'timestamp-outside-window', 'X-Gov-Timestamp must be within five minutes');
  }
  if (!/^[\w-]{16,64}$/.test(nonce)) throw new Refusal(401, 'nonce-invalid', 'X-Gov-Nonce must have 16 to 64 letters and digits');
  const bodyHash = createHash('sha256').update(rawBody).digest('hex');
  const expected = createHmac('sha256', PUBLIC_SECURITY_ACCOUNT.secret).update(`${timestamp}\n${nonce}\n${bodyHash}`).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refusal(401, 'signature-wrong', 'X-Gov-Signature does not fit');
  }
}

function readQuestion(rawBody: Buffer): { name: string } {
  const body = jsonObject(rawBody);
  if (body === null) throw new Refusal(400, 'body-invalid', 'the body must be a JSON object');
  const { name, documentKind, documentNumber } = body;
  if (typeof name !== 'string' || !NAME.test(name)) throw new Refusal(400, 'name-invalid', 'no name of a person');
  if (!isDocumentNumber(documentKind, documentNumber)) throw new Refusal(400, 'number-invalid', 'no number of this kind of document');
  return { name };
}

function resultOf(name: string): Result {
  if (name.includes('查无')) return 'not-found';
  return name.includes('不符') ? 'mismatch' : 'match';
}
