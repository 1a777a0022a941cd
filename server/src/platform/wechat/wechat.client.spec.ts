import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SUBSCRIPTION_TEMPLATES, WECHAT_ACCOUNT } from '../../../sandbox/credentials.js';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.js';
import { FixedClock } from '../clock.js';
import { WechatClient, type WechatClientOptions } from './wechat.client.js';

const start = new Date('2026-11-20T01:00:00Z');
const clock = new FixedClock(start);
let sandbox: Sandbox;
/** Paths that the client under test asked for, in order. */
let asked: string[] = [];
const recordingFetch: typeof fetch = (input, init) => {
  asked.push((input as URL).pathname);
  return fetch(input, init);
};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => clock.now() });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  clock.set(start);
  asked = [];
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
});

const client = (options: Partial<WechatClientOptions> = {}) =>
  new WechatClient({ ...WECHAT_ACCOUNT, origin: sandbox.origin, clock, fetch: recordingFetch, timeoutMs: 1000, ...options });
const fault = (body: object) => fetch(`${sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify(body) });
const askedFor = (path: string) => asked.filter((one) => one === path).length;

const TOKEN = '/cgi-bin/stable_token';
const SEND = '/cgi-bin/message/subscribe/send';
const CHECK = '/wxa/msg_sec_check';

describe('codeToSession', () => {
  it('answers the same person for each new code, and never the session key', async () => {
    const first = await client().codeToSession('demo-li.1');
    expect(first).toEqual({ openid: expect.stringMatching(/^o.{27}$/), unionid: expect.stringMatching(/^u/) });
    expect(await client().codeToSession('demo-li.2')).toEqual(first);
  });

  it('asks for no access token', async () => {
    await client().codeToSession('demo-li');
    expect(asked).toEqual(['/sns/jscode2session']);
  });

  it.each([
    ['a used code', 'demo-used', {}, { kind: 'refused', code: '40163' }],
    ['an unknown code', 'nonsense', {}, { kind: 'refused', code: '40029' }],
    ['a wrong secret of ours', 'demo-li', { appSecret: 'wrong' }, { kind: 'refused', code: '40125' }],
  ])('throws for %s', async (_, code, options, error) => {
    await client().codeToSession('demo-used');
    await expect(client(options).codeToSession(code)).rejects.toMatchObject({ name: 'OutsideError', ...error });
  });

  it('throws when nobody listens, and knows that nothing was asked', async () => {
    const gone = await startSandbox({ port: 0 });
    await gone.stop();
    await expect(client({ origin: gone.origin }).codeToSession('demo-li')).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'ECONNREFUSED',
      mayHaveActed: false,
    });
  });

  it.each([
    ['busy', { errcode: -1 }, { kind: 'unavailable', code: '-1' }],
    ['over its limit', { errcode: 45011 }, { kind: 'unavailable', code: '45011' }],
    ['broken', { status: 502 }, { kind: 'unavailable', code: 'http-502' }],
    ['overrun', { status: 429 }, { kind: 'unavailable', code: 'http-429', mayHaveActed: false }],
    ['not where it should be', { status: 404 }, { kind: 'refused', code: 'http-404' }],
    ['silent', { hang: true }, { kind: 'unavailable', code: 'timeout' }],
    ['cut off', { dropAfterHandling: true }, { kind: 'unavailable', mayHaveActed: true }],
    ['not speaking JSON', { status: 200 }, { kind: 'unavailable', code: 'not-json' }],
  ])('throws when WeChat is %s', async (_, effect, error) => {
    await fault({ target: 'wechat', ...effect });
    await expect(client().codeToSession('demo-li')).rejects.toMatchObject({ name: 'OutsideError', ...error });
  });

  it('waits 3 s for an answer unless told otherwise', async () => {
    await fault({ target: 'wechat', hang: true });
    const startedAt = performance.now();
    await expect(client({ timeoutMs: undefined }).codeToSession('demo-li')).rejects.toMatchObject({ code: 'timeout' });
    const waited = performance.now() - startedAt;
    expect(waited).toBeGreaterThan(2900);
    expect(waited).toBeLessThan(8000);
  }, 10_000);

  it('says in an error neither the code nor the secret', async () => {
    const error: unknown = await client()
      .codeToSession('secret-code')
      .catch((thrown: unknown) => thrown);
    const told = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack} ${String((error as Error).cause)}`;
    expect(told).toContain('40029');
    expect(told).not.toContain('secret-code');
    expect(told).not.toContain(WECHAT_ACCOUNT.appSecret);
  });
});

describe('phoneNumber', () => {
  it('answers the number behind the code, once', async () => {
    expect(await client().phoneNumber('phone-13800138000.1')).toBe('13800138000');
    await expect(client().phoneNumber('phone-13800138000.1')).rejects.toMatchObject({ kind: 'refused', code: '40163' });
  });

  it.each([
    ['a mainland number', { purePhoneNumber: '13800138000', countryCode: 86 }, '13800138000'],
    ['a number of another country', { purePhoneNumber: '13800138000', countryCode: '852' }, '+85213800138000'],
  ])('keeps apart: %s', async (_, phone_info, number) => {
    const upstream = await anUpstream({ errcode: 0, phone_info, access_token: 'any', expires_in: 7200 });
    expect(await client({ origin: upstream.origin }).phoneNumber('any')).toBe(number);
    await upstream.stop();
  });

  it.each([
    ['no number', { errcode: 0, phone_info: {} }],
    ['no phone at all', { errcode: 0 }],
  ])('throws when the answer holds %s', async (_, answer) => {
    const upstream = await anUpstream({ ...answer, access_token: 'any', expires_in: 7200 });
    await expect(client({ origin: upstream.origin }).phoneNumber('any')).rejects.toMatchObject({ code: 'unexpected-answer' });
    await upstream.stop();
  });
});

describe('sendSubscription', () => {
  const templateId = SUBSCRIPTION_TEMPLATES[0]?.id ?? '';
  const message = (openid: string) => ({
    openid,
    templateId,
    page: 'pages/detail/index?id=1',
    data: {
      character_string1: 'TS20261120-7K3QXM-C',
      phrase2: '已答复',
      thing3: '市城管局市容科',
      time4: '2026年11月20日 09:00',
      thing5: '请您查看并评价',
    },
  });
  const aPerson = async (consents = 1) => {
    const { openid } = await client().codeToSession('demo-li');
    for (let given = 0; given < consents; given += 1) {
      await fetch(`${sandbox.origin}/sandbox/consents`, { method: 'POST', body: JSON.stringify({ openid, templateId }) });
    }
    return openid;
  };
  const delivered = async () =>
    ((await (await fetch(`${sandbox.origin}/sandbox/messages?kind=subscription`)).json()) as { messages: object[] }).messages.length;

  it('sends one message for one consent', async () => {
    const openid = await aPerson(1);
    const outcomes = [await client().sendSubscription(message(openid)), await client().sendSubscription(message(openid))];
    expect(outcomes).toEqual(['sent', 'no-consent']);
    expect(await delivered()).toBe(1);
  });

  it.each([
    ['sent, and the answer was lost', { dropAfterHandling: true }, 1],
    ['not sent, and no answer came', { hang: true }, 0],
    ['not sent, and the gateway in between broke', { status: 502 }, 0],
  ])('does not know whether it was %s', async (_, effect, count) => {
    const openid = await aPerson();
    await fault({ target: 'wechat', path: SEND, ...effect });
    expect(await client().sendSubscription(message(openid))).toBe('unknown');
    expect(await delivered()).toBe(count);
  });

  it.each([
    ['the token could not be had', { path: TOKEN, hang: true }, { kind: 'unavailable', code: 'timeout', mayHaveActed: false }],
    ['the token call was cut off', { path: TOKEN, dropAfterHandling: true }, { kind: 'unavailable', mayHaveActed: false }],
    ['WeChat was busy', { path: SEND, errcode: -1 }, { kind: 'unavailable', code: '-1' }],
    ['WeChat refused', { path: SEND, errcode: 47003 }, { kind: 'refused', code: '47003' }],
  ])('throws when nothing was sent: %s', async (_, effect, error) => {
    const openid = await aPerson();
    await fault({ target: 'wechat', ...effect });
    await expect(client().sendSubscription(message(openid))).rejects.toMatchObject({ name: 'OutsideError', ...error });
    expect(await delivered()).toBe(0);
  });

  it('sends once although the token was refused first', async () => {
    const openid = await aPerson(2);
    await fault({ target: 'wechat', path: SEND, errcode: 42001, times: 1 });
    expect(await client().sendSubscription(message(openid))).toBe('sent');
    expect(await delivered()).toBe(1);
  });
});

describe('checkText', () => {
  const check = async (text: string) => client().checkText({ openid: (await client().codeToSession('demo-li')).openid, text });

  it.each([
    ['an everyday sentence', '路灯不亮', 'pass', 1],
    ['a doubtful one', '存疑示例', 'review', 1],
    ['a forbidden one', '违规示例', 'risky', 1],
    ['nothing to read', ' \n', 'pass', 0],
    ['2 500 characters', '路'.repeat(2500), 'pass', 1],
    ['4 000 characters, the last ones forbidden', `${'路'.repeat(3996)}违规示例`, 'risky', 2],
    ['forbidden words across the first cut', `${'路'.repeat(2498)}违规示例${'路'.repeat(1000)}`, 'risky', 2],
    ['doubtful first, harmless then', `存疑示例${'路'.repeat(3000)}`, 'review', 2],
    ['2 500 characters of two units each', '😀'.repeat(2500), 'pass', 1],
  ])('judges %s', async (_, text, verdict, calls) => {
    expect(await check(text)).toBe(verdict);
    expect(askedFor(CHECK)).toBe(calls);
  });

  it('leaves a verdict that it does not know to a person', async () => {
    const upstream = await anUpstream({ errcode: 0, result: { suggest: 'new' }, access_token: 'any', expires_in: 7200 });
    expect(await client({ origin: upstream.origin }).checkText({ openid: 'any', text: '路灯不亮' })).toBe('review');
    await upstream.stop();
  });
});

/** An upstream that gives every request the same answer, for what the sandbox would never say. */
async function anUpstream(answer: object): Promise<{ origin: string; stop: () => Promise<void> }> {
  const listener: RequestListener = (_, response) => response.end(JSON.stringify(answer));
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
