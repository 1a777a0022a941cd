import { createHmac } from 'node:crypto';
import { SMS_ACCOUNT } from '../credentials.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';

const now = new Date('2026-11-20T01:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' }));

const loginCode = { phone: '13800138000', template: 'login-code', params: { code: '482913' } };

interface Changes {
  body?: unknown;
  at?: number;
  key?: string;
  secret?: string;
  signed?: string;
}
async function send({ body = loginCode, at = now.getTime(), key = SMS_ACCOUNT.key, secret = SMS_ACCOUNT.secret, signed }: Changes = {}) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = createHmac('sha256', secret)
    .update(`${at}\n${signed ?? raw}`)
    .digest('hex');
  const headers = { 'X-Sms-Key': key, 'X-Sms-Timestamp': String(at), 'X-Sms-Signature': signature };
  const response = await fetch(`${sandbox.origin}/sms/send`, { method: 'POST', headers, body: raw });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const messages = async (query = '') =>
  ((await (await fetch(`${sandbox.origin}/sandbox/messages${query}`)).json()) as { messages: { text: string; to: string }[] }).messages;

it('sends a signed message and shows it as the phone would', async () => {
  const { status, body } = await send();
  expect(status).toBe(200);
  expect(await messages('?kind=sms&to=13800138000')).toEqual([
    {
      id: body['messageId'],
      kind: 'sms',
      at: '2026-11-20T01:00:00.000Z',
      to: '13800138000',
      template: 'login-code',
      params: { code: '482913' },
      text: '【掌上办】您的验证码是 482913，用于登录掌上办，请勿告诉他人。',
    },
  ]);
});

it('lists the newest message first', async () => {
  await send();
  await send({ body: { ...loginCode, phone: '13900139000' } });
  expect((await messages()).map(({ to }) => to)).toEqual(['13900139000', '13800138000']);
  expect((await messages('?to=13800138000')).map(({ to }) => to)).toEqual(['13800138000']);
  expect(await messages('?kind=subscription')).toEqual([]);
});

const complaint = { caseNumber: 'TS20261120-7K3QXM-C', office: '市城管局市容科' };
it.each([
  ['complaint-dispatched', '【掌上办】您的诉求 TS20261120-7K3QXM-C 已转交市城管局市容科办理，您可以在掌上办查看进度。'],
  ['complaint-extended', '【掌上办】市城管局市容科申请延长办理您的诉求 TS20261120-7K3QXM-C，已经批准，新的期限和理由请您在掌上办查看。'],
  ['complaint-answered', '【掌上办】您的诉求 TS20261120-7K3QXM-C 已由市城管局市容科答复，请您在掌上办查看并评价。'],
])('fills the template %s', async (template, text) => {
  await send({ body: { ...loginCode, template, params: complaint } });
  expect((await messages())[0]?.text).toBe(text);
});

it.each([
  [
    'escalation',
    { ...complaint, clock: '办结', progress: '严重超时' },
    '诉求 TS20261120-7K3QXM-C（市城管局市容科）的办结时限严重超时，请督促办理。',
  ],
  [
    'hold',
    { waiting: '5210', hours: '3' },
    '5210 个时限同时到期，提醒和升级已暂缓 3 小时，至今无人处理。请联系督查员登录工作台核对工作日历。',
  ],
  ['escalation-digest', { office: '市城管局市容科' }, '市城管局市容科本小时另有诉求时限到期，请登录工作台查看。'],
])('fills the template %s for those who are in charge', async (template, params, text) => {
  await send({ body: { ...loginCode, template, params } });
  expect((await messages())[0]?.text).toBe(`【掌上办】${text}`);
});

it.each<[string, Changes, number, string]>([
  ['an unknown key', { key: 'other' }, 401, 'key-unknown'],
  ['another secret', { secret: 'other' }, 401, 'signature-wrong'],
  ['a body changed after signing', { signed: '{}' }, 401, 'signature-wrong'],
  ['a timestamp five minutes and 1 ms old', { at: now.getTime() - 300_001 }, 401, 'timestamp-outside-window'],
  ['a timestamp five minutes and 1 ms ahead', { at: now.getTime() + 300_001 }, 401, 'timestamp-outside-window'],
  ['a timestamp that is no number', { at: NaN }, 401, 'timestamp-outside-window'],
  ['no JSON', { body: 'phone=1' }, 400, 'body-invalid'],
  ['a landline', { body: { ...loginCode, phone: '073112345678' } }, 400, 'phone-invalid'],
  ['an unknown template', { body: { ...loginCode, template: 'toString' } }, 400, 'template-unknown'],
  ['a missing parameter', { body: { ...loginCode, params: {} } }, 400, 'params-invalid'],
  ['one parameter too many', { body: { ...loginCode, params: { code: '482913', name: '李' } } }, 400, 'params-invalid'],
  ['a code of letters', { body: { ...loginCode, params: { code: 'abcdef' } } }, 400, 'params-invalid'],
])('refuses %s and sends nothing', async (_, changes, status, code) => {
  expect(await send(changes)).toMatchObject({ status, body: { code } });
  expect(await messages()).toEqual([]);
});

it.each([-300_000, 300_000])('takes a timestamp %d ms away', async (milliseconds) => {
  expect(await send({ at: now.getTime() + milliseconds })).toMatchObject({ status: 200 });
});

it('refuses GET', async () => {
  expect((await fetch(`${sandbox.origin}/sms/send`)).status).toBe(405);
});
