import { catalogueApi } from '@zsb/shared/catalogue';
import { casesApi } from '@zsb/shared/complaints-api';
import type { OrganisationId } from '@zsb/shared/ids';
import { aDispatch } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type TestHttp } from '../../test/http.js';
import { Reports, SUPERVISION_OFFICE, YUELU_OFFICE, type Who } from '../../test/reports.js';

const CENTRE = '长沙市12345政务服务便民热线中心';
const SUPERVISION = '长沙市人民政府督查室';

let http: TestHttp;
let reports: Reports;
let nextPhone = 13800137300;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  reports = await Reports.open(http, String(++nextPhone));
});

const refusal = (code: string) => ({ problem: { code } });

const about = (name: string) => ({ aboutOrganisationId: reports.organisation(name) });

it('a report about the office that the rules name goes to supervision, and never by itself', async () => {
  const { id } = await reports.file(about(YUELU_OFFICE));
  const view = await reports.get('dispatcher', id);
  expect([view.state, view.suggestedOffice?.name]).toEqual(['submitted', SUPERVISION_OFFICE]);
});

it('a report about the department above that office goes to supervision too', async () => {
  const { id } = await reports.file(about('岳麓区人民政府'));
  expect((await reports.get('dispatcher', id)).suggestedOffice?.name).toBe(SUPERVISION_OFFICE);
});

it('a report about somebody else goes where the rules say', async () => {
  const { id } = await reports.file(about('长沙市公安局'));
  expect((await reports.get('dispatcher', id)).suggestedOffice?.name).toBe(YUELU_OFFICE);
});

it('nobody can send it to whom it is about', async () => {
  const { id } = await reports.file(about('岳麓区人民政府'));
  await expect(reports.dispatch('dispatcher', id, YUELU_OFFICE)).rejects.toMatchObject(refusal('complaint.recusal'));
  expect((await reports.dispatch('dispatcher', id, SUPERVISION_OFFICE)).state).toBe('assigned');
  expect(await reports.sight('supervisionHead', id)).toBe('all');
});

it('staff of whom it is about see nothing of it, even where it has come to their office', async () => {
  const id = await reports.dispatched();
  // As it may have been stored by an older version: the office came first, the accusation later.
  await http.database.transaction(() =>
    http.database.change('UPDATE complaint SET about_organisation_id = ? WHERE id = ?', [reports.organisation('岳麓区人民政府'), id]),
  );
  const { caseNumber } = await reports.get('supervisor', id);
  for (const who of ['clerk', 'head'] as const) {
    expect(await reports.sight(who, id)).toBe('nothing');
    expect(await reports.inList(who, id, 'toAccept')).toBeUndefined();
    expect(await reports.listed(who, { tab: 'toAccept', search: caseNumber })).toEqual([]);
  }
  expect(await reports.inList('supervisor', id, 'toAccept')).toBeDefined();
});

it('is not counted for those who may not know of it', async () => {
  const count = async (who: Who) => (await reports.staff[who].call(casesApi.counts, {})).toDispatch;
  const before = [await count('dispatcher'), await count('supervisor')];
  await reports.file(about(CENTRE));
  expect([await count('dispatcher'), await count('supervisor')]).toEqual([before[0], before[1]! + 1]);
});

it('a report about the dispatch centre is dispatched by a supervisor, and its dispatchers never see it', async () => {
  const { id } = await reports.file(about(CENTRE));
  expect(await reports.sight('dispatcher', id)).toBe('nothing');
  expect(await reports.inList('dispatcher', id, 'toDispatch')).toBeUndefined();
  const view = await reports.get('supervisor', id);
  expect([view.suggestedOffice?.name, view.confidentiality?.isReadable]).toEqual([YUELU_OFFICE, true]);
  expect(view.allowedActions).toContain('dispatch');
  expect((await reports.dispatch('supervisor', id, YUELU_OFFICE)).state).toBe('assigned');
  expect(await reports.sight('dispatcher', id)).toBe('nothing');
  expect(await reports.sight('head', id)).toBe('all');
});

it('a supervisor dispatches nothing else', async () => {
  const { id, version } = await reports.file();
  const asked = reports.staff.supervisor.call(casesApi.dispatch, {
    params: { id },
    body: aDispatch(version, reports.organisation(YUELU_OFFICE)),
  });
  await expect(asked).rejects.toMatchObject(refusal('platform.forbidden'));
});

it('a report about supervision goes to the dispatch centre’s own office where the rules would have sent it to supervision', async () => {
  const { id } = await reports.file({ ...about(SUPERVISION), categoryCode: '1404' });
  expect((await reports.get('dispatcher', id)).suggestedOffice?.name).toBe('12345中心 · 综合协调科');
  expect(await reports.sight('supervisor', id)).toBe('nothing');
});

it.each([
  [
    'of another kind than a report',
    { kind: 'complaint' as const, aboutOrganisationId: () => reports.organisation(YUELU_OFFICE) },
    'unexpected',
  ],
  [
    'about an office that does not exist',
    { aboutOrganisationId: () => '01a1f771-c6de-7371-975e-c310df6c6060' as OrganisationId },
    'unknown',
  ],
])('a filing %s is refused', async (_, { aboutOrganisationId, ...rest }, reason) => {
  await expect(reports.file({ ...rest, aboutOrganisationId: aboutOrganisationId() })).rejects.toMatchObject({
    problem: { code: 'platform.invalid-request', fields: [{ field: 'aboutOrganisationId', reason }] },
  });
});

it('a report about everybody is refused: nobody would be left to handle it', async () => {
  const [root] = await http.database.sql<{ id: OrganisationId }>('SELECT id FROM organisation WHERE parent_id IS NULL');
  expect([...(await http.anonymous.call(catalogueApi.organisations, {})).map(({ id }) => id)]).not.toContain(root!.id);
  await expect(reports.file({ aboutOrganisationId: root!.id })).rejects.toMatchObject({
    problem: { fields: [{ field: 'aboutOrganisationId', reason: 'not-one-of' }] },
  });
});
