import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { WECHAT_ACCOUNT, WECHAT_PUSH } from '../credentials.js';

/** WeChat gives up after five seconds and asks three times in all (微信开放文档, 接收消息和事件). */
const PATIENCE_MS = 5000;
const TRIES = 3;
const PADDED_TO = 32;

interface PushAnswer {
  status: number;
  text: string;
}

/** What WeChat tells our server by itself: JSON in 安全模式, signed and encrypted. */
export class Push {
  /** @param url where the mini-program's admin pages say that our server listens; null: nowhere */
  constructor(readonly url: string | null) {}

  /** Answers what the server said, or null when it could not be reached. */
  async deliver(event: Record<string, unknown>, now: Date, url: string): Promise<PushAnswer | null> {
    let answer: PushAnswer | null = null;
    for (let tries = 0; tries < TRIES && answer?.status !== 200; tries++) answer = (await post(event, now, url)) ?? answer;
    return answer;
  }
}

async function post(event: Record<string, unknown>, now: Date, url: string): Promise<PushAnswer | null> {
  const Encrypt = encrypt(JSON.stringify(event));
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const query = new URLSearchParams({
    signature: sign([timestamp, nonce]),
    timestamp,
    nonce,
    openid: String(event['FromUserName']),
    encrypt_type: 'aes',
    msg_signature: sign([timestamp, nonce, Encrypt]),
  });
  try {
    const answer = await fetch(`${url}?${query}`, {
      method: 'POST',
      body: JSON.stringify({ ToUserName: event['ToUserName'], Encrypt }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

const sign = (parts: string[]): string =>
  createHash('sha1')
    .update([WECHAT_PUSH.token, ...parts].sort().join(''))
    .digest('hex');

/** 16 random bytes, the length, the message, the appid; padded by PKCS#7 to blocks of 32; AES-256-CBC. */
function encrypt(message: string): string {
  const key = Buffer.from(`${WECHAT_PUSH.encodingAesKey}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const full = Buffer.concat([randomBytes(16), length, text, Buffer.from(WECHAT_ACCOUNT.appId)]);
  const padding = PADDED_TO - (full.length % PADDED_TO);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(full), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
}
