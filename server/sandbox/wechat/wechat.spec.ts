import { WECHAT_ACCOUNT } from '../credentials.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { openidOf } from './people.js';

const start = new Date('2026-11-20T01:00:00Z');
let now = start;
let sandbox: Sandbox;
let serial = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  now = start;
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
});

const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const fresh = (code: string) => `${code}.${(serial += 1)}`;

async function get(path: string, query: Record<string, string>) {
  return (await fetch(`${sandbox.origin}${path}?${new URLSearchParams(query)}`)).json() as Promise<Record<string, unknown>>;
}
async function post(path: string, body: unknown, method = 'POST') {
  const response = await fetch(`${sandbox.origin}${path}`, { method, body: typeof body === 'string' ? body : JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

const session = { appid: WECHAT_ACCOUNT.appId, secret: WECHAT_ACCOUNT.appSecret, grant_type: 'authorization_code' };
const account = { grant_type: 'client_credential', appid: WECHAT_ACCOUNT.appId, secret: WECHAT_ACCOUNT.appSecret };
const token = async (force = false) => String((await post('/cgi-bin/stable_token', { ...account, force_refresh: force }))['access_token']);

describe('GET /sns/jscode2session', () => {
  it('knows a person by the name in the code, whatever the prefix and the nonce', async () => {
    const openids = await Promise.all(
      ['demo-li.1', 'demo-li.2', 'code-li'].map(async (js_code) => (await get('/sns/jscode2session', { ...session, js_code }))['openid']),
    );
    expect(new Set(openids)).toEqual(new Set([openidOf('li')]));
    expect(openidOf('li')).not.toBe(openidOf('wang'));
  });

  it('answers the three documented fields as text/plain, as WeChat does', async () => {
    const response = await fetch(`${sandbox.origin}/sns/jscode2session?${new URLSearchParams({ ...session, js_code: fresh('demo-li') })}`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(Object.keys((await response.json()) as object).sort()).toEqual(['openid', 'session_key', 'unionid']);
  });

  it('takes a code once', async () => {
    await get('/sns/jscode2session', { ...session, js_code: 'demo-once' });
    expect(await get('/sns/jscode2session', { ...session, js_code: 'demo-once' })).toMatchObject({ errcode: 40163 });
  });

  it.each([
    ['no appid', { appid: '' }, 41002],
    ['another appid', { appid: 'wx1111111111111111' }, 40013],
    ['no secret', { secret: '' }, 41004],
    ['a wrong secret', { secret: 'wrong' }, 40125],
    ['no code', { js_code: '' }, 41008],
    ['another grant', { grant_type: 'client_credential' }, 40002],
    ['a code of no known form', { js_code: 'abc' }, 40029],
    ['a code without a name', { js_code: 'demo-' }, 40029],
  ])('refuses %s with HTTP 200', async (_, wrong, errcode) => {
    expect(await get('/sns/jscode2session', { ...session, js_code: fresh('demo-li'), ...wrong })).toMatchObject({ errcode });
  });

  it('refuses POST', async () => {
    expect(await post('/sns/jscode2session', session)).toMatchObject({ errcode: 43001 });
  });
});

describe('POST /cgi-bin/stable_token', () => {
  it.each([
    ['at once: the same token', 0, false, true],
    ['6 899 s later: the same token', 6899, false, true],
    ['6 900 s later, five minutes before the end: the next token', 6900, false, false],
    ['forced: the next token', 60, true, false],
  ])('hands out, %s', async (_, seconds, force, isSame) => {
    const first = await token();
    now = after(seconds);
    expect((await token(force)) === first).toBe(isSame);
  });

  it('forces no second refresh within 30 s', async () => {
    const first = await token(true);
    now = after(29);
    expect(await token(true)).toBe(first);
    now = after(30);
    expect(await token(true)).not.toBe(first);
  });

  it('counts the seconds that are left', async () => {
    expect(await post('/cgi-bin/stable_token', account)).toMatchObject({ expires_in: 7200 });
    now = after(200);
    expect(await post('/cgi-bin/stable_token', account)).toMatchObject({ expires_in: 7000 });
  });

  it.each([
    ['another grant', { grant_type: 'authorization_code' }, 40002],
    ['another appid', { appid: 'wx1111111111111111' }, 40013],
    ['a wrong secret', { secret: 'wrong' }, 40125],
  ])('refuses %s', async (_, wrong, errcode) => {
    expect(await post('/cgi-bin/stable_token', { ...account, ...wrong })).toMatchObject({ errcode });
  });
});

describe('access tokens', () => {
  const ask = (access_token: string) =>
    post(`/wxa/business/getuserphonenumber?access_token=${access_token}`, { code: fresh('phone-13800138000') });

  it('keeps the ending token good beside the next one until its last second', async () => {
    const first = await token();
    now = after(7000);
    await token();
    now = after(7199);
    expect(await ask(first)).toMatchObject({ errcode: 0 });
    now = after(7200);
    expect(await ask(first)).toMatchObject({ errcode: 42001 });
  });

  it('ends the old token at a forced refresh', async () => {
    const first = await token();
    const second = await token(true);
    expect(await ask(first)).toMatchObject({ errcode: 40001 });
    expect(await ask(second)).toMatchObject({ errcode: 0 });
  });

  it.each([
    ['no token', '', 41001],
    ['something that is none', 'abc', 40014],
  ])('refuses %s', async (_, text, errcode) => {
    expect(await ask(text)).toMatchObject({ errcode });
  });
});

describe('requests with a token', () => {
  it('answers the number of the code, once', async () => {
    const path = `/wxa/business/getuserphonenumber?access_token=${await token()}`;
    expect(await post(path, { code: 'phone-13800138000.7' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: 1795136400, appid: 'wx0000000000000000' },
      },
    });
    expect(await post(path, { code: 'phone-13800138000.7' })).toMatchObject({ errcode: 40163 });
    expect(await post(path, { code: 'phone-12800138000' })).toMatchObject({ errcode: 40029 });
  });

  it.each([
    ['GET instead of POST', '/wxa/msg_sec_check', 43002],
    ['a path that WeChat does not have', '/wxa/none', 40066],
  ])('refuses %s', async (_, path, errcode) => {
    expect(await get(path, { access_token: await token() })).toMatchObject({ errcode });
  });

  it.each([
    ['an empty body', '', 44002],
    ['a body that is no JSON object', '[1]', 47001],
  ])('refuses %s', async (_, body, errcode) => {
    expect(await post(`/wxa/msg_sec_check?access_token=${await token()}`, body)).toMatchObject({ errcode });
  });

  const content = { version: 2, openid: openidOf('li'), scene: 3, content: '路灯不亮' };
  it.each([
    ['an everyday sentence', {}, { errcode: 0, result: { suggest: 'pass', label: 100 } }],
    ['a doubtful one', { content: '这是存疑示例文字' }, { errcode: 0, result: { suggest: 'review', label: 21000 } }],
    ['a forbidden one', { content: '这是违规示例文字' }, { errcode: 0, result: { suggest: 'risky', label: 20006 } }],
    ['2 500 characters', { content: '路'.repeat(2500) }, { errcode: 0 }],
    ['2 501 characters', { content: '路'.repeat(2501) }, { errcode: 45002 }],
    ['version 1', { version: 1 }, { errcode: 40097 }],
    ['a stranger', { openid: 'o123' }, { errcode: 40003 }],
    ['a scene that there is not', { scene: 5 }, { errcode: 40129 }],
    ['no text', { content: '' }, { errcode: 44002 }],
  ])('checks %s', async (_, wrong, answer) => {
    expect(await post(`/wxa/msg_sec_check?access_token=${await token()}`, { ...content, ...wrong })).toMatchObject(answer);
  });

  it.each([
    ['a photo', {}, 0],
    ['an unknown kind of file', { media_type: 3 }, 40004],
    ['no address', { media_url: 'photo.jpg' }, 44002],
  ])('takes for a later check: %s', async (_, wrong, errcode) => {
    const media = { version: 2, openid: openidOf('li'), scene: 3, media_type: 2, media_url: 'https://example.org/photo.jpg' };
    const answer = await post(`/wxa/media_check_async?access_token=${await token()}`, { ...media, ...wrong });
    expect(answer['errcode']).toBe(errcode);
    expect(typeof answer['trace_id']).toBe(errcode === 0 ? 'string' : 'undefined');
  });
});
