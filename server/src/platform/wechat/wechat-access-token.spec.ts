import { WECHAT_ACCOUNT } from '../../../sandbox/credentials.js';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.js';
import { FixedClock } from '../clock.js';
import { WechatClient } from './wechat.client.js';

const start = new Date('2026-11-20T01:00:00Z');
const clock = new FixedClock(start);
let sandbox: Sandbox;
/** How far WeChat's clock runs ahead of ours. */
let aheadMs = 0;
/** Paths that the client under test asked for, in order. */
let asked: string[] = [];
const recordingFetch: typeof fetch = (input, init) => {
  asked.push((input as URL).pathname);
  return fetch(input, init);
};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date(clock.now().getTime() + aheadMs) });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  clock.set(start);
  aheadMs = 0;
  asked = [];
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
});

const client = () => new WechatClient({ ...WECHAT_ACCOUNT, origin: sandbox.origin, clock, fetch: recordingFetch });
const fault = (body: object) => fetch(`${sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify(body) });
const askedFor = (path: string) => asked.filter((one) => one === path).length;

const TOKEN = '/cgi-bin/stable_token';
const PHONE = '/wxa/business/getuserphonenumber';

it.each([
  ['at once', 0, 1],
  ['1 s before the last five minutes', 6899, 1],
  ['in the last five minutes', 6900, 2],
  ['after its end', 7200, 2],
])('the access token is asked for again only when it is ending: %s', async (_, seconds, times) => {
  const wechat = client();
  await wechat.phoneNumber('phone-13800138000.1');
  clock.advance(seconds * 1000);
  await wechat.phoneNumber('phone-13800138000.2');
  expect(askedFor(TOKEN)).toBe(times);
});

it('the access token is asked for once by many calls at the same time', async () => {
  const wechat = client();
  await Promise.all([1, 2, 3, 4, 5].map((press) => wechat.phoneNumber(`phone-13800138000.${press}`)));
  expect(askedFor(TOKEN)).toBe(1);
});

it('the access token is asked for again after an asking that failed', async () => {
  const wechat = client();
  await fault({ target: 'wechat', path: TOKEN, status: 503, times: 1 });
  await expect(wechat.phoneNumber('phone-13800138000.1')).rejects.toMatchObject({ code: 'http-503' });
  expect(await wechat.phoneNumber('phone-13800138000.1')).toBe('13800138000');
});

it.each([40001, 40014, 42001])('the access token is renewed once when a call is refused with %d', async (errcode) => {
  const wechat = client();
  await wechat.phoneNumber('phone-13800138000.1');
  asked = [];
  await fault({ target: 'wechat', path: PHONE, errcode, times: 1 });
  expect(await wechat.phoneNumber('phone-13800138000.2')).toBe('13800138000');
  // Asked normally first, forced because WeChat gave the refused token again.
  expect(asked).toEqual([PHONE, TOKEN, TOKEN, PHONE]);
});

it('the access token is renewed once when it has ended at WeChat but not yet by our clock', async () => {
  const wechat = client();
  await wechat.phoneNumber('phone-13800138000.1');
  aheadMs = 7_200_000;
  asked = [];
  expect(await wechat.phoneNumber('phone-13800138000.2')).toBe('13800138000');
  expect(asked).toEqual([PHONE, TOKEN, PHONE]);
});

it('the access token is not forced where another process has already renewed it', async () => {
  const wechat = client();
  await wechat.phoneNumber('phone-13800138000.1');
  const account = { grant_type: 'client_credential', appid: WECHAT_ACCOUNT.appId, secret: WECHAT_ACCOUNT.appSecret, force_refresh: true };
  await fetch(`${sandbox.origin}${TOKEN}`, { method: 'POST', body: JSON.stringify(account) });
  asked = [];
  expect(await wechat.phoneNumber('phone-13800138000.2')).toBe('13800138000');
  expect(asked).toEqual([PHONE, TOKEN, PHONE]);
});

it('the access token is renewed once by many calls refused at the same time', async () => {
  const wechat = client();
  await wechat.phoneNumber('phone-13800138000.0');
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
  asked = [];
  await Promise.all([1, 2, 3].map((press) => wechat.phoneNumber(`phone-13800138000.${press}`)));
  expect([askedFor(TOKEN), askedFor(PHONE)]).toEqual([1, 6]);
});

it('the access token is not renewed without end', async () => {
  await fault({ target: 'wechat', path: PHONE, errcode: 40001 });
  await expect(client().phoneNumber('phone-13800138000.1')).rejects.toMatchObject({ kind: 'refused', code: '40001' });
  expect(askedFor(PHONE)).toBe(2);
});
