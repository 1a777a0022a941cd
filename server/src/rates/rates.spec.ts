import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { ratesApi, type FiguresView, type RatesQuery } from '@zsb/shared/rates';
import { aCommand } from '../../test/factories/a-command.js';
import { anAccepted, anAssigned, answerWords, ratingWords, refused, startWorld, type World } from '../../test/world.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { RateCounting } from './counting.service.js';
import { RateQueue } from './rate-queue.service.js';

/** Cases are filed on Friday 20 November 2026 at 16:00 and due, 5 wd, on Friday the 27th at 17:30. */
let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' } as const;
const reason = '请按规定予以考虑';

async function report(query: Partial<RatesQuery> = {}, userName = 'ducha01') {
  await world.http.app.get(RateCounting, { strict: false }).all();
  return (await world.staff(userName)).call(ratesApi.report, { query: { ...NOVEMBER, by: 'organisation', ...query } });
}
/** `part/whole` without and with what was excluded. */
const both = (row: { adjusted: FiguresView; all: FiguresView }, rate: keyof FiguresView['rates']) =>
  [row.adjusted, row.all].map(({ rates }) => `${rates[rate].part}/${rates[rate].whole}`).join(' ');
const answer = (id: ComplaintId, more: object = {}) => world.press('yuelu01', casesApi.answer, id, { ...answerWords(), ...more });
/** Grants what waits for a decision. */
async function grant(userName: string, id: ComplaintId, more: { organisationId?: OrganisationId } = {}): Promise<void> {
  const { applications, version } = await world.seen(userName, id);
  const params = { id, applicationId: applications[0]!.id };
  await (
    await world.staff(userName)
  ).call(caseworkApi.decide, { params, body: { ...aCommand(version), decision: 'grant', reason, ...more } });
}
async function answered(): Promise<ComplaintId> {
  const id = await anAccepted(world);
  await answer(id);
  return id;
}

describe('按时办结率', () => {
  it('counts what was met among what was met, missed, and is overdue and open', async () => {
    await answered();
    const [late, never] = [await anAccepted(world), await anAccepted(world)];
    await anAccepted(world);
    world.at('2026-11-27T17:30:00+08:00');
    expect(both((await report()).total, 'resolution')).toBe('1/1 1/1');
    world.at('2026-11-27T17:31:00+08:00');
    expect(both((await report()).total, 'resolution')).toBe('1/4 1/4');
    await answer(late);
    const { total } = await report();
    expect(both(total, 'resolution')).toBe('1/4 1/4');
    expect(total.all.overdue.resolution).toBe(2);
    world.at('2026-12-03T09:00:00+08:00');
    await answer(never);
    expect((await report({ from: '2026-12-01', to: '2026-12-31' })).total.all).toMatchObject({
      rates: { resolution: { part: 0, whole: 2 } },
      overdue: { resolution: 1 },
    });
  });

  it('says of a past month what was overdue when it ended, whenever that was answered', async () => {
    const late = await anAccepted(world);
    world.at('2026-12-03T09:00:00+08:00');
    expect(both((await report()).total, 'resolution')).toBe('0/1 0/1');
    await answer(late);
    const november = await report();
    expect(both(november.total, 'resolution')).toBe('0/1 0/1');
    expect(november.total.all.overdue.resolution).toBe(1);
    expect(both((await report({ from: '2026-12-01', to: '2026-12-03' })).total, 'resolution')).toBe('0/1 0/1');
  });

  it('month by month, each says what was overdue when it ended', async () => {
    const [late, never] = [await anAccepted(world), await anAccepted(world)];
    world.at('2027-01-04T09:00:00+08:00');
    await answer(late);
    const { rows, total } = await report({ from: '2026-10-01', to: '2027-01-31', by: 'month' });
    const told = rows.map(({ key, all }) => `${key} ${all.rates.resolution.part}/${all.rates.resolution.whole} ${all.overdue.resolution}`);
    expect(told).toEqual(['2026-10 0/0 0', '2026-11 0/2 2', '2026-12 0/2 2', '2027-01 0/2 1']);
    expect(both(total, 'resolution')).toBe('0/2 0/2');
    await answer(never);
    const later = await report({ from: '2026-12-01', to: '2026-12-15', by: 'month' });
    expect(later.rows.map(({ all }) => all.overdue.resolution)).toEqual([2]);
  });

  it('leaves out what stands still, waiting for the citizen', async () => {
    const id = await anAccepted(world);
    world.at('2026-11-23T09:00:00+08:00');
    await world.press('yuelu01', caseworkApi.contact, id, { channel: 'phone', result: 'reached', note: '' });
    await world.press('yuelu01', casesApi.ask, id, { text: '请补充一张夜间的照片' });
    world.at('2026-11-28T09:00:00+08:00');
    expect((await report()).total.all.overdue).toEqual({ acceptance: 0, firstContact: 0, resolution: 0 });
  });
});

describe('whose it is', () => {
  const resolutionOf = (rows: Awaited<ReturnType<typeof report>>['rows'], name: string) =>
    rows.filter((row) => row.name === name).map((row) => `${both(row, 'resolution')} ${row.all.overdue.resolution}`);
  async function redispatched(id: ComplaintId): Promise<void> {
    await world.press('yuelu01', caseworkApi.apply, id, { kind: 'redispatch', details: {}, reason });
    await grant('paidan01', id, { organisationId: await world.office('water-company-service') });
  }

  it('what fell due while one office had it stays on its account, whoever answers it', async () => {
    const id = await anAccepted(world);
    world.at('2026-11-30T09:00:00+08:00');
    await redispatched(id);
    const { rows } = await report();
    expect([resolutionOf(rows, '岳麓区城管局 · 市容科'), resolutionOf(rows, '市供水公司 · 客户服务部')]).toEqual([
      ['0/1 0/1 1'],
      ['0/0 0/0 0'],
    ]);
    await world.press('gongshui01', casesApi.accept, id, {});
    await world.press('gongshui01', casesApi.answer, id, answerWords());
    const later = await report();
    expect(resolutionOf(later.rows, '岳麓区城管局 · 市容科')).toEqual(['0/1 0/1 0']);
    expect(later.rows.filter(({ name }) => name === '市供水公司 · 客户服务部').map(({ all }) => all.rates.resolution)).toEqual([
      { part: 0, whole: 0 },
    ]);
  });

  it('what is handed on in time is the next office’s to keep', async () => {
    const id = await anAccepted(world);
    await redispatched(id);
    world.at('2026-11-30T09:00:00+08:00');
    const { rows } = await report();
    expect(resolutionOf(rows, '市供水公司 · 客户服务部')).toEqual(['0/1 0/1 1']);
    expect(rows.filter(({ name }) => name === '岳麓区城管局 · 市容科').map(({ all }) => all.overdue.resolution)).toEqual([0]);
  });

  it('what fell due while it was nobody’s is nobody’s', async () => {
    const id = await anAssigned(world);
    await world.press('yuelu01', casesApi.return, id, { reason: '不在我局管辖范围内' });
    world.at('2026-11-30T09:00:00+08:00');
    const organisationId = await world.office('yuelu-urban-management-order');
    await world.press('paidan01', casesApi.dispatch, id, { organisationId, categoryCode: null, note: '' });
    await world.press('yuelu01', casesApi.accept, id, {});
    await answer(id);
    const { rows } = await report();
    expect(resolutionOf(rows, '尚未转交单位')).toEqual(['0/1 0/1 0']);
  });
});

it('a report about somebody is counted for others, and not for them 回避', async () => {
  const { database } = world.http;
  const id = await answered();
  const tree = await world.http.app.get(OrganisationsService, { strict: false }).load();
  const about = tree.ofKind('supervision')[0]!.id;
  await database.transaction(async () => {
    await database.change(`UPDATE complaint SET about_organisation_id = ? WHERE id = ?`, [about, id]);
    await world.http.app.get(RateQueue, { strict: false }).add(id, world.http.clock.now());
  });
  const late = await anAccepted(world);
  await database.transaction(() => database.change(`UPDATE complaint SET about_organisation_id = ? WHERE id = ?`, [about, late]));
  world.at('2026-11-30T09:00:00+08:00');
  const seenBy = async (userName: string) => {
    const { total } = await report({}, userName);
    return [total.all.rates.resolution.whole, total.all.overdue.resolution];
  };
  expect([await seenBy('ducha01'), await seenBy('yuelu02')]).toEqual([
    [0, 0],
    [2, 1],
  ]);
});

it('a case that cannot be counted is put off, said, and keeps no other waiting', async () => {
  const [broken] = [await answered(), await answered()];
  const { database, log, clock } = world.http;
  const write = (pauses: string | null) =>
    database.transaction(() => database.change(`UPDATE complaint_clock SET pauses = ? WHERE complaint_id = ?`, [pauses, broken]));
  await write('{}');
  expect(both((await report()).total, 'resolution')).toBe('1/1 1/1');
  expect(log.filter((line) => line.includes('a case cannot be counted'))).toHaveLength(1);
  await write(null);
  expect(both((await report()).total, 'resolution')).toBe('1/1 1/1');
  clock.advance(10 * 60_000);
  expect(both((await report()).total, 'resolution')).toBe('2/2 2/2');
});

describe('with and without what was excluded', () => {
  it('an excluded case counts only among everything', async () => {
    await answered();
    const late = await anAccepted(world);
    world.at('2026-11-30T09:00:00+08:00');
    await answer(late);
    expect(both((await report()).total, 'resolution')).toBe('1/2 1/2');
    await world.press('yuelu01', caseworkApi.apply, late, { kind: 'exclusion', details: {}, reason });
    expect(both((await report()).total, 'resolution')).toBe('1/2 1/2');
    await grant('ducha01', late);
    expect(both((await report()).total, 'resolution')).toBe('1/1 1/2');
  });

  it('a rating that was struck out counts only among everything, and nothing else of its case', async () => {
    const id = await answered();
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1 }));
    await world.press('yuelu01', caseworkApi.apply, id, { kind: 'ratingContest', details: {}, reason });
    await grant('ducha01', id);
    const { total } = await report();
    expect([both(total, 'satisfied'), both(total, 'solved'), both(total, 'resolution')]).toEqual(['0/0 0/1', '0/0 0/1', '1/1 1/1']);
  });
});

it('满意率 and 解决率 count explicit answers only, with the share of them beside', async () => {
  const ids = [await answered(), await answered(), await answered(), await answered()];
  await world.tap(complaintsApi.rate, ids[0]!, ratingWords({ solved: 'yes', satisfaction: 5 }));
  await world.tap(complaintsApi.rate, ids[1]!, ratingWords({ solved: 'partly', satisfaction: 3 }));
  await world.tap(complaintsApi.rate, ids[2]!, ratingWords({ solved: 'no', satisfaction: 2 }));
  world.at('2026-11-28T16:00:00+08:00');
  await world.http.runJobs();
  const { total } = await report();
  expect([both(total, 'satisfied'), both(total, 'solved'), both(total, 'rated')]).toEqual(['2/3 2/3', '1/3 1/3', '3/4 3/4']);
});

it('签收及时率, 首次联系率, 退回率 and 重办率 by what the offices did', async () => {
  const [returned, slow, quick] = [await anAssigned(world), await anAssigned(world), await anAssigned(world)];
  await world.press('yuelu01', casesApi.return, returned, { reason: '不在我局管辖范围内' });
  await world.press('yuelu01', casesApi.accept, quick, {});
  await world.press('yuelu01', caseworkApi.contact, quick, { channel: 'phone', result: 'reached', note: '' });
  await answer(quick);
  await world.tap(complaintsApi.rate, quick, ratingWords({ solved: 'no', satisfaction: 1, reopen: true }));
  // 1 wd for the acceptance: until Monday's close of business.
  world.at('2026-11-24T09:00:00+08:00');
  expect((await report()).total.all.overdue.acceptance).toBe(1);
  await world.press('yuelu01', casesApi.accept, slow, {});
  const { total } = await report();
  const rates = ['acceptance', 'firstContact', 'returned', 'reworked'] as const;
  expect(rates.map((rate) => both(total, rate))).toEqual(['2/3 2/3', '1/1 1/1', '1/3 1/3', '1/1 1/1']);
});

describe('what games the rates', () => {
  it('asks in the last fifth of the time, which the head stands behind', async () => {
    const [early, late] = [await anAccepted(world), await anAccepted(world)];
    world.at('2026-11-23T09:00:00+08:00');
    await world.press('yuelu01', casesApi.ask, early, { text: '请补充一张夜间的照片' });
    world.at('2026-11-27T15:00:00+08:00');
    await world.press('yuelu02', casesApi.ask, late, { text: '请补充一张夜间的照片' });
    expect(both((await report()).total, 'askedLate')).toBe('1/2 1/2');
  });

  it('answers within the last hour, to the very minute', async () => {
    const ids = [await anAccepted(world), await anAccepted(world), await anAccepted(world), await anAccepted(world)];
    const at = ['2026-11-27T16:29:59+08:00', '2026-11-27T16:30:00+08:00', '2026-11-27T17:30:00+08:00', '2026-11-27T17:30:01+08:00'];
    for (const [index, id] of ids.entries()) {
      world.at(at[index]!);
      await answer(id);
    }
    expect(both((await report()).total, 'answeredNearDue')).toBe('2/4 2/4');
  });

  it('answers of an office that never spoke to the person', async () => {
    const [silent, spoke] = [await anAccepted(world), await anAccepted(world)];
    await world.press('yuelu01', caseworkApi.contact, spoke, { channel: 'phone', result: 'reached', note: '' });
    world.at('2026-11-20T16:30:00+08:00');
    await answer(silent);
    await answer(spoke);
    const { total } = await report();
    expect([both(total, 'answeredUncontacted'), both(total, 'firstContact')]).toEqual(['1/2 1/2', '1/1 1/1']);
  });

  it('answers that say 已解决 and are worked again', async () => {
    const [solved, explained] = [await anAccepted(world), await anAccepted(world)];
    await answer(solved, { outcome: 'solved' });
    await answer(explained, { outcome: 'explained' });
    for (const id of [solved, explained])
      await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1, reopen: true }));
    expect(both((await report()).total, 'reopenedSolved')).toBe('1/1 1/1');
  });
});

it('the time from the filing to the answer stands beside the office’s own', async () => {
  const id = await anAccepted(world);
  await world.press('yuelu01', caseworkApi.contact, id, { channel: 'phone', result: 'reached', note: '' });
  await world.press('yuelu01', casesApi.ask, id, { text: '请补充一张夜间的照片' });
  world.at('2026-11-21T16:00:00+08:00');
  await world.tap(complaintsApi.supply, id, { text: '照片在这里', photoIds: [] });
  world.at('2026-11-21T19:00:00+08:00');
  await answer(id);
  expect((await report()).total.all.meanMinutes).toEqual({ sinceFiling: 27 * 60, office: 3 * 60 });
});

describe('groups', () => {
  it('an organisation contains what lies below it, up to the city', async () => {
    await answered();
    const { rows, total } = await report();
    const office = rows.find(({ name }) => name === '岳麓区城管局 · 市容科')!;
    const line: string[] = [];
    for (let row: typeof office | undefined = office; row; row = rows.find(({ key }) => key === row.parentKey)) {
      line.push(`${row.name} ${both(row, 'resolution')}`);
    }
    expect(line).toHaveLength(rows.length);
    expect(line.every((text) => text.endsWith('1/1 1/1'))).toBe(true);
    const places = new Map<string | null, number>(rows.map(({ key }, index) => [key, index]));
    expect(rows.every(({ parentKey }, index) => parentKey === null || places.get(parentKey)! < index)).toBe(true);
    expect(both(total, 'resolution')).toBe('1/1 1/1');
  });

  it('by category, by district and by month', async () => {
    await answered();
    world.at('2026-12-01T09:00:00+08:00');
    await answered();
    const query = { from: '2026-11-01', to: '2026-12-31' };
    const named = async (by: RatesQuery['by']) =>
      (await report({ ...query, by })).rows.map((row) => `${row.key} ${row.parentKey} ${row.all.rates.resolution.part}`);
    expect(await named('category')).toEqual(['02 null 2', '0201 02 2']);
    expect(await named('district')).toEqual(['430104 null 2']);
    expect(await named('month')).toEqual(['2026-11 null 1', '2026-12 null 1']);
  });

  it('narrowed to an organisation, a category or a district', async () => {
    await answered();
    const office = await world.office('yuelu-urban-management-order');
    const water = await world.office('water-company-service');
    const part = async (query: Partial<RatesQuery>) => (await report(query)).total.all.rates.resolution.part;
    expect(await Promise.all([part({ organisationId: office }), part({ organisationId: water })])).toEqual([1, 0]);
    expect(await Promise.all([part({ category: '02' }), part({ category: '0201' }), part({ category: '03' })])).toEqual([1, 1, 0]);
    expect(await Promise.all([part({ district: '430104' }), part({ district: '430102' })])).toEqual([1, 0]);
  });

  it('a category that a dispatcher corrects takes with it what was counted before', async () => {
    const id = await anAssigned(world);
    await report();
    await world.press('yuelu01', casesApi.return, id, { reason: '不在我局管辖范围内' });
    const organisationId = await world.office('yuelu-urban-management-order');
    await world.press('paidan01', casesApi.dispatch, id, { organisationId, categoryCode: '0202', note: '' });
    const { rows } = await report({ by: 'category' });
    expect(rows.map(({ key, all }) => `${key} ${all.rates.returned.part}/${all.rates.returned.whole}`)).toEqual(['02 1/2', '0202 1/2']);
  });
});

describe('who sees what', () => {
  it('a head sees their own office, with the figures of nobody else', async () => {
    await answered();
    const { rows, total } = await report({}, 'yuelu02');
    expect(rows.map(({ name, parentKey }) => [name, parentKey])).toEqual([['岳麓区城管局 · 市容科', null]]);
    expect(both(total, 'resolution')).toBe('1/1 1/1');
    const organisationId = await world.office('water-company-service');
    const problem = { code: 'platform.invalid-request', fields: [{ field: 'organisationId', reason: 'unknown' }] };
    await expect(report({ organisationId }, 'yuelu02')).rejects.toMatchObject({ problem });
  });

  it.each(['yuelu01', 'paidan01'])('%s, who works cases, sees no rates', async (userName) => {
    await expect(report({}, userName)).rejects.toMatchObject(refused('platform.forbidden'));
  });

  it('an organisation that does not exist is refused by its name', async () => {
    const organisationId = '019aa000-0000-7000-8000-000000000001' as OrganisationId;
    await expect(report({ organisationId })).rejects.toMatchObject(refused('platform.invalid-request'));
  });
});

it.each([
  ['ends before it begins', '2026-11-02', '2026-11-01', 'too-small'],
  ['is longer than a year', '2025-11-01', '2026-11-02', 'too-large'],
  ['ends on no day', '2026-11-01', '2026-11-31', 'format'],
])('a period that %s is refused', async (_, from, to, why) => {
  const problem = { code: 'platform.invalid-request', fields: [{ field: 'to', reason: why }] };
  await expect(report({ from, to })).rejects.toMatchObject({ problem });
});

describe('the cases behind a figure', () => {
  const behind = async (figure: 'resolution' | 'overdue' | 'satisfied', more: object = {}, userName = 'ducha01') => {
    await report();
    return (await world.staff(userName)).call(ratesApi.cases, { query: { ...NOVEMBER, figure, ...more } });
  };

  it('are those that broke the promise, page by page', async () => {
    await answered();
    const late = [await anAccepted(world), await anAccepted(world), await anAccepted(world)];
    world.at('2026-11-30T09:00:00+08:00');
    for (const id of late) await answer(id);
    const first = await behind('resolution', { limit: 2 });
    const second = await behind('resolution', { limit: 2, after: first.next });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual([...late].sort());
  });

  it('are those that are overdue, the longest first, page by page', async () => {
    const first = await anAccepted(world);
    world.at('2026-11-23T09:00:00+08:00');
    const second = await anAccepted(world);
    world.at('2026-12-20T09:00:00+08:00');
    const page = await behind('overdue', { to: '2026-12-31', limit: 1 });
    const rest = await behind('overdue', { to: '2026-12-31', limit: 1, after: page.next });
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual([first, second]);
    expect(rest.next).toBeNull();
    expect((await behind('overdue', { to: '2026-11-27' })).items.map(({ id }) => id)).toEqual([first]);
    // Of a past period also those that were answered since: the figure counts them.
    await answer(first);
    expect((await behind('overdue', { to: '2026-11-30' })).items.map(({ id }) => id)).toEqual([second, first]);
    const one = await behind('overdue', { to: '2026-11-30', limit: 1 });
    expect((await behind('overdue', { to: '2026-11-30', limit: 1, after: one.next })).items.map(({ id }) => id)).toEqual([first]);
    expect((await behind('overdue', { to: '2026-12-31' })).items.map(({ id }) => id)).toEqual([second]);
  });

  it('of a rating are those that were not satisfied', async () => {
    const [good, bad] = [await answered(), await answered()];
    await world.tap(complaintsApi.rate, good, ratingWords({ solved: 'yes', satisfaction: 5 }));
    await world.tap(complaintsApi.rate, bad, ratingWords({ solved: 'partly', satisfaction: 2 }));
    expect((await behind('satisfied')).items.map(({ id }) => id)).toEqual([bad]);
  });

  it('that have left somebody’s reach are not shown to them', async () => {
    const id = await anAssigned(world);
    world.at('2026-11-24T09:00:00+08:00');
    await world.press('yuelu01', casesApi.accept, id, {});
    const query = { query: { ...NOVEMBER, figure: 'acceptance' as const } };
    await report();
    const seenBy = async (userName: string) => (await (await world.staff(userName)).call(ratesApi.cases, query)).items.length;
    expect([await seenBy('yuelu02'), await seenBy('ducha01')]).toEqual([1, 1]);
    await world.press('yuelu01', caseworkApi.apply, id, { kind: 'redispatch', details: {}, reason });
    const organisationId = await world.office('water-company-service');
    await grant('paidan01', id, { organisationId });
    expect([await seenBy('yuelu02'), await seenBy('ducha01')]).toEqual([0, 1]);
  });
});

it('a report says up to when everything is counted', async () => {
  const id = await anAssigned(world);
  await report();
  world.at('2026-11-20T16:05:00+08:00');
  await world.press('yuelu01', casesApi.accept, id, {});
  world.at('2026-11-20T16:06:00+08:00');
  const query = { query: { ...NOVEMBER, by: 'month' as const } };
  const waiting = await (await world.staff('ducha01')).call(ratesApi.report, query);
  expect(waiting.countedUpTo).toBe('2026-11-20T08:05:00.000Z');
  expect((await report({ by: 'month' })).countedUpTo).toBe('2026-11-20T08:06:00.000Z');
});
