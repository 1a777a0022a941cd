import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { aCommand } from '../../test/factories/a-command.js';
import { aFiling } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { Reports, YUELU_OFFICE } from '../../test/reports.js';
import { anAssigned, refused, startWorld, type World } from '../../test/world.js';

/** An appeal 申诉 is decided by somebody else than whoever rejected, and there is always somebody: another dispatcher, or supervision. */

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const rejection = { reason: 'litigation', text: '法院已经受理，请等待判决。' } as const;
async function aRejected(): Promise<ComplaintId> {
  // Without a point on the map no rule is certain: it waits for a dispatcher.
  const { id } = await (await world.citizen()).call(complaintsApi.file, { body: aFiling({ place: { address: '家门口' } }) });
  await world.http.runJobs();
  await world.press('paidan01', casesApi.reject, id, rejection);
  return id;
}
const appeal = (id: ComplaintId) => world.tap(complaintsApi.appeal, id, { text: '没有起诉过，请再看看' });
async function anAppealed(): Promise<ComplaintId> {
  const id = await aRejected();
  await appeal(id);
  return id;
}
const allowed = async (userName: string, id: ComplaintId) => (await world.seen(userName, id)).allowedActions;
const dispatch = async (userName: string, id: ComplaintId) => {
  const organisationId = await world.office('yuelu-urban-management-order');
  return world.press(userName, casesApi.dispatch, id, { organisationId, categoryCode: null, note: '' });
};
const appealClock = async (id: ComplaintId) => (await world.clocks(id, 'appeal')).map(({ target, outcome }) => [target, outcome]);

it('a supervisor finds it among what waits to be dispatched, and dispatches it', async () => {
  const id = await anAppealed();
  expect(await allowed('ducha01', id)).toEqual(['dispatch', 'reject', 'markUrgent', 'note']);
  const list = await (await world.staff('ducha01')).call(casesApi.list, { query: { tab: 'toDispatch', limit: 100 } });
  expect(list.items.map((row) => row.id)).toContain(id);
  expect((await dispatch('ducha01', id)).state).toBe('assigned');
  expect(await appealClock(id)).toEqual([['3wd', 'met']]);
  expect(await allowed('ducha01', id)).not.toContain('dispatch');
});

it('or upholds the rejection: there is no second appeal', async () => {
  const id = await anAppealed();
  expect((await world.press('ducha01', casesApi.reject, id, rejection)).state).toBe('rejected');
  expect([await appealClock(id), (await world.mine(id)).allowedActions]).toEqual([[['3wd', 'met']], []]);
});

it('neither merges nor splits it', async () => {
  const id = await anAppealed();
  const { caseNumber } = await world.mine(await anAppealed());
  await expect(world.press('ducha01', caseworkApi.merge, id, { caseNumber, reason: '同一件事情' })).rejects.toMatchObject(
    refused('platform.forbidden'),
  );
  await expect(world.press('ducha01', caseworkApi.split, id, { text: '另外一件事情', categoryCode: '0201' })).rejects.toMatchObject(
    refused('platform.forbidden'),
  );
});

it('a supervisor decides nothing that nobody has appealed', async () => {
  const { id } = await (await world.citizen()).call(complaintsApi.file, { body: aFiling({ place: { address: '家门口' } }) });
  await world.http.runJobs();
  await expect(dispatch('ducha01', id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  await expect(world.press('ducha01', casesApi.reject, id, rejection)).rejects.toMatchObject(refused('complaint.action-not-possible'));
});

it('once dispatched and returned it is not left to whoever rejected it either', async () => {
  const id = await anAppealed();
  await dispatch('ducha01', id);
  await world.press('yuelu01', casesApi.return, id, { reason: '不属于本单位职责' });
  expect(await allowed('paidan01', id)).not.toContain('dispatch');
  expect((await dispatch('ducha01', id)).state).toBe('assigned');
});

it('granted on an office’s application, the rejection is appealed to the same people', async () => {
  const id = await anAssigned(world);
  const details = { rejectReason: 'litigation' } as const;
  await world.press('yuelu01', caseworkApi.apply, id, { kind: 'rejection', details, reason: '法院已经受理此事' });
  const { version, applications } = await world.seen('paidan01', id);
  const body = { ...aCommand(version), decision: 'grant' as const, reason: '情况属实，同意申请', organisationId: null };
  await (await world.staff('paidan01')).call(caseworkApi.decide, { params: { id, applicationId: applications[0]!.id }, body });
  await appeal(id);
  expect([await allowed('paidan01', id), await allowed('ducha01', id)]).toEqual([
    ['markUrgent', 'note'],
    ['dispatch', 'reject', 'markUrgent', 'note'],
  ]);
});

it('the citizen reads that somebody else decides', async () => {
  expect((await world.mine(await anAppealed())).timeline[0]!.text).toBe('您提出了申诉，将由另一位工作人员决定');
});

it('of a report it opens the report to supervision, until it is decided', async () => {
  const reports = await Reports.open(world.http, '13800137861');
  const { id } = await reports.file();
  const { version } = await reports.get('dispatcher', id);
  await reports.staff.dispatcher.call(casesApi.reject, { params: { id }, body: { ...aCommand(version), ...rejection } });
  expect(await reports.sight('supervisor', id)).toBe('outline');
  const mine = await reports.citizen.call(complaintsApi.get, { params: { id } });
  await reports.citizen.call(complaintsApi.appeal, { params: { id }, body: { ...aCommand(mine.version), text: '没有起诉过，请再看看' } });
  expect(await reports.sight('supervisor', id)).toBe('all');
  await reports.dispatch('supervisor', id, YUELU_OFFICE);
  expect(await reports.sight('supervisor', id)).toBe('outline');
});
