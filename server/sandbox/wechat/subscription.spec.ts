import { createHash } from 'node:crypto';
import { SUBSCRIPTION_TEMPLATES, WECHAT_ACCOUNT } from '../credentials.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { openidOf } from './people.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date('2026-11-20T01:00:00Z') });
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' }));

const templateId = SUBSCRIPTION_TEMPLATES[0]?.id;
const openid = openidOf('li');
const values = {
  character_string1: 'TS20261120-7K3QXM-C',
  phrase2: '已答复',
  thing3: '市城管局市容科',
  time4: '2026年11月20日 09:00',
  thing5: '请您查看并评价',
};
const wire = (changed: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries({ ...values, ...changed }).map(([key, value]) => [key, { value }]));
const post = async (path: string, body: object) => {
  const response = await fetch(`${sandbox.origin}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
};
const send = async (wrong: object = {}) => {
  const account = { grant_type: 'client_credential', appid: WECHAT_ACCOUNT.appId, secret: WECHAT_ACCOUNT.appSecret };
  const token = String((await post('/cgi-bin/stable_token', account))['access_token']);
  const message = { touser: openid, template_id: templateId, page: 'pages/detail/index?id=1', data: wire(), ...wrong };
  return post(`/cgi-bin/message/subscribe/send?access_token=${token}`, message);
};
const consent = (body: object = { openid, templateId }) =>
  fetch(`${sandbox.origin}/sandbox/consents`, { method: 'POST', body: JSON.stringify(body) });
const sent = async () =>
  ((await (await fetch(`${sandbox.origin}/sandbox/messages?kind=subscription&to=${openid}`)).json()) as { messages: object[] }).messages;

it('sends one message per consent', async () => {
  await consent();
  await consent();
  expect(await send()).toMatchObject({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) });
  expect(await send()).toMatchObject({ errcode: 0 });
  expect(await send()).toMatchObject({ errcode: 43101 });
  expect(await sent()).toHaveLength(2);
});

it('sends any number of messages by a consent that lasts, until it is taken back', async () => {
  await consent({ openid, templateId, kind: 'long' });
  for (let n = 0; n < 3; n++) expect(await send()).toMatchObject({ errcode: 0 });
  await consent({ openid, templateId, kind: 'none' });
  expect(await send()).toMatchObject({ errcode: 43101 });
});

it('shows what was sent', async () => {
  await consent();
  await send();
  expect(await sent()).toEqual([
    {
      id: expect.any(String),
      kind: 'subscription',
      at: '2026-11-20T01:00:00.000Z',
      to: openid,
      templateId,
      title: '诉求进度提醒',
      page: 'pages/detail/index?id=1',
      data: values,
    },
  ]);
});

it.each([
  ['a stranger', { touser: `o${createHash('sha256').update('x').digest('hex').slice(0, 27)}` }, 40003],
  ['an unknown template', { template_id: 'none' }, 40037],
  ['a page with a leading slash', { page: '/pages/detail/index' }, 41030],
  ['no data', { data: null }, 47003],
  ['a missing field', { data: { ...wire(), thing3: undefined } }, 47003],
  ['an empty value', { data: wire({ thing3: '' }) }, 47003],
  ['a field that is not in the template', { data: wire({ thing9: '多余' }) }, 47003],
  ['a thing of 21 characters', { data: wire({ thing3: '市'.repeat(21) }) }, 47003],
  ['a phrase of 6 characters', { data: wire({ phrase2: '已经答复您了' }) }, 47003],
  ['a phrase with a digit', { data: wire({ phrase2: '已答复1' }) }, 47003],
  ['a character string of 33', { data: wire({ character_string1: 'T'.repeat(33) }) }, 47003],
  ['a character string in Chinese', { data: wire({ character_string1: '编号' }) }, 47003],
  ['a time that is none', { data: wire({ time4: '明天' }) }, 47003],
])('refuses %s and keeps the consent', async (_, wrong, errcode) => {
  await consent();
  expect(await send(wrong)).toMatchObject({ errcode });
  expect(await send()).toMatchObject({ errcode: 0 });
});

it.each([
  ['20 characters in a thing', { thing3: '市'.repeat(20) }],
  ['5 characters in a phrase', { phrase2: '等您来评价' }],
  ['32 characters in a character string', { character_string1: 'T'.repeat(32) }],
  ['a time of day', { time4: '15:01' }],
  ['a span of time', { time4: '2026年11月20日 15:01~2026年11月20日 17:30' }],
])('takes %s', async (_, changed) => {
  await consent();
  expect(await send({ data: wire(changed) })).toMatchObject({ errcode: 0 });
});

it.each([
  ['a stranger', { openid: 'o1', templateId }],
  ['an unknown template', { openid, templateId: 'none' }],
  ['an unknown kind', { openid, templateId, kind: 'twice' }],
])('records no consent of %s', async (_, body) => {
  expect((await consent(body)).status).toBe(400);
});
