import { caseworkApi, type DecideApplicationRequest } from '@zsb/shared/casework';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { aBadlyRated, anAccepted, anAnswered, anAssigned, ratingWords, refused, startWorld, type World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const apply = (id: ComplaintId, kind: ApplicationKind, details: ApplicationDetails = {}) =>
  world.press('yuelu01', caseworkApi.apply, id, { kind, details, reason: '请按规定予以考虑' });
async function decide(by: string, id: ComplaintId, more: Partial<DecideApplicationRequest>) {
  const { version, applications } = await world.seen(by, id);
  const params = { id, applicationId: applications[0]!.id };
  const body = { ...aCommand(version), decision: 'grant', reason: '已核实有关情况', ...more } as const;
  return (await world.staff(by)).call(caseworkApi.decide, { params, body });
}
/** Who was told of a case under these titles, and which case the message opens. */
async function toldOf(caseNumber: string, ...titles: string[]): Promise<[string, string, string | null][]> {
  const rows = await world.http.database.sql<{ name: string; title: string; complaint_id: string | null }>(
    `SELECT s.user_name AS name, n.title, n.complaint_id FROM staff_notice n JOIN staff s ON s.id = n.staff_id
     WHERE n.text LIKE ? AND n.title IN (?, ?) ORDER BY s.user_name, n.id`,
    [`%${caseNumber}%`, ...titles],
  );
  return rows.map((row) => [row.name, row.title, row.complaint_id]);
}
const NOT_POSSIBLE = refused('complaint.action-not-possible');

describe('a redispatch', () => {
  it('takes the case to another office, which begins anew; the citizen’s date stays', async () => {
    const id = await anAccepted(world);
    await world.press('yuelu01', caseworkApi.contact, id, { channel: 'phone', result: 'noAnswer', note: '' });
    const organisationId = await world.office('city-urban-management-facilities');
    const applied = await apply(id, 'redispatch', { organisationId });
    expect(applied).toMatchObject({ handler: '李强', applications: [{ detailsText: '建议改派给市城管局 · 市政设施科' }] });
    const granted = await decide('paidan01', id, {});
    expect(granted).toMatchObject({ state: 'assigned', leadOffice: { id: organisationId }, handler: null });
    const [first, second] = await world.clocks(id, 'acceptance');
    expect([first!.outcome, second!.dueAt, second!.stoppedAt]).toEqual(['met', '2026-11-23T09:30:00.000Z', null]);
    expect(await world.clocks(id, 'firstContact')).toMatchObject([{ outcome: 'cancelled' }]);
    expect(await world.clocks(id, 'resolution')).toMatchObject([{ dueAt: '2026-11-27T09:30:00.000Z', stoppedAt: null }]);
    expect((await world.mine(id)).timeline[0]!.text).toBe('正在重新确认责任单位');
    await expect(world.seen('yuelu01', id)).rejects.toMatchObject(refused('complaint.not-found'));
    expect(await world.press('shizheng01', casesApi.accept, id, {})).toMatchObject({ state: 'accepted', handler: '刘洋' });
    expect(await world.clocks(id, 'firstContact')).toMatchObject([{ outcome: 'cancelled' }, { outcome: null }]);
  });

  it('is told to the next office, and to the one that had it: to whoever applied, and to the head', async () => {
    const id = await anAccepted(world);
    await apply(id, 'redispatch', { organisationId: await world.office('city-urban-management-facilities') });
    const { caseNumber } = await decide('paidan01', id, {});
    expect(await toldOf(caseNumber, '改派已同意', '新诉求待签收')).toEqual([
      ['shizheng01', '新诉求待签收', id],
      ['yuelu01', '新诉求待签收', id],
      // They do not reach the case any more: there is nothing to open.
      ['yuelu01', '改派已同意', null],
      ['yuelu02', '改派已同意', null],
    ]);
  });

  it('that is refused is told to whoever applied', async () => {
    const id = await anAccepted(world);
    await apply(id, 'redispatch');
    const { caseNumber } = await decide('paidan01', id, { decision: 'refuse' });
    expect(await toldOf(caseNumber, '改派已同意', '改派未同意')).toEqual([['yuelu01', '改派未同意', id]]);
  });

  it('goes where the dispatcher says, whatever the office wished', async () => {
    const id = await anAccepted(world);
    await apply(id, 'redispatch', { organisationId: await world.office('city-urban-management-facilities') });
    const organisationId = await world.office('water-company-service');
    expect(await decide('paidan01', id, { organisationId })).toMatchObject({ leadOffice: { id: organisationId } });
  });

  it('needs an office that can take it, and another one', async () => {
    const id = await anAccepted(world);
    await apply(id, 'redispatch');
    const field = (reason: string) => ({ fields: [{ field: 'organisationId', reason }] });
    await expect(decide('paidan01', id, {})).rejects.toMatchObject(refused('platform.invalid-request', field('required')));
    const own = await world.office('yuelu-urban-management-order');
    await expect(decide('paidan01', id, { organisationId: own })).rejects.toMatchObject(
      refused('complaint.organisation-cannot-handle', field('not-one-of')),
    );
    const department = await world.office('city-urban-management');
    await expect(decide('paidan01', id, { organisationId: department })).rejects.toMatchObject(
      refused('complaint.organisation-cannot-handle', field('not-one-of')),
    );
    expect(await world.seen('paidan01', id)).toMatchObject({ state: 'accepted', applications: [{ decision: null }] });
  });

  it('is applied for once, also when it was refused', async () => {
    const id = await anAccepted(world);
    await apply(id, 'redispatch');
    await decide('paidan01', id, { decision: 'refuse' });
    await expect(apply(id, 'redispatch')).rejects.toMatchObject(NOT_POSSIBLE);
  });

  it('ends what else the office had applied for', async () => {
    const id = await anAccepted(world);
    await apply(id, 'extension', { extendBy: '1wd' });
    await apply(id, 'rejection', { rejectReason: 'litigation' });
    await apply(id, 'redispatch', { organisationId: await world.office('water-company-service') });
    const { applications, history } = await decide('paidan01', id, {});
    expect(applications.map(({ kind, decision, decidedBy }) => [kind, decision, decidedBy]).sort()).toEqual([
      ['extension', 'refused', null],
      ['redispatch', 'granted', '王芳'],
      ['rejection', 'refused', null],
    ]);
    expect(history[0]!.text).toContain('；申请延期自动失效；申请不予受理自动失效');
  });
});

describe('an office’s application for a rejection', () => {
  it.each([
    ['before it has accepted', anAssigned],
    ['while it works on it', anAccepted],
  ] as const)('%s is granted with the reason of the list and the right way', async (_, make) => {
    const id = await make(world);
    await apply(id, 'rejection', { rejectReason: 'litigation' });
    const granted = await decide('paidan01', id, { reason: '法院已经受理，请等待判决' });
    expect(granted).toMatchObject({ state: 'rejected', applications: [{ decision: 'granted', detailsText: '已经或者应当通过诉讼解决' }] });
    expect(granted.clocks.filter(({ outcome }) => outcome === null)).toEqual([]);
    expect(await world.mine(id)).toMatchObject({
      state: 'rejected',
      rejection: { reason: 'litigation', phone: '12368', text: '法院已经受理，请等待判决' },
      allowedActions: ['appeal'],
    });
  });

  it('refused leaves the case where it was', async () => {
    const id = await anAssigned(world);
    await apply(id, 'rejection', { rejectReason: 'indecent' });
    expect(await decide('paidan01', id, { decision: 'refuse' })).toMatchObject({ state: 'assigned', rejection: null });
  });

  it('whoever granted it does not decide the appeal', async () => {
    const id = await anAssigned(world);
    await apply(id, 'rejection', { rejectReason: 'litigation' });
    await decide('paidan01', id, {});
    await world.tap(complaintsApi.appeal, id, { text: '没有起诉过，请再看看' });
    expect((await world.seen('paidan01', id)).allowedActions).not.toContain('reject');
  });

  it('appealed, the case is the dispatcher’s again, and nobody else’s', async () => {
    const id = await anAccepted(world);
    await apply(id, 'rejection', { rejectReason: 'litigation' });
    await decide('paidan01', id, {});
    expect(await world.seen('yuelu01', id)).toMatchObject({ state: 'rejected' });
    await world.tap(complaintsApi.appeal, id, { text: '没有起诉过，请再看看' });
    expect(await world.seen('paidan01', id)).toMatchObject({ state: 'submitted', leadOffice: null, handler: null });
    const { items } = await (await world.staff('paidan01')).call(casesApi.list, { query: { tab: 'toDispatch' } });
    expect(items.map((row) => row.id)).toContain(id);
    await expect(world.seen('yuelu01', id)).rejects.toMatchObject(refused('complaint.not-found'));
  });

  it('lapses when the office returns the case', async () => {
    const id = await anAssigned(world);
    await apply(id, 'rejection', { rejectReason: 'litigation' });
    await world.press('yuelu01', casesApi.return, id, { reason: '不在我局管辖范围内' });
    expect((await world.seen('paidan01', id)).applications).toMatchObject([{ decision: 'refused', decidedBy: null }]);
  });
});

describe('an exclusion from the rates', () => {
  it.each([
    ['an answered case', anAnswered],
    ['a closed one', aBadlyRated],
  ] as const)('of %s is decided by a supervisor, and asked for until it is granted', async (_, make) => {
    const id = await make(world);
    await apply(id, 'exclusion');
    await decide('ducha01', id, { decision: 'refuse' });
    await apply(id, 'exclusion');
    await decide('ducha01', id, {});
    await expect(apply(id, 'exclusion')).rejects.toMatchObject(NOT_POSSIBLE);
    const [row] = await world.http.database.sql<{ is_excluded: number }>('SELECT is_excluded FROM complaint WHERE id = ?', [id]);
    expect(Number(row!.is_excluded)).toBe(1);
  });

  it('lapses when the citizen wants the case worked again', async () => {
    const id = await anAnswered(world);
    await apply(id, 'exclusion');
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1, reopen: true }));
    expect(await world.seen('yuelu01', id)).toMatchObject({ state: 'accepted', applications: [{ decision: 'refused', decidedBy: null }] });
  });
});

describe('a contested rating', () => {
  it('that a supervisor finds void ends what it set off', async () => {
    const id = await aBadlyRated(world);
    await apply(id, 'ratingContest');
    const granted = await decide('ducha01', id, {});
    expect(granted.clocks.filter(({ kind }) => kind === 'rectification' || kind === 'callBack')).toMatchObject([
      { outcome: 'cancelled' },
      { outcome: 'cancelled' },
    ]);
    expect((await world.seen('yuelu01', id)).allowedActions).not.toContain('rectify');
    expect((await world.seen('paidan01', id)).allowedActions).not.toContain('callBack');
    await expect(apply(id, 'ratingContest')).rejects.toMatchObject(NOT_POSSIBLE);
  });

  it('that stands leaves the rectification to be done', async () => {
    const id = await aBadlyRated(world);
    await apply(id, 'ratingContest');
    await decide('ducha01', id, { decision: 'refuse' });
    expect((await world.seen('yuelu01', id)).allowedActions).toEqual(expect.arrayContaining(['rectify', 'contestRating']));
  });

  it('is not for a good one', async () => {
    const id = await anAnswered(world);
    await world.tap(complaintsApi.rate, id, ratingWords());
    await expect(apply(id, 'ratingContest')).rejects.toMatchObject(NOT_POSSIBLE);
  });
});

it('only a granted redispatch goes to an office', async () => {
  const id = await anAccepted(world);
  await apply(id, 'extension', { extendBy: '1wd' });
  const organisationId = await world.office('water-company-service');
  await expect(decide('ducha01', id, { organisationId })).rejects.toMatchObject(
    refused('platform.invalid-request', { fields: [{ field: 'organisationId', reason: 'unexpected' }] }),
  );
});

it.each(['grant', 'refuse'] as const)('a %s that is pressed twice decides once and answers twice', async (decision) => {
  const id = await anAccepted(world);
  await apply(id, 'redispatch', { organisationId: await world.office('water-company-service') });
  const { version, applications } = await world.seen('paidan01', id);
  const params = { id, applicationId: applications[0]!.id };
  const body = { ...aCommand(version), decision, reason: '已核实有关情况' };
  const dispatcher = await world.staff('paidan01');
  const [first, second] = await Promise.all([
    dispatcher.call(caseworkApi.decide, { params, body }),
    dispatcher.call(caseworkApi.decide, { params, body }),
  ]);
  expect(second).toEqual(first);
  expect(first.version).toBe(version + 1);
});
