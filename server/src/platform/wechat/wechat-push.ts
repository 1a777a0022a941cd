import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { DomainError, type FieldReason } from '@zsb/shared/errors';
import type { Clock } from '../clock.js';

export interface PushAccount {
  appId: string;
  /** Signs every push (消息推送配置, Token). */
  token: string;
  /** 43 characters; null where the mini-program is set to 明文模式. */
  encodingAesKey: string | null;
}

/** Parameters of the address as WeChat adds them; whatever else it sends is left alone. */
export type PushQuery = Record<string, unknown>;
type PushedEvent = Record<string, unknown>;

/** How far the timestamp of a push may lie from our time: an old one that somebody kept is worth nothing. */
const WINDOW_SECONDS = 300;
/** FullStr = random (16 bytes) + length of the message (4) + message + appid. */
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;
/** PKCS#7 over blocks of 32, although the cipher's are 16: Node's own unpadding refuses it. */
const PADDED_TO = 32;
const LONGEST_ECHO = 1024;

/**
 * Reads what WeChat calls us for (微信开放文档, 消息推送 and 消息加解密说明): the check of the address and the events. Data format
 * JSON. Where a key is set, only 安全模式 is read: the signature of the open mode does not cover the body.
 * Refusals are `platform.invalid-request` naming the parameter; `platform.not-found` where the push is not configured.
 */
export class WechatPush {
  constructor(
    private readonly account: PushAccount | null,
    private readonly clock: Clock,
  ) {}

  /** The check when the address is set up: what it answers shows that we know the token. */
  checkAddress(query: PushQuery): string {
    const { token } = this.requireAccount();
    this.requireSigned(query, 'signature', [token]);
    const echo = textIn(query, 'echostr');
    // Printable ASCII only: it goes back as it came.
    if (echo.length > LONGEST_ECHO || !/^[\x20-\x7e]+$/.test(echo)) refuse('echostr', 'format');
    return echo;
  }

  /** The event in clear. */
  open(query: PushQuery, body: unknown): PushedEvent {
    const { token, encodingAesKey, appId } = this.requireAccount();
    if (encodingAesKey === null) {
      this.requireSigned(query, 'signature', [token]);
      return asObject(body);
    }
    const encrypted = textIn(asObject(body), 'Encrypt');
    this.requireSigned(query, 'msg_signature', [token, encrypted]);
    return asObject(parse(decrypt(encrypted, encodingAesKey, appId)));
  }

  private requireAccount(): PushAccount {
    if (!this.account) throw new DomainError('platform.not-found');
    return this.account;
  }

  private requireSigned(query: PushQuery, name: 'signature' | 'msg_signature', secrets: string[]): void {
    const timestamp = textIn(query, 'timestamp');
    if (!/^\d{1,12}$/.test(timestamp)) refuse('timestamp', 'format');
    const parts = [...secrets, timestamp, textIn(query, 'nonce')];
    const given = Buffer.from(textIn(query, name));
    const expected = Buffer.from(pushSignature(parts));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) refuse(name, 'unknown');
    const ahead = Number(timestamp) - this.clock.now().getTime() / 1000;
    if (Math.abs(ahead) > WINDOW_SECONDS) refuse('timestamp', ahead < 0 ? 'too-small' : 'too-large');
  }
}

/** SHA-1 in hex over the parts in the order of their characters, as WeChat signs. */
const pushSignature = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

function decrypt(encrypted: string, encodingAesKey: string, appId: string): string {
  const padded = deciphered(Buffer.from(encrypted, 'base64'), Buffer.from(`${encodingAesKey}=`, 'base64'));
  const padding = padded.at(-1) ?? 0;
  const full = padded.subarray(0, Math.max(0, padded.length - padding));
  const end = full.length < HEAD_BYTES ? Infinity : HEAD_BYTES + full.readUInt32BE(RANDOM_BYTES);
  const isWhole = padding >= 1 && padding <= PADDED_TO && end <= full.length;
  // Somebody else's app could be set up with our key by mistake: its events are not about our people.
  if (!isWhole || full.toString('utf8', end) !== appId) return refuse('Encrypt', 'format');
  return full.toString('utf8', HEAD_BYTES, end);
}

function deciphered(encrypted: Buffer, key: Buffer): Buffer {
  if (encrypted.length === 0 || encrypted.length % 16 !== 0) return refuse('Encrypt', 'format');
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(encrypted), cipher.final()]);
}

function textIn(from: Record<string, unknown>, name: string): string {
  const value = from[name];
  return typeof value === 'string' && value !== '' ? value : refuse(name, value === undefined ? 'required' : 'type');
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse('', 'type');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('platform.malformed-body');
  }
}

function refuse(field: string, reason: FieldReason): never {
  throw new DomainError('platform.invalid-request', {}, [{ field, reason }]);
}
