import type { RateRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { complaintsApi } from '@zsb/shared/complaints-api';
import { noticesApi } from '@zsb/shared/notices';
import { countRows, file, workThrough } from '../../test/cases.js';
import { aRating } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

/** Seven calendar days after Friday 16:00. */
const END = '2026-11-27T16:00:00+08:00';

let http: TestHttp;
let me: Caller;
let nextPhone = 13800138600;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  me = await http.citizen(String(++nextPhone));
});

async function answered(): Promise<ComplaintView> {
  const { id } = await file(http, me);
  await workThrough(await http.staff('yuelu01'), id);
  return me.call(complaintsApi.get, { params: { id } });
}
const rate = (caller: Caller, { id }: ComplaintView, body: RateRequest) => caller.call(complaintsApi.rate, { params: { id }, body });
/** Access tokens end after 15 minutes: whoever waits for days logs in again. */
async function backAt(instant: string): Promise<Caller> {
  http.clock.set(new Date(instant));
  return http.citizen(String(nextPhone));
}

it('a rating closes the case at once, and is seen with it', async () => {
  const view = await answered();
  const rated = await rate(
    me,
    view,
    aRating(view.version, { satisfaction: 2, solved: 'partly', tags: ['联系太慢'], text: ' 晚上又来了 ' }),
  );
  expect(rated).toMatchObject({
    state: 'closed',
    stateText: '已办结',
    rateBy: null,
    allowedActions: [],
    rating: { satisfaction: 2, solved: 'partly', tags: ['联系太慢'], text: '晚上又来了', at: FRIDAY_16_00.toISOString() },
  });
  expect(rated.timeline[0]).toEqual({ at: FRIDAY_16_00.toISOString(), text: '您评价了这次办理：不满意。责任单位将整改' });
});

it('a rated case stays closed when the seven days are over: the timer changes nothing', async () => {
  const view = await answered();
  await rate(me, view, aRating(view.version));
  const later = await backAt('2026-11-28T00:00:00+08:00');
  await http.runJobs();
  const { timeline, rating } = await later.call(complaintsApi.get, { params: { id: view.id } });
  expect(timeline.map(({ text }) => text)).not.toContain('到期未评价，已自动办结');
  expect(rating?.satisfaction).toBe(5);
});

it('a rating that is sent twice is one rating', async () => {
  const view = await answered();
  const body = aRating(view.version);
  const first = await rate(me, view, body);
  expect(await rate(me, view, body)).toEqual(first);
  expect(await http.database.sql('SELECT id FROM complaint_rating WHERE complaint_id = ?', [view.id])).toHaveLength(1);
});

it('an answer is rated once: another press is refused', async () => {
  const view = await answered();
  const { version } = await rate(me, view, aRating(view.version));
  await expect(rate(me, view, aRating(version))).rejects.toMatchObject({ problem: { code: 'complaint.action-not-possible' } });
});

it('somebody else’s case is not there: reading and rating it are 404', async () => {
  const view = await answered();
  const other = await http.citizen('13800138699');
  const before = await countRows(http.database);
  for (const attempt of [other.call(complaintsApi.get, { params: { id: view.id } }), rate(other, view, aRating(view.version))]) {
    await expect(attempt).rejects.toMatchObject({ problem: { status: 404, code: 'complaint.not-found' } });
  }
  expect(await countRows(http.database)).toEqual(before);
});

it('the last moment for a rating is one millisecond before the seven days are over', async () => {
  const view = await answered();
  expect(view.rateBy).toBe(new Date(END).toISOString());
  const later = await backAt('2026-11-27T15:59:59.999+08:00');
  await http.runJobs();
  expect((await rate(later, view, aRating(view.version))).state).toBe('closed');
});

it('a rating after the seven days is refused, even before the timer has closed the case', async () => {
  const view = await answered();
  const later = await backAt(END);
  await expect(rate(later, view, aRating(view.version))).rejects.toMatchObject({
    problem: { status: 409, code: 'complaint.action-not-possible' },
  });
  expect((await later.call(complaintsApi.get, { params: { id: view.id } })).allowedActions).toEqual([]);
});

it('seven days of silence close the case, once, and the citizen is told in the inbox', async () => {
  const view = await answered();
  const later = await backAt(END);
  await http.runJobs();
  await http.runJobs();
  const closed = await later.call(complaintsApi.get, { params: { id: view.id } });
  expect(closed).toMatchObject({ state: 'closed', rating: null, rateBy: null, version: view.version + 1 });
  expect(closed.timeline[0]).toEqual({ at: new Date(END).toISOString(), text: '到期未评价，已自动办结' });
  const titles = (await later.call(noticesApi.list, {})).items.map(({ title }) => title);
  expect(titles.filter((title) => title === '诉求已办结')).toHaveLength(1);
});
