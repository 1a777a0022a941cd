import { openidOf } from '../../sandbox/wechat/people.js';
import { catalogueApi } from '@zsb/shared/catalogue';
import { complaintsApi, type ComplaintView } from '@zsb/shared/complaints';
import { loginsApi } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';
import { file, workThrough } from '../../test/cases.js';
import { aRating } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let me: Caller;
let phone: string;
let nextPhone = 13800138800;
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

const inbox = async () => (await me.call(noticesApi.list, {})).items;
const delivered = async (to = phone) => (await http.sandbox.messages(to)).map(({ kind, template }) => template ?? kind).reverse();
const deliveries = (complaintId: string) =>
  http.database.sql<{ kind: string; delivery: string }>('SELECT kind, delivery FROM notice WHERE complaint_id = ? ORDER BY at, id', [
    complaintId,
  ]);
async function answered(): Promise<ComplaintView> {
  const { id } = await file(http, me);
  await workThrough(await http.staff('yuelu01'), id);
  await http.runJobs();
  return me.call(complaintsApi.get, { params: { id } });
}

it('tells the citizen every step of the office once, and outside the app those that matter', async () => {
  const { id, caseNumber } = await answered();
  await http.runJobs();
  const notices = await inbox();
  expect(notices.map(({ title }) => title)).toEqual(['诉求已答复，请评价', '诉求办理中', '诉求已转交']);
  expect(notices[2]).toMatchObject({
    complaintId: id,
    readAt: null,
    text: `您的诉求 ${caseNumber} 已转交岳麓区城管局 · 市容科，等待签收。`,
  });
  expect(await delivered()).toEqual(['complaint-dispatched', 'complaint-answered']);
  expect(await deliveries(id)).toEqual([
    { kind: 'dispatched', delivery: 'sent' },
    { kind: 'accepted', delivery: 'inbox' },
    { kind: 'answered', delivery: 'sent' },
  ]);
});

it('does not tell people what they did themselves', async () => {
  const { id, version } = await answered();
  await me.call(complaintsApi.rate, { params: { id }, body: aRating(version) });
  await http.runJobs();
  expect(await inbox()).toHaveLength(3);
});

it('counts what is unread until it is marked read', async () => {
  await answered();
  expect(await me.call(noticesApi.unread, {})).toEqual({ unread: 3 });
  http.clock.advance(60_000);
  expect(await me.call(noticesApi.markAllRead, {})).toEqual({ unread: 0 });
  expect((await inbox()).map(({ readAt }) => readAt)).toEqual(Array.from({ length: 3 }, () => http.clock.now().toISOString()));
});

it('pages newest first, and shows nobody the notices of another', async () => {
  await answered();
  const first = await me.call(noticesApi.list, { query: { limit: 2 } });
  const rest = await me.call(noticesApi.list, { query: { limit: 2, after: first.next! } });
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
  const other = await http.citizen(String(nextPhone + 50));
  expect((await other.call(noticesApi.list, {})).items).toEqual([]);
  expect((await other.call(noticesApi.list, { query: { after: first.next! } })).items).toEqual([]);
});

describe('a message whose fate is unknown', () => {
  it.each<[string, object, string[]]>([
    ['sent, the answer lost', { dropAfterHandling: true }, ['complaint-dispatched']],
    ['swallowed by a gateway', { status: 502 }, []],
    ['never answered', { hang: true }, []],
  ])('is not sent again: %s', async (_, effect, arrived) => {
    await http.sandbox.fault({ target: 'sms', ...effect, times: 1 });
    const { id } = await file(http, me);
    for (let round = 0; round < 3; round++) {
      http.clock.advance(3_600_000);
      await http.runJobs();
    }
    expect(await delivered()).toEqual(arrived);
    expect(await deliveries(id)).toEqual([{ kind: 'dispatched', delivery: 'unknown' }]);
    me = await http.citizen(phone);
    expect(await inbox()).toHaveLength(1);
  });

  it('is not sent again after the process died while it was on its way', async () => {
    const { id } = await file(http, me);
    // As the process leaves it that dies between the call and its answer.
    await http.database.transaction(async () => {
      await http.database.change(`UPDATE notice SET delivery = 'attempted' WHERE complaint_id = ?`, [id]);
      await http.database.change(`UPDATE job SET state = 'ready' WHERE topic = 'notice.deliver' AND state = 'done'`);
    });
    await http.runJobs();
    expect(await delivered()).toEqual(['complaint-dispatched']);
  });

  it('does not hold up the next step’s message', async () => {
    await http.sandbox.fault({ target: 'sms', dropAfterHandling: true, times: 1 });
    await answered();
    expect(await delivered()).toEqual(['complaint-dispatched', 'complaint-answered']);
  });
});

it('a message that the provider refuses is noted as refused and not tried again', async () => {
  await http.sandbox.fault({ target: 'sms', errcode: 1001, times: 1 });
  const { id } = await file(http, me);
  await http.runJobs();
  expect([await delivered(), await deliveries(id)]).toEqual([[], [{ kind: 'dispatched', delivery: 'refused' }]]);
});

it('a message that was certainly not sent is tried again later, and arrives once', async () => {
  await http.sandbox.fault({ target: 'sms', status: 429, times: 1 });
  const { id } = await file(http, me);
  expect([await delivered(), await deliveries(id)]).toEqual([[], [{ kind: 'dispatched', delivery: 'pending' }]]);
  http.clock.advance(2_000);
  await http.runJobs();
  expect([await delivered(), await deliveries(id)]).toEqual([['complaint-dispatched'], [{ kind: 'dispatched', delivery: 'sent' }]]);
});

describe('a subscription message', () => {
  /** Becomes somebody of WeChat with a phone of their own, who allowed one message. Answers the openid. */
  async function subscribe(): Promise<string> {
    const name = `person${nextPhone}`;
    phone = String(nextPhone + 100);
    const wechat = await http.anonymous.call(loginsApi.wechat, { body: { code: `code-${name}.1` } });
    const bound = await http.as(wechat.accessToken, wechat).call(loginsApi.bindPhone, { body: { code: `phone-${phone}.1` } });
    me = http.as(bound.accessToken, bound);
    const templateId = (await http.anonymous.call(catalogueApi.city, {})).subscriptionTemplates.progress!;
    await http.sandbox.grantConsent(openidOf(name), templateId);
    await me.call(noticesApi.consent, { body: { templateId } });
    return openidOf(name);
  }

  it('goes out where the person consented: one consent, one message, then SMS again', async () => {
    const openid = await subscribe();
    const { caseNumber } = await answered();
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
