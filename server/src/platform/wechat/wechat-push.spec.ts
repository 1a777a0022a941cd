import { createCipheriv, createHash } from 'node:crypto';
import type { DomainError } from '@zsb/shared/errors';
import { FixedClock } from '../clock.js';
import { readConfig } from '../../config.js';
import { WechatPush, type PushAccount } from './wechat-push.js';

/** The example of 微信开放文档, 消息推送. */
const ACCOUNT: PushAccount = { appId: 'wxba5fad812f8e6fb9', token: 'AAAAA', encodingAesKey: 'A'.repeat(43) };
const ENCRYPTED =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7v' +
  'JVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb' +
  '6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const SECURE = { timestamp: '1714112445', nonce: '415670741', msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3' };
const BODY = { ToUserName: 'gh_97417a04a28d', Encrypt: ENCRYPTED };
const CHECK = { timestamp: '1714036504', nonce: '1514711492', signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696' };
const OPEN = { timestamp: '1714037059', nonce: '486452656', signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78' };

const pushAt = (timestamp: string, account: PushAccount | null = ACCOUNT, later = 0) =>
  new WechatPush(account, new FixedClock(new Date(Number(timestamp) * 1000 + later)));
const refusal = (field: string, reason: string) => ({ code: 'platform.invalid-request', fields: [{ field, reason }] });
/** What a call is refused with; null where it is not. */
function refusalOf(call: () => unknown): Pick<DomainError, 'code' | 'fields'> | null {
  try {
    call();
    return null;
  } catch (error) {
    const { code, fields } = error as DomainError;
    return { code, fields };
  }
}
const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');

describe('the check of the address', () => {
  it('answers the echo of the documented example', () => {
    expect(pushAt(CHECK.timestamp).checkAddress({ ...CHECK, echostr: '4375120948345356249' })).toBe('4375120948345356249');
  });

  it.each<[string, object, string, string]>([
    ['no signature', { signature: undefined }, 'signature', 'required'],
    ['two signatures', { signature: [CHECK.signature, CHECK.signature] }, 'signature', 'type'],
    ['another signature', { signature: CHECK.signature.replace('f', '0') }, 'signature', 'unknown'],
    ['another nonce than the signed one', { nonce: '1514711493' }, 'signature', 'unknown'],
    ['a timestamp that is none', { timestamp: 'now' }, 'timestamp', 'format'],
    ['no echo', { echostr: '' }, 'echostr', 'type'],
    ['an echo that is markup of another alphabet', { echostr: '微信' }, 'echostr', 'format'],
    ['an endless echo', { echostr: '1'.repeat(1025) }, 'echostr', 'format'],
  ])('refuses %s', (_, changes, field, reason) => {
    expect(refusalOf(() => pushAt(CHECK.timestamp).checkAddress({ ...CHECK, echostr: '1', ...changes }))).toEqual(refusal(field, reason));
  });

  it.each<[number, string | null]>([
    [300_000, null],
    [301_000, 'too-small'],
    [-300_000, null],
    [-301_000, 'too-large'],
  ])('holds for five minutes around its timestamp: %d ms later', (later, reason) => {
    const check = () => pushAt(CHECK.timestamp, ACCOUNT, later).checkAddress({ ...CHECK, echostr: '1' });
    if (reason === null) expect(check()).toBe('1');
    else expect(refusalOf(check)).toEqual(refusal('timestamp', reason));
  });

  it('is unknown where no push is configured', () => {
    expect(refusalOf(() => pushAt(CHECK.timestamp, null).checkAddress({ ...CHECK, echostr: '1' }))).toEqual({
      code: 'platform.not-found',
      fields: [],
    });
  });
});

describe('an encrypted event 安全模式', () => {
  it('is read as the documented example says', () => {
    expect(pushAt(SECURE.timestamp).open(SECURE, BODY)).toEqual({
      ...{ ToUserName: 'gh_97417a04a28d', FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY', CreateTime: 1714112445, MsgType: 'event' },
      ...{ Event: 'debug_demo', debug_str: 'hello world' },
    });
  });

  it.each<[string, object, object, string, string]>([
    ['another text than the signed one', {}, { Encrypt: `A${ENCRYPTED.slice(1)}` }, 'msg_signature', 'unknown'],
    [
      'the signature of the open mode alone',
      { msg_signature: undefined, signature: SECURE.msg_signature },
      {},
      'msg_signature',
      'required',
    ],
    ['an open body', {}, { Encrypt: undefined, Event: 'debug_demo' }, 'Encrypt', 'required'],
  ])('refuses %s', (_, query, body, field, reason) => {
    expect(refusalOf(() => pushAt(SECURE.timestamp).open({ ...SECURE, ...query }, { ...BODY, ...body }))).toEqual(refusal(field, reason));
  });

  it('refuses what was signed more than five minutes ago', () => {
    expect(refusalOf(() => pushAt(SECURE.timestamp, ACCOUNT, 301_000).open(SECURE, BODY))).toEqual(refusal('timestamp', 'too-small'));
  });

  it('refuses the event of another app', () => {
    const other = { ...ACCOUNT, appId: 'wx0000000000000000' };
    expect(refusalOf(() => pushAt(SECURE.timestamp, other).open(SECURE, BODY))).toEqual(refusal('Encrypt', 'format'));
  });

  const key = Buffer.from(`${ACCOUNT.encodingAesKey}=`, 'base64');
  const sealed = (clear: Buffer): string => {
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([cipher.update(clear), cipher.final()]).toString('base64');
  };
  it.each([
    ['nothing', ''],
    ['half a block', Buffer.alloc(15).toString('base64')],
    ['a block of nothing', sealed(Buffer.alloc(32))],
    ['a length beyond its end', sealed(Buffer.concat([Buffer.alloc(16), Buffer.from('ffffffff', 'hex'), Buffer.alloc(12, 12)]))],
    ['a padding longer than all', sealed(Buffer.alloc(32, 33))],
  ])('refuses a signed text that holds %s', (_, encrypted) => {
    const query = { ...SECURE, msg_signature: sha1('AAAAA', SECURE.timestamp, SECURE.nonce, encrypted) };
    const open = () => pushAt(SECURE.timestamp).open(query, { Encrypt: encrypted });
    expect(refusalOf(open)).toEqual(refusal('Encrypt', encrypted === '' ? 'type' : 'format'));
  });
});

describe('an open event 明文模式', () => {
  const open = { ...ACCOUNT, encodingAesKey: null };
  const event = { MsgType: 'event', Event: 'debug_demo' };

  it('is read with the signature of the documented example', () => {
    expect(pushAt(OPEN.timestamp, open).open(OPEN, event)).toEqual(event);
  });

  it('is refused with another signature', () => {
    expect(refusalOf(() => pushAt(OPEN.timestamp, open).open({ ...OPEN, signature: CHECK.signature }, event))).toEqual(
      refusal('signature', 'unknown'),
    );
  });

  it.each([
    ['a list', []],
    ['a text', '<xml/>'],
    ['nothing', null],
  ])('is refused where the body is %s', (_, body) => {
    expect(refusalOf(() => pushAt(OPEN.timestamp, open).open(OPEN, body))).toEqual(refusal('', 'type'));
  });
});

describe('the configuration', () => {
  const required = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'SMS_ORIGIN', 'SMS_KEY', 'SMS_SECRET'];
  const others = ['PUBLIC_SECURITY_ORIGIN', 'PUBLIC_SECURITY_KEY', 'PUBLIC_SECURITY_SECRET'];
  const env = { DATA_DIR: '/tmp', ...Object.fromEntries([...required, ...others].map((name) => [name, 'x'])) };
  const pushOf = (settings: Record<string, string>) => readConfig({ ...env, ...settings }, '/tmp').wechat.push;

  it.each<[string, Record<string, string>, object | null]>([
    ['nothing', {}, null],
    ['what is empty', { WECHAT_PUSH_TOKEN: '', WECHAT_ENCODING_AES_KEY: '' }, null],
    ['a token', { WECHAT_PUSH_TOKEN: 'Abc123' }, { token: 'Abc123', encodingAesKey: null }],
    ['both', { WECHAT_PUSH_TOKEN: 'Abc123', WECHAT_ENCODING_AES_KEY: 'A'.repeat(43) }, { token: 'Abc123', encodingAesKey: 'A'.repeat(43) }],
  ])('takes %s', (_, settings, push) => {
    expect(pushOf(settings)).toEqual(push);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a key without a token', { WECHAT_ENCODING_AES_KEY: 'A'.repeat(43) }, /needs WECHAT_PUSH_TOKEN/],
    ['a key that is too short', { WECHAT_PUSH_TOKEN: 'Abc123', WECHAT_ENCODING_AES_KEY: 'A'.repeat(42) }, /43 letters and digits/],
    ['a token with blanks', { WECHAT_PUSH_TOKEN: 'a b c' }, /3 to 32 letters and digits/],
  ])('refuses %s', (_, settings, message) => {
    expect(() => pushOf(settings)).toThrow(message);
  });
});
