import type { ComplaintView } from '@zsb/shared/complaint-views';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { slaApi } from '@zsb/shared/sla';
import { file } from '../../test/cases.js';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { LadderSweep } from './ladder.sweep.js';

let http: TestHttp;
let staff: Record<'clerk' | 'head' | 'supervisor' | 'dispatcher', Caller>;
let me: Caller;
beforeAll(async () => {
  http = await startHttp();
  me = await http.citizen('13800138401');
  staff = {
    clerk: await http.staff('yuelu01'),
    head: await http.staff('yuelu02'),
    supervisor: await http.staff('ducha01'),
    dispatcher: await http.staff('paidan01'),
  };
});
afterAll(() => http.close());
beforeEach(() => http.clock.set(FRIDAY_16_00));

const at = (time: string) => new Date(time);
async function sweepAt(time: string): Promise<void> {
  http.clock.set(at(time));
  await http.app.get(LadderSweep, { strict: false }).rounds();
}
const titles = async (who: keyof typeof staff, complaint: ComplaintView) =>
  (await staff[who].call(slaApi.staffNotices, { query: { limit: 100 } })).items
    .filter((item) => item.complaintId === complaint.id)
    .map(({ title }) => title)
    .reverse();

it('a case that nobody accepts climbs from the clerks to supervision, a step at a time', async () => {
  // 占道经营: to be accepted within one working day, due on Monday.
  const complaint = await file(http, me);
  const seen: Record<string, string[][]> = {};
  for (const time of ['2026-11-23T13:59:59+08:00', '2026-11-23T14:00:00+08:00', '2026-11-23T17:30:00+08:00', '2026-11-24T17:30:00+08:00']) {
    await sweepAt(time);
    seen[time.slice(8, 16)] = [await titles('clerk', complaint), await titles('head', complaint), await titles('supervisor', complaint)];
  }
  expect(seen).toEqual({
    '23T13:59': [['新诉求待签收'], [], []],
    '23T14:00': [['新诉求待签收', '签收将到期'], [], []],
    '23T17:30': [['新诉求待签收', '签收将到期', '签收已超时'], ['签收已超时'], []],
    '24T17:30': [['新诉求待签收', '签收将到期', '签收已超时'], ['签收已超时'], ['签收已超时']],
  });
});

it('what was accepted in time is not told of', async () => {
  const complaint = await file(http, me);
  await staff.clerk.call(casesApi.accept, { params: { id: complaint.id }, body: aCommand(complaint.version) });
  await sweepAt('2026-11-23T14:00:00+08:00');
  expect(await titles('clerk', complaint)).toEqual(['新诉求待签收', '首次联系将到期']);
  expect(await titles('head', complaint)).toEqual([]);
});

it('while a case waits for the citizen nobody is told; afterwards its clocks go on where they stood', async () => {
  const { id, version } = await file(http, me);
  const accepted = await staff.clerk.call(casesApi.accept, { params: { id }, body: aCommand(version) });
  const asked = await staff.clerk.call(casesApi.ask, { params: { id }, body: { ...aCommand(accepted.version), text: '请补充具体门牌号' } });
  const complaint = await me.call(complaintsApi.get, { params: { id } });
  // Without the question it would be due on Friday 27 November.
  await sweepAt('2026-11-27T17:30:00+08:00');
  expect(await titles('clerk', complaint)).toEqual(['新诉求待签收']);
  const body = { ...aCommand(asked.version), text: '枫林三路 128 号', photoIds: [] };
  await me.call(complaintsApi.supply, { params: { id }, body });
  // The pause of five days and an hour and a half counts as six: first contact is due on 1 December instead of 23 November.
  await sweepAt('2026-12-01T17:30:00+08:00');
  expect(await titles('clerk', complaint)).toEqual(['新诉求待签收', '市民已补充', '首次联系已超时']);
});

it('three working days late, the leader in charge has a message on the phone, named by the city for the department above', async () => {
  const complaint = await file(http, me);
  await sweepAt('2026-11-26T17:30:00+08:00');
  await http.runJobs();
  const { caseNumber } = complaint;
  const leader = (await http.sandbox.messages()).find(
    ({ template, params }) => template === 'escalation' && params?.['caseNumber'] === caseNumber,
  );
  expect(leader).toMatchObject({ params: { office: '岳麓区城管局 · 市容科', clock: '签收', progress: '严重超时' } });
  // Steps that were missed are told to whoever should have heard, in one message each.
  expect([await titles('head', complaint), await titles('supervisor', complaint)]).toEqual([['签收已超时'], ['签收已超时']]);
});

it('a leader in charge of many late cases has a few messages in an hour, and one that says there are more', async () => {
  await http.sandbox.reset();
  for (let n = 0; n < 12; n++) await file(http, me);
  await sweepAt('2026-11-27T10:00:00+08:00');
  await http.runJobs();
  const messages = (await http.sandbox.messages()).filter(({ template }) => template?.startsWith('escalation'));
  const { to } = messages[0]!;
  expect(
    messages
      .filter((message) => message.to === to)
      .map(({ template }) => template)
      .sort(),
  ).toEqual([...Array.from({ length: 10 }, () => 'escalation'), 'escalation-digest']);
  expect(new Set(messages.map((message) => message.to)).size).toBe(1);
});

it('colleagues count and read their own messages', async () => {
  await file(http, me);
  const { unread } = await staff.clerk.call(slaApi.staffUnread, {});
  expect(unread).toBeGreaterThan(0);
  expect(await staff.clerk.call(slaApi.markStaffNoticesRead, {})).toEqual({ unread: 0 });
  const { items } = await staff.clerk.call(slaApi.staffNotices, { query: { limit: 100 } });
  expect(new Set(items.map(({ readAt }) => readAt))).toEqual(new Set([FRIDAY_16_00.toISOString()]));
});

describe('a hold', () => {
  const release = (caller: Caller, body: object) =>
    http.inject({ method: 'POST', path: '/api/v1/staff/holds/01a1f771-c6de-7371-975e-c310df6c6060/release', token: caller.token, body });

  it('is seen and released by supervision alone, with a reason', async () => {
    expect(await staff.supervisor.call(slaApi.holds, {})).toEqual([]);
    expect((await http.inject({ method: 'GET', path: slaApi.holds.path, token: staff.clerk.token })).status).toBe(403);
    expect((await release(staff.dispatcher, { reason: '日历无误，请继续' })).status).toBe(403);
    expect(await release(staff.supervisor, { reason: '好' })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'reason', reason: 'too-short' }] },
    });
    expect(await release(staff.supervisor, { reason: '日历无误，请继续' })).toMatchObject({
      status: 404,
      body: { code: 'platform.not-found' },
    });
  });
});
