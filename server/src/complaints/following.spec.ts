import type { FileComplaintRequest, Point } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { loginsApi } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';
import { file, workThrough } from '../../test/cases.js';
import { aCommand } from '../../test/factories/a-command.js';
import { aFiling, aPlace, IN_YUELU, OUTSIDE_CITY } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { middleOfCell } from './domain/nearby.js';

/** A degree of latitude is 111.2 km. */
const NORTH_OF = (metres: number, { lng, lat }: Point): Point => ({ lng, lat: lat + metres / 111_195, system: 'gcj02' });
const DAY_MS = 24 * 60 * 60 * 1000;

let http: TestHttp;
let owner: Caller;
let neighbour: Caller;
let nextPhone = 13800137400;
let nextPlace = 0;
/** Every test has a neighbourhood of its own, 3 km from the next. */
let here: Point;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  owner = await http.citizen(String(++nextPhone));
  neighbour = await http.citizen(String(++nextPhone));
  here = NORTH_OF(3000 * nextPlace++, { lng: 112.86, lat: 28.05, system: 'gcj02' });
});

const refusal = (code: string) => ({ problem: { code } });
const at = (metres: number, overrides: Partial<FileComplaintRequest> = {}): Promise<ComplaintView> =>
  file(http, owner, { place: aPlace({ point: NORTH_OF(metres, here) }), ...overrides });
const similar = (who = neighbour, categoryCode = '0201', point = here) =>
  who.call(complaintsApi.similar, { body: { categoryCode, point } });
const ids = async (who = neighbour, categoryCode = '0201') => (await similar(who, categoryCode)).map(({ id }) => id);
const follow = (id: ComplaintId, who = neighbour) => who.call(complaintsApi.follow, { params: { id } });
const inbox = async (who = neighbour) => (await who.call(noticesApi.list, {})).items;

describe('similar cases', () => {
  it('are told by what, where about and how far, and by nobody’s words', async () => {
    const { id } = await at(200);
    const metres = (await similar())[0]?.metres;
    expect([150, 200, 250]).toContain(metres);
    expect(await similar()).toEqual([
      {
        id,
        category: '占道经营',
        stateText: '已转交责任单位',
        filedAt: FRIDAY_16_00.toISOString(),
        metres,
        followers: 0,
        isFollowed: false,
      },
    ]);
  });

  it('lie within 500 metres, as far as anybody is told', async () => {
    const near = await at(420);
    await at(600);
    expect(await ids()).toEqual([near.id]);
  });

  it('give no address away: two of one block look the same from wherever one asks, at the edge as well', async () => {
    const middle = middleOfCell(here);
    const moved = (north: number, east: number): Point => ({
      lng: middle.lng + east / (111_195 * Math.cos((middle.lat * Math.PI) / 180)),
      lat: middle.lat + north / 111_195,
      system: 'gcj02',
    });
    for (const point of [moved(45, 45), moved(-45, -45)]) await file(http, owner, { place: aPlace({ point }) });
    const asked = [0, 37, 120, 333, 440, 455, 470, 485, 500, 510, 520, 530, 545, 560, 575, 590, 605];
    const seen: number[] = [];
    for (const away of asked) {
      for (const point of [moved(away, 0), moved(0, -away), moved(away * 0.6, away * 0.8)]) {
        const told = (await similar(neighbour, '0201', point)).map(({ metres }) => metres);
        expect([point, told.length % 2, new Set(told).size <= 1]).toEqual([point, 0, true]);
        seen.push(told.length);
      }
    }
    // Points from which both are offered, and points from which neither is.
    expect(new Set(seen)).toEqual(new Set([2, 0]));
  });

  it('are the five newest, the newest first', async () => {
    const filed: string[] = [];
    for (let n = 0; n < 6; n++) {
      http.clock.set(new Date(FRIDAY_16_00.getTime() + n * 60_000));
      filed.push((await at(n * 50)).id);
    }
    expect(await ids()).toEqual(filed.reverse().slice(0, 5));
  });

  it.each([
    ['29 days old', 29 * DAY_MS, 1],
    ['30 days old', 30 * DAY_MS, 1],
    ['older than 30 days', 30 * DAY_MS + 1, 0],
  ])('were filed in the last 30 days: one that is %s', async (_, age, found) => {
    await at(10);
    http.clock.advance(age);
    neighbour = await http.citizen(String(nextPhone));
    expect(await ids()).toHaveLength(found);
  });

  it('are of the same group of categories', async () => {
    const { id } = await at(10, { categoryCode: '010101' });
    expect(await ids(neighbour, '010104')).toEqual([id]);
    expect(await ids(neighbour, '0201')).toEqual([]);
  });

  it.each<[string, Partial<FileComplaintRequest>]>([
    ['a report', { kind: 'report' }],
    ['the case of somebody who hides their name', { hideName: true }],
    ['a case without a point', { place: aPlace({ point: null, districtCode: '430104' }) }],
  ])('never offers %s', async (_, overrides) => {
    await at(10, overrides);
    expect(await ids()).toEqual([]);
  });

  it('never offers one’s own, nor what is over', async () => {
    const open = await at(10);
    const over = await at(20);
    await owner.call(complaintsApi.withdraw, { params: { id: over.id }, body: { ...aCommand(over.version), reason: '' } });
    expect(await ids(owner)).toEqual([]);
    expect(await ids()).toEqual([open.id]);
  });

  it('are found by a browser’s point as well', async () => {
    await at(10);
    // WGS-84 is about 540 m off here: taken for GCJ-02 it would find nothing at 10 m.
    const found = await similar(neighbour, '0201', { lng: here.lng - 0.0055, lat: here.lat + 0.0032, system: 'wgs84' });
    expect(found).toHaveLength(1);
    expect(found[0]!.metres).toBeLessThanOrEqual(100);
  });

  it('are not looked for far outside the city', async () => {
    await expect(similar(neighbour, '0201', OUTSIDE_CITY)).rejects.toMatchObject({
      problem: { fields: [{ field: 'place.point', reason: 'outside-city' }] },
    });
  });

  it('a WeChat login is enough to look', async () => {
    const wechat = await http.anonymous.call(loginsApi.wechat, { body: { code: 'code-looker.1' } });
    await at(10);
    expect(await similar(http.as(wechat.accessToken, wechat))).toHaveLength(1);
  });
});

describe('following', () => {
  it('counts each person once, however often and however fast they press', async () => {
    const { id } = await at(10);
    const views = await Promise.all([follow(id), follow(id), follow(id), follow(id, await http.citizen('13800137499'))]);
    expect(views.every(({ isFollowed }) => isFollowed)).toBe(true);
    expect(await similar()).toMatchObject([{ id, followers: 2, isFollowed: true }]);
    expect(await neighbour.call(complaintsApi.followed, {})).toMatchObject([{ id, category: '占道经营', followers: 2, answeredAt: null }]);
  });

  it('shows the promised day, and the answer’s', async () => {
    here = IN_YUELU;
    const { id, dueAt } = await at(10);
    expect((await follow(id)).dueAt).toBe(dueAt);
    await workThrough(await http.staff('yuelu01'), id);
    expect(await neighbour.call(complaintsApi.followed, {})).toMatchObject([
      { stateText: '已答复', dueAt: null, answeredAt: FRIDAY_16_00.toISOString() },
    ]);
  });

  it('ends when the person wants', async () => {
    const { id } = await at(10);
    await follow(id);
    await neighbour.call(complaintsApi.unfollow, { params: { id } });
    await neighbour.call(complaintsApi.unfollow, { params: { id } });
    expect(await neighbour.call(complaintsApi.followed, {})).toEqual([]);
    expect(await similar()).toMatchObject([{ id, followers: 0, isFollowed: false }]);
  });

  it('shows nobody the case itself', async () => {
    const { id } = await at(10);
    await follow(id);
    await expect(neighbour.call(complaintsApi.get, { params: { id } })).rejects.toMatchObject(refusal('complaint.not-found'));
  });

  it.each<[string, () => Promise<ComplaintView>]>([
    ['a report', () => at(10, { kind: 'report' })],
    ['one’s own', () => file(http, neighbour)],
    [
      'what is over',
      async () => {
        const { id, version } = await at(10);
        return owner.call(complaintsApi.withdraw, { params: { id }, body: { ...aCommand(version), reason: '' } });
      },
    ],
  ])('is not possible of %s', async (_, make) => {
    const { id } = await make();
    await expect(follow(id)).rejects.toMatchObject(refusal('complaint.not-found'));
  });

  it('is told at dispatch, acceptance and answer, once each, without anybody’s words and with nothing to open', async () => {
    const { id } = await owner.call(complaintsApi.file, { body: aFiling({ text: '只有我知道的事情' }) });
    await follow(id);
    await http.runJobs();
    await workThrough(await http.staff('yuelu01'), id);
    await http.runJobs();
    // A process that died after telling and before saying so tells again.
    await http.database.transaction(() => http.database.change(`UPDATE job SET state = 'ready' WHERE topic = 'complaint.tell-followers'`));
    await http.runJobs();
    const told = await inbox();
    expect(told.map(({ title }) => title)).toEqual(['关注的诉求已答复', '关注的诉求办理中', '关注的诉求已转交']);
    expect(told.map(({ text }) => text).join()).not.toMatch(/只有我知道|TS2026/);
    expect(told.map(({ complaintId }) => complaintId)).toEqual([null, null, null]);
    expect((await http.sandbox.messages(String(nextPhone))).filter(({ template }) => template !== 'login-code')).toEqual([]);
  });

  it('ends silently when the case is withdrawn', async () => {
    const { id, version } = await at(10);
    await follow(id);
    await owner.call(complaintsApi.withdraw, { params: { id }, body: { ...aCommand(version), reason: '' } });
    await http.runJobs();
    expect([await neighbour.call(complaintsApi.followed, {}), await inbox()]).toEqual([[], []]);
  });

  it('tells hundreds of followers, each once', async () => {
    const { id } = await owner.call(complaintsApi.file, { body: aFiling() });
    const people = Array.from({ length: 250 }, (_, n) => `01a1f771-c6de-7371-975e-${String(n).padStart(12, '0')}`);
    await http.database.transaction(async () => {
      for (const person of people)
        await http.database.change('INSERT INTO complaint_follower (complaint_id, person_id, followed_at) VALUES (?, ?, ?)', [
          id,
          person,
          FRIDAY_16_00,
        ]);
    });
    await http.runJobs();
    const [row] = await http.database.sql<{ told: number; people: number }>(
      `SELECT COUNT(*) AS told, COUNT(DISTINCT person_id) AS people FROM notice WHERE dedupe_key LIKE ? AND complaint_id IS NULL`,
      [`${id}:%`],
    );
    expect([Number(row!.told), Number(row!.people)]).toEqual([250, 250]);
  });
});
