import { caseworkApi } from '@zsb/shared/casework';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { noticesApi } from '@zsb/shared/notices';
import { file, workThrough } from '../../test/cases.js';
import { aCommand, aRating } from '../../test/factories/a-command.js';
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

describe('at night', () => {
  /** Friday 22:00; the rules of an urgent category forward at any hour. */
  const NIGHT = new Date('2026-11-20T22:00:00+08:00');
  const MORNING = new Date('2026-11-21T08:00:00+08:00');
  beforeEach(async () => {
    http.clock.set(NIGHT);
    me = await http.citizen(phone);
    await http.sandbox.reset();
  });

  it('a message that can wait is in the inbox at once, and goes out at eight', async () => {
    const { id } = await file(http, me);
    expect([(await inbox()).map(({ title }) => title), await delivered()]).toEqual([['诉求已转交'], []]);
    http.clock.set(new Date(MORNING.getTime() - 1));
    await http.runJobs();
    expect(await delivered()).toEqual([]);
    http.clock.set(MORNING);
    await http.runJobs();
    expect([await delivered(), await deliveries(id)]).toEqual([['complaint-dispatched'], [{ kind: 'dispatched', delivery: 'sent' }]]);
  });

  it('a message that the evening held up waits for the morning as well', async () => {
    http.clock.set(new Date('2026-11-20T20:59:59+08:00'));
    await http.sandbox.fault({ target: 'sms', status: 429, times: 1 });
    const { id } = await file(http, me);
    for (let minutes = 0; minutes < 3; minutes++) {
      http.clock.advance(60_000);
      await http.runJobs();
    }
    expect(await delivered()).toEqual([]);
    http.clock.set(MORNING);
    await http.runJobs();
    expect([await delivered(), await deliveries(id)]).toEqual([['complaint-dispatched'], [{ kind: 'dispatched', delivery: 'sent' }]]);
  });

  it('a message of an urgent case goes out at once, and does not wait behind one that waits', async () => {
    const { id } = await file(http, me);
    const dispatcher = await http.staff('paidan01');
    const { version } = await dispatcher.call(casesApi.get, { params: { id } });
    await dispatcher.call(caseworkApi.markUrgent, { params: { id }, body: { ...aCommand(version), reason: '现场有人受伤' } });
    await workThrough(await http.staff('yuelu01'), id);
    await http.runJobs();
    expect(await delivered()).toEqual(['complaint-answered']);
    http.clock.set(MORNING);
    await http.runJobs();
    expect(await delivered()).toEqual(['complaint-answered', 'complaint-dispatched']);
  });
});

it('an extension is told with the old and the new date and the reason, also outside the app', async () => {
  const { id, caseNumber } = await file(http, me);
  const [clerk, supervisor] = [await http.staff('yuelu01'), await http.staff('ducha01')];
  const { version } = await clerk.call(casesApi.get, { params: { id } });
  const accepted = await clerk.call(casesApi.accept, { params: { id }, body: aCommand(version) });
  const applied = await clerk.call(caseworkApi.apply, {
    params: { id },
    body: { ...aCommand(accepted.version), kind: 'extension', details: { extendBy: '2wd' }, reason: '需要等厂家的配件' },
  });
  const applicationId = applied.applications[0]!.id;
  await supervisor.call(caseworkApi.decide, {
    params: { id, applicationId },
    body: { ...aCommand(applied.version), decision: 'grant', reason: '情况属实，同意延期' },
  });
  await http.runJobs();
  const [told] = await inbox();
  expect(told).toMatchObject({
    title: '办理期限延长',
    text: `岳麓区城管局 · 市容科申请延长办理您的诉求 ${caseNumber}，已经批准：答复期限由11月27日 周五 17:30延长到12月1日 周二 17:30。理由：需要等厂家的配件`,
  });
  expect(await delivered()).toEqual(['complaint-dispatched', 'complaint-extended']);
});

it('a contact is told to whom it is said to have been made', async () => {
  const { id } = await file(http, me);
  const clerk = await http.staff('yuelu01');
  const { version } = await clerk.call(casesApi.get, { params: { id } });
  const accepted = await clerk.call(casesApi.accept, { params: { id }, body: aCommand(version) });
  const body = { ...aCommand(accepted.version), channel: 'phone' as const, result: 'reached' as const, note: '内部记录' };
  await clerk.call(caseworkApi.contact, { params: { id }, body });
  const [told] = await inbox();
  expect(told!.title).toBe('办理单位已与您联系');
  expect(told!.text).not.toContain('内部记录');
});
