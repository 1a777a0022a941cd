import { openidOf } from '../../sandbox/wechat/people.js';
import { catalogueApi } from '@zsb/shared/catalogue';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';
import { file, workThrough } from '../../test/cases.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';

let http: TestHttp;
/** Somebody of WeChat, once they have subscribed. */
let me: Caller<CitizenSessionView>;
let phone: string;
let nextPhone = 13800137600;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  phone = String(++nextPhone);
  me = await http.citizen(phone);
  await http.sandbox.reset();
});

const delivered = async (to = phone) => (await http.sandbox.messages(to)).map(({ kind, template }) => template ?? kind).reverse();
const deliveries = (complaintId: string) =>
  http.database.sql<{ kind: string; delivery: string }>('SELECT kind, delivery FROM notice WHERE complaint_id = ? ORDER BY at, id', [
    complaintId,
  ]);
async function answered(): Promise<string> {
  const { id, caseNumber } = await file(http, me);
  await workThrough(await http.staff('yuelu01'), id);
  await http.runJobs();
  return caseNumber;
}

/** Becomes somebody of WeChat with a phone of their own, who allowed one message, or all. Answers the openid. */
async function subscribe(kind: 'once' | 'long' | 'none' = 'once'): Promise<string> {
  const name = `person${nextPhone}`;
  phone = String(nextPhone + 100);
  const wechat = await http.anonymous.call(loginsApi.wechat, { body: { code: `code-${name}.1` } });
  const bound = await http.as(wechat.accessToken, wechat).call(loginsApi.bindPhone, { body: { code: `phone-${phone}.1` } });
  me = http.as(bound.accessToken, bound);
  const templateId = await template();
  await http.sandbox.grantConsent(openidOf(name), templateId, kind);
  await me.call(noticesApi.consent, { body: { templateId } });
  return openidOf(name);
}
const template = async (): Promise<string> => (await http.anonymous.call(catalogueApi.city, {})).subscriptionTemplates.progress!;

describe('a subscription message', () => {
  it('goes out where the person consented: one consent, one message, then SMS again', async () => {
    const openid = await subscribe();
    const caseNumber = await answered();
    expect(await delivered(openid)).toEqual(['subscription']);
    expect((await http.sandbox.messages(openid))[0]?.data).toEqual({
      character_string1: caseNumber,
      phrase2: '已转交',
      thing3: '岳麓区城管局 · 市容科',
      time4: '2026年11月20日 16:00',
      thing5: '诉求已转交',
    });
    expect(await delivered()).toEqual(['complaint-answered']);
  });

  it('whose fate is unknown has spent its consent and is not sent again, by SMS neither', async () => {
    const openid = await subscribe();
    await http.sandbox.fault({ target: 'wechat', path: '/cgi-bin/message/subscribe/send', dropAfterHandling: true, times: 1 });
    const { id } = await file(http, me);
    await http.runJobs();
    expect([await delivered(openid), await delivered()]).toEqual([['subscription'], []]);
    expect(await deliveries(id)).toEqual([{ kind: 'dispatched', delivery: 'unknown' }]);
  });

  it('that was certainly not sent keeps its consent and is tried again', async () => {
    const openid = await subscribe();
    await http.sandbox.fault({ target: 'wechat', path: '/cgi-bin/message/subscribe/send', status: 429, times: 1 });
    await file(http, me);
    expect(await delivered(openid)).toEqual([]);
    http.clock.advance(2_000);
    await http.runJobs();
    expect([await delivered(openid), await delivered()]).toEqual([['subscription'], []]);
  });
});

describe('a lasting consent 长期订阅', () => {
  const city = () => http.app.get(CatalogueService, { strict: false }).data.city;
  beforeEach(() => Object.assign(city(), { subscriptionKind: 'long' }));
  afterEach(() => Object.assign(city(), { subscriptionKind: 'once' }));

  const isLasting = async () =>
    (
      await http.database.sql<{ isLasting: number }>('SELECT is_lasting AS isLasting FROM subscription_consent WHERE person_id = ?', [
        me.session.me.id,
      ])
    ).map((row) => Number(row.isLasting) === 1);

  it('is told to the clients, carries every message, and is not spent', async () => {
    expect((await http.anonymous.call(catalogueApi.city, {})).subscriptionKind).toBe('long');
    const openid = await subscribe('long');
    await answered();
    expect([await delivered(openid), await delivered(), await isLasting()]).toEqual([['subscription', 'subscription'], [], [true]]);
  });

  it('ends when WeChat says that it was taken back: that message and the next go by SMS, until the person allows it again', async () => {
    const openid = await subscribe('long');
    const { id } = await file(http, me);
    await http.runJobs();
    const templateId = await template();
    await http.sandbox.grantConsent(openid, templateId, 'none');
    await workThrough(await http.staff('yuelu01'), id);
    await http.runJobs();
    expect([await delivered(openid), await delivered(), await isLasting()]).toEqual([['subscription'], ['complaint-answered'], [false]]);
    expect((await deliveries(id)).map(({ delivery }) => delivery)).toEqual(['sent', 'inbox', 'sent']);
    await me.call(noticesApi.consent, { body: { templateId } });
    expect(await isLasting()).toEqual([true]);
  });

  it('that was certainly not used is tried again', async () => {
    const openid = await subscribe('long');
    await http.sandbox.fault({ target: 'wechat', path: '/cgi-bin/message/subscribe/send', status: 429, times: 1 });
    await file(http, me);
    http.clock.advance(2_000);
    await http.runJobs();
    expect([await delivered(openid), await delivered(), await isLasting()]).toEqual([['subscription'], [], [true]]);
  });
});

it('a consent for one message that WeChat does not know of is forgotten, and the SMS goes instead', async () => {
  const openid = await subscribe('none');
  await file(http, me);
  await http.runJobs();
  expect([await delivered(openid), await delivered()]).toEqual([[], ['complaint-dispatched']]);
});
