import type { CaseQuery } from '@zsb/shared/complaint-requests';
import { CASE_TABS, type CaseTab } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { file, workThrough } from '../../test/cases.js';
import { aDispatch } from '../../test/factories/a-command.js';
import { aFiling } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let citizen: Caller;
beforeEach(async () => {
  http = await startHttp();
  citizen = await http.citizen('13800138701');
});
afterEach(() => http.close());

async function list(userName: string, query: Partial<CaseQuery> & { tab: CaseTab }): Promise<ComplaintId[]> {
  const staff = await http.staff(userName);
  return (await staff.call(casesApi.list, { query })).items.map(({ id }) => id);
}
async function counts(userName: string): Promise<Partial<Record<CaseTab, number>>> {
  const staff = await http.staff(userName);
  const all = await staff.call(casesApi.counts, {});
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

it('shows everybody what their roles reach, and counts the same', async () => {
  const order = await file(http, citizen);
  const water = await file(http, citizen, { categoryCode: '090101', answers: [{ key: 'since', value: '2026-11-19' }] });
  const waiting = await file(http, citizen, { place: { address: '家门口' } });
  expect(await list('yuelu01', { tab: 'toAccept' })).toEqual([order.id]);
  expect(await list('gongshui01', { tab: 'toAccept' })).toEqual([water.id]);
  expect(await list('shizheng01', { tab: 'toAccept' })).toEqual([]);
  expect((await list('ducha01', { tab: 'toAccept' })).sort()).toEqual([order.id, water.id].sort());
  expect(await list('paidan01', { tab: 'toDispatch' })).toEqual([waiting.id]);
  expect(await counts('yuelu01')).toEqual({ toAccept: 1 });
  expect(await counts('shizheng01')).toEqual({});
  expect(await counts('paidan01')).toEqual({ toDispatch: 1, toAccept: 2 });
});

it('moves a case from tab to tab as it is worked, and lets it fall due', async () => {
  const { id } = await file(http, citizen);
  const tabs = async () => {
    const found: CaseTab[] = [];
    for (const tab of CASE_TABS) if ((await list('yuelu01', { tab })).includes(id)) found.push(tab);
    return found;
  };
  expect(await tabs()).toEqual(['toAccept']);
  // 1 wd from Friday warns at midday of Monday's working time and is due at its close.
  http.clock.set(new Date('2026-11-23T14:00:00+08:00'));
  expect(await tabs()).toEqual(['toAccept']);
  http.clock.set(new Date('2026-11-23T14:00:00.001+08:00'));
  expect(await tabs()).toEqual(['toAccept', 'dueSoon']);
  http.clock.set(new Date('2026-11-23T17:30:00+08:00'));
  expect(await tabs()).toEqual(['toAccept', 'dueSoon']);
  http.clock.set(new Date('2026-11-23T17:30:00.001+08:00'));
  expect(await tabs()).toEqual(['toAccept', 'overdue']);
  await workThrough(await http.staff('yuelu01'), id);
  expect(await tabs()).toEqual(['answered']);
  http.clock.set(new Date('2026-12-01T18:00:00+08:00'));
  await http.runJobs();
  expect(await tabs()).toEqual(['closed']);
});

it('pages through everything once, in the order of what is due, without gap or repeat', async () => {
  const ids: ComplaintId[] = [];
  for (let minute = 0; minute < 7; minute++) {
    // Two cases share each due time: only the id decides between them.
    http.clock.set(new Date(FRIDAY_16_00.getTime() + Math.floor(minute / 2) * 60_000));
    ids.push((await file(http, citizen, { place: { address: '家门口' } })).id);
  }
  const staff = await http.staff('paidan01');
  const seen: ComplaintId[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 10; pages++) {
    const page = await staff.call(casesApi.list, { query: { tab: 'toDispatch', limit: 2, ...(after ? { after } : {}) } });
    seen.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(ids);
});

it('searches by number as people write it, and by words, capital or small, in which % and _ mean themselves', async () => {
  const plain = await file(http, citizen, { text: '门口的路灯坏了一个星期。' });
  const percent = await file(http, citizen, { text: '涨价 100% 太过分了，a_b 牌。' });
  const search = (text: string) => list('ducha01', { tab: 'toAccept', search: text });
  expect(await search(plain.caseNumber)).toEqual([plain.id]);
  expect(await search(` ${plain.caseNumber.toLowerCase().replaceAll('-', '')} `)).toEqual([plain.id]);
  expect(await search('路灯坏了')).toEqual([plain.id]);
  expect(await search('100%')).toEqual([percent.id]);
  expect(await search('%')).toEqual([percent.id]);
  expect(await search('a_b')).toEqual([percent.id]);
  expect(await search('A_B')).toEqual([percent.id]);
  expect(await search('a%b')).toEqual([]);
  expect(await search('\\')).toEqual([]);
});

it('masks phone numbers that people write into their text', async () => {
  await file(http, citizen, { text: '请打我电话 13900139777 或 430104198001011234 联系我。' });
  const staff = await http.staff('yuelu01');
  const { items } = await staff.call(casesApi.list, { query: { tab: 'toAccept' } });
  expect(items[0]?.excerpt).toBe('请打我电话 139****9777 或 4301**********1234 联系我。');
});

it('shows citizens their own complaints, newest first, page by page', async () => {
  const other = await http.citizen('13800138702');
  await file(http, other);
  const ids: ComplaintId[] = [];
  for (let index = 0; index < 5; index++) {
    const { id } = await citizen.call(complaintsApi.file, { body: aFiling() });
    ids.unshift(id);
  }
  const first = await citizen.call(complaintsApi.list, { query: { limit: 3 } });
  const rest = await citizen.call(complaintsApi.list, { query: { limit: 3, after: first.next! } });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(rest.next).toBeNull();
});

it('narrows a list by what stands in its address, and refuses what cannot stand there', async () => {
  const order = await file(http, citizen);
  const water = await file(http, citizen, { categoryCode: '090101', answers: [{ key: 'since', value: '2026-11-19' }] });
  const found = (query: Partial<CaseQuery>) => list('ducha01', { tab: 'toAccept', ...query });
  const { leadOffice } = await (await http.staff('gongshui01')).call(casesApi.get, { params: { id: water.id } });
  expect(await found({ category: '02' })).toEqual([order.id]);
  expect(await found({ category: '0901' })).toEqual([water.id]);
  expect(await found({ organisationId: leadOffice!.id })).toEqual([water.id]);
  expect(await found({ district: '430104', urgency: 'normal', kind: 'complaint' })).toEqual(expect.arrayContaining([order.id]));
  expect(await found({ urgency: 'urgent' })).toEqual([]);
  for (const bad of [{ category: '1' }, { after: order.id }, { after: '-.x' }] as Partial<CaseQuery>[]) {
    await expect(found(bad)).rejects.toMatchObject({ problem: { code: 'platform.invalid-request' } });
  }
});

it('a report is found by its words only by those who read it now: to dispatch it, or as head of its office', async () => {
  const report = await file(http, citizen, { kind: 'report', text: '有人收了摊主的红包。', place: { address: '家门口' } });
  const found = (userName: string, search: string) => list(userName, { tab: 'toDispatch', search });
  expect(await found('paidan01', '红包')).toEqual([report.id]);
  expect(await found('ducha01', '红包')).toEqual([]);
  expect(await found('ducha01', report.caseNumber)).toEqual([report.id]);
  const dispatcher = await http.staff('paidan01');
  const { version, suggestedOffice } = await dispatcher.call(casesApi.get, { params: { id: report.id } });
  const office = (
    await http.database.sql<{ id: OrganisationId }>(`SELECT id FROM organisation WHERE code = 'yuelu-urban-management-order'`)
  )[0]!;
  expect(suggestedOffice).not.toBeNull();
  await dispatcher.call(casesApi.dispatch, { params: { id: report.id }, body: aDispatch(version, office.id) });
  expect(await found('paidan01', '红包')).toEqual([]);
  expect(await found('yuelu01', '红包')).toEqual([]);
  expect(await found('yuelu02', '红包')).toEqual([report.id]);
});
