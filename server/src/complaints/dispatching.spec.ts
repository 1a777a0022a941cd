import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { aFiling } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, anAssigned, refused, startWorld, type World } from '../../test/world.js';
import { StaffRegistry } from '../staff/staff.service.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const registry = world.http.app.get(StaffRegistry, { strict: false });
  const password = 'demo-Zsb-2026';
  // The district has a centre of its own: its dispatcher sits at the top of its tree.
  await registry.add([{ userName: 'yuelu-paidan', name: '孙悦', password, roles: ['dispatcher'], organisationCode: 'yuelu' }]);
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const dispatch = async (by: string, id: ComplaintId, code: string) =>
  world.press(by, casesApi.dispatch, id, { organisationId: await world.office(code), categoryCode: null, note: '' });

describe('a district centre', () => {
  it('dispatches further within its tree, with a quarter of the time to accept it', async () => {
    const id = await anAssigned(world);
    const view = await dispatch('yuelu-paidan', id, 'yuelu-market-consumers');
    expect(view).toMatchObject({ state: 'assigned', leadOffice: { id: await world.office('yuelu-market-consumers') } });
    // A quarter of a working day of seven hours is 105 minutes: 90 on Friday, 15 on Monday.
    expect(await world.clocks(id, 'acceptance')).toMatchObject([
      { target: '1wd', outcome: 'cancelled' },
      { target: '105wm', dueAt: '2026-11-23T01:15:00.000Z', outcome: null },
    ]);
    expect(await world.clocks(id, 'resolution')).toMatchObject([{ target: '5wd', dueAt: '2026-11-27T09:30:00.000Z' }]);
    await expect(world.seen('yuelu01', id)).rejects.toMatchObject(refused('complaint.not-found'));
  });

  it.each([
    ['an office outside its tree', 'water-company-service', refused('platform.forbidden', { status: 403 })],
    ['the office that has it', 'yuelu-urban-management-order', refused('complaint.organisation-cannot-handle')],
    ['a department that works no cases', 'yuelu-market', refused('complaint.organisation-cannot-handle')],
  ])('does not send it to %s, and nothing changes', async (_, code, refusal) => {
    const id = await anAssigned(world);
    const before = await world.seen('ducha01', id);
    await expect(dispatch('yuelu-paidan', id, code)).rejects.toMatchObject(refusal);
    expect(await world.seen('ducha01', id)).toEqual(before);
  });

  it('does not see what lies elsewhere', async () => {
    const id = await anAssigned(world);
    await dispatch('paidan01', id, 'water-company-service');
    await expect(dispatch('yuelu-paidan', id, 'yuelu-market-consumers')).rejects.toMatchObject(refused('complaint.not-found'));
  });

  it('has no say once an office has accepted it', async () => {
    const id = await anAccepted(world);
    await expect(dispatch('yuelu-paidan', id, 'yuelu-market-consumers')).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });
});

it('the city’s centre dispatches further anywhere, because everything lies in its reach', async () => {
  const id = await anAssigned(world);
  expect(await dispatch('paidan01', id, 'water-company-service')).toMatchObject({ state: 'assigned' });
});

describe('recusal', () => {
  async function aboutYuelu(): Promise<ComplaintId> {
    const aboutOrganisationId = await world.office('yuelu');
    const body = aFiling({ kind: 'report', aboutOrganisationId });
    const { id } = await (await world.citizen()).call(complaintsApi.file, { body });
    await world.http.runJobs();
    return id;
  }

  it.each([
    ['the office itself', 'yuelu-urban-management-order'],
    ['another office below whom it is about', 'yuelu-market-consumers'],
  ])('a report is not dispatched to %s', async (_, code) => {
    const id = await aboutYuelu();
    const before = await world.seen('paidan01', id);
    await expect(dispatch('paidan01', id, code)).rejects.toMatchObject(refused('complaint.recusal', { status: 409 }));
    expect((await world.seen('paidan01', id)).version).toBe(before.version);
  });

  it('an office elsewhere may have it, and cannot send it there', async () => {
    const id = await aboutYuelu();
    await dispatch('paidan01', id, 'water-company-service');
    await world.press('gongshui02', casesApi.accept, id, {});
    const organisationId = await world.office('yuelu-market-consumers');
    const applying = world.press('gongshui02', caseworkApi.apply, id, {
      kind: 'redispatch',
      details: { organisationId },
      reason: '属于市场监管职责',
    });
    await expect(applying).rejects.toMatchObject(refused('complaint.recusal'));
  });

  it('nor does a supervisor send it there', async () => {
    const id = await aboutYuelu();
    for (let round = 0; round < 3; round++) {
      await dispatch('paidan01', id, 'water-company-service');
      await world.press('gongshui02', casesApi.return, id, { reason: '不在我公司职责范围' });
    }
    const organisationId = await world.office('yuelu-market-consumers');
    const arbitrating = world.press('ducha01', casesApi.arbitrate, id, { organisationId, reason: '属于市场监管职责' });
    await expect(arbitrating).rejects.toMatchObject(refused('complaint.recusal'));
  });
});
