import { createHash } from 'node:crypto';
import { openidOf } from '../../sandbox/wechat/people.js';
import { WECHAT_PUSH } from '../../sandbox/credentials.js';
import { Push } from '../../sandbox/wechat/push.js';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';
import { catalogueApi } from '@zsb/shared/catalogue';
import { file, workThrough } from '../../test/cases.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';

const PATH = '/api/v1/wechat/events';

let http: TestHttp;
let url: string;
let templateId: string;
let person = 0;
let me: Caller<CitizenSessionView>;
let openid: string;
let phone: string;
beforeAll(async () => {
  http = await startHttp();
  // WeChat comes over the network, as the sandbox does.
  await http.app.listen(0, '127.0.0.1');
  url = `${await http.app.getUrl()}${PATH}`;
  templateId = (await http.anonymous.call(catalogueApi.city, {})).subscriptionTemplates.progress!;
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  await http.sandbox.reset();
  const name = `reader${++person}`;
  [openid, phone] = [openidOf(name), String(13800136700 + person)];
  const wechat = await http.anonymous.call(loginsApi.wechat, { body: { code: `code-${name}.1` } });
  const bound = await http.as(wechat.accessToken, wechat).call(loginsApi.bindPhone, { body: { code: `phone-${phone}.1` } });
  me = http.as(bound.accessToken, bound);
});

const city = () => http.app.get(CatalogueService, { strict: false }).data.city;
const consent = async (kind: 'once' | 'long', times = 1) => {
  Object.assign(city(), { subscriptionKind: kind });
  for (let n = 0; n < times; n++) {
    await http.sandbox.grantConsent(openid, templateId, kind);
    await me.call(noticesApi.consent, { body: { templateId } });
  }
};
const ledger = async () => {
  const rows = await http.database.sql<{ remaining: number; isLasting: number }>(
    'SELECT remaining, is_lasting AS isLasting FROM subscription_consent WHERE person_id = ?',
    [me.session.me.id],
  );
  return rows.map(({ remaining, isLasting }) => [Number(remaining), Number(isLasting) === 1]);
};
const change = (status: 'accept' | 'reject') => http.sandbox.changeSubscription({ openid, templateId, status, url });
const push = (event: object) => new Push(url).deliver({ ToUserName: 'gh_1', FromUserName: openid, ...event }, http.clock.now(), url);
const delivered = async (to: string) => (await http.sandbox.messages(to)).map(({ kind, template }) => template ?? kind).reverse();
afterEach(() => Object.assign(city(), { subscriptionKind: 'once' }));

it('whoever refuses messages in WeChat is sent none any more, and told by SMS instead', async () => {
  await consent('long');
  const { id } = await file(http, me);
  await http.runJobs();
  expect([await delivered(openid), await delivered(phone)]).toEqual([['subscription'], []]);
  await change('reject');
  expect(await ledger()).toEqual([[0, false]]);
  // Were one tried all the same, WeChat would hear of it.
  await http.sandbox.fault({ target: 'wechat', path: '/cgi-bin/message/subscribe/send', errcode: 45009 });
  await workThrough(await http.staff('yuelu01'), id);
  await http.runJobs();
  expect([await delivered(openid), await delivered(phone)]).toEqual([['subscription'], ['complaint-answered']]);
});

it('counted consents end with it, all of them', async () => {
  await consent('once', 3);
  expect(await ledger()).toEqual([[3, false]]);
  await change('reject');
  expect(await ledger()).toEqual([[0, false]]);
});

it.each<['once' | 'long', unknown]>([
  ['long', [[0, true]]],
  // One consent is one message: that is asked for at the next tap.
  ['once', [[0, false]]],
])('whoever allows them again, allows those of a template that is `%s`', async (kind, expected) => {
  await consent(kind);
  await change('reject');
  await change('accept');
  expect(await ledger()).toEqual(expected);
});

it('an older change that comes once more, or late, brings nothing back', async () => {
  await consent('long');
  const told = (status: string, seconds: number) =>
    push({
      ...{ MsgType: 'event', Event: 'subscribe_msg_change_event', CreateTime: seconds },
      List: { TemplateId: templateId, SubscribeStatusString: status },
    });
  const now = Math.floor(FRIDAY_16_00.getTime() / 1000);
  await told('accept', now);
  await told('reject', now + 60);
  await told('accept', now);
  expect(await ledger()).toEqual([[0, false]]);
  await told('accept', now + 120);
  expect(await ledger()).toEqual([[0, true]]);
});

it.each([
  ['another template', { Event: 'subscribe_msg_change_event', List: { TemplateId: 'other', SubscribeStatusString: 'reject' } }],
  ['another person', { Event: 'subscribe_msg_change_event', FromUserName: 'o-stranger' }],
  ['the dialogue', { Event: 'subscribe_msg_popup_event' }],
  ['a sent message', { Event: 'subscribe_msg_sent_event' }],
  ['something new', { Event: 'weapp_audit_success', Reason: { deep: ['x'] } }],
])('an event about %s is acknowledged and changes nothing', async (_, event) => {
  await consent('once');
  const answer = await push({ MsgType: 'event', List: { TemplateId: templateId, SubscribeStatusString: 'reject' }, ...event });
  expect(answer).toEqual({ status: 200, text: 'success' });
  expect(await ledger()).toEqual([[1, false]]);
});

it('WeChat can check the address', async () => {
  const [timestamp, nonce] = [String(http.clock.now().getTime() / 1000), '7'];
  const signature = createHash('sha1').update([WECHAT_PUSH.token, timestamp, nonce].sort().join('')).digest('hex');
  const answer = await fetch(`${url}?signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&echostr=4375120948345356249`);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/plain; charset=utf-8',
    '4375120948345356249',
  ]);
});

describe('what WeChat does not send', () => {
  const post = (headers: Record<string, string>, body: string) => http.inject({ method: 'POST', path: PATH, headers, body });
  it.each<[string, Record<string, string>, string, number, string]>([
    ['without a signature', { 'content-type': 'application/json' }, '{"Event":"x"}', 400, 'platform.invalid-request'],
    ['JSON under another name', { 'content-type': 'text/plain' }, '{"Event":"x"}', 400, 'platform.invalid-request'],
    ['XML', { 'content-type': 'text/xml' }, '<xml><Encrypt>x</Encrypt></xml>', 415, 'platform.unsupported-media-type'],
    ['half a JSON', { 'content-type': 'application/json' }, '{"Event', 400, 'platform.malformed-body'],
    [
      'more than 64 KiB',
      { 'content-type': 'application/json' },
      JSON.stringify({ Encrypt: 'x'.repeat(65_536) }),
      413,
      'platform.too-large',
    ],
  ])('is refused: %s', async (_, headers, body, status, code) => {
    expect(await post(headers, body)).toMatchObject({ status, body: { code } });
  });

  it('is logged without the address that names the person', async () => {
    http.log.length = 0;
    await change('reject');
    expect(http.log.join()).toContain(PATH);
    expect(http.log.join()).not.toContain(openid);
  });
});
