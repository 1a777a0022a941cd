import type { CaseView } from '@zsb/shared/case-views';
import type { AnswerRequest } from '@zsb/shared/complaint-requests';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { countRows, file, workThrough } from '../../test/cases.js';
import { aCommand, aDispatch, anAnswer } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let citizen: Caller;
let dispatcher: Caller;
let clerk: Caller;
let foreign: Caller;
let supervisor: Caller;
beforeAll(async () => {
  http = await startHttp();
  [citizen, dispatcher, clerk, foreign, supervisor] = [
    await http.citizen('13800138501'),
    await http.staff('paidan01'),
    await http.staff('yuelu01'),
    await http.staff('gongshui01'),
    await http.staff('ducha01'),
  ];
});
afterAll(() => http.close());
beforeEach(() => http.clock.set(FRIDAY_16_00));

const get = (staff: Caller, id: ComplaintId) => staff.call(casesApi.get, { params: { id } });
const accept = (staff: Caller, id: ComplaintId, version: number) =>
  staff.call(casesApi.accept, { params: { id }, body: aCommand(version) });
const answer = (id: ComplaintId, body: AnswerRequest) => clerk.call(casesApi.answer, { params: { id }, body });
const organisation = async (code: string): Promise<OrganisationId> =>
  (await http.database.sql<{ id: OrganisationId }>('SELECT id FROM organisation WHERE code = ?', [code]))[0]!.id;
const refusal = (status: number, code: string, more: object = {}) => ({ problem: { status, code, ...more } });
/** Lies with the dispatcher: no place on the map. */
const waiting = () => file(http, citizen, { place: { address: '家门口' } });
const assigned = () => file(http, citizen);
async function accepted(): Promise<CaseView> {
  const { id, version } = await assigned();
  return accept(clerk, id, version);
}

describe('a dispatcher', () => {
  it('sends a case to the office of their choice, under another category, with that category’s time limits', async () => {
    const { id, version } = await waiting();
    const organisationId = await organisation('water-company-service');
    const body = aDispatch(version, organisationId, { categoryCode: '090104', note: '水管爆裂，请尽快' });
    const view = await dispatcher.call(casesApi.dispatch, { params: { id }, body });
    expect(view).toMatchObject({ state: 'assigned', categoryPath: ['公用事业', '供水', '水管爆裂'], leadOffice: { id: organisationId } });
    const targets = Object.fromEntries(view.clocks.map(({ kind, target }) => [kind, target]));
    expect(targets).toEqual({ dispatch: '2h', acceptance: '2h', resolution: '2h' });
    expect(view.history[0]).toMatchObject({ actor: '王芳', text: expect.stringContaining('更正了分类：水管爆裂，请尽快') });
  });

  it('does not tell the citizen the remark for the colleagues', async () => {
    const { id, version } = await waiting();
    const body = aDispatch(version, await organisation('water-company-service'), { note: '此人常来' });
    await dispatcher.call(casesApi.dispatch, { params: { id }, body });
    expect(JSON.stringify(await citizen.call(complaintsApi.get, { params: { id } }))).not.toContain('此人常来');
  });

  it.each<[string, () => Promise<OrganisationId>, string]>([
    ['an organisation that works no cases', () => organisation('city-urban-management'), 'not-one-of'],
    ['nobody at all', async () => '01a1f771-c6de-7371-975e-c310df6c6060' as OrganisationId, 'unknown'],
  ])('cannot send a case to %s, and nothing is stored', async (_, target, reason) => {
    const { id, version } = await waiting();
    const before = await countRows(http.database);
    const dispatched = dispatcher.call(casesApi.dispatch, { params: { id }, body: aDispatch(version, await target()) });
    await expect(dispatched).rejects.toMatchObject(
      refusal(400, 'complaint.organisation-cannot-handle', { fields: [{ field: 'organisationId', reason }] }),
    );
    expect([await countRows(http.database), (await get(dispatcher, id)).state]).toEqual([before, 'submitted']);
  });

  it('cannot file a case under a category that has leaves', async () => {
    const { id, version } = await waiting();
    const body = aDispatch(version, await organisation('water-company-service'), { categoryCode: '0901' });
    await expect(dispatcher.call(casesApi.dispatch, { params: { id }, body })).rejects.toMatchObject(
      refusal(400, 'platform.invalid-request', { fields: [{ field: 'categoryCode', reason: 'not-a-leaf' }] }),
    );
  });
});

describe('an office', () => {
  it('does not see a case of another office: read, accept, answer and reveal are 404', async () => {
    const { id, version } = await assigned();
    const notFound = refusal(404, 'complaint.not-found');
    await expect(get(foreign, id)).rejects.toMatchObject(notFound);
    await expect(accept(foreign, id, version)).rejects.toMatchObject(notFound);
    await expect(foreign.call(casesApi.answer, { params: { id }, body: anAnswer(version) })).rejects.toMatchObject(notFound);
    await expect(foreign.call(casesApi.revealContact, { params: { id }, body: { reason: '核实情况' } })).rejects.toMatchObject(notFound);
    expect((await get(clerk, id)).state).toBe('assigned');
  });

  it('does not see a case that waits for the dispatcher, though it is the suggested one', async () => {
    const { id } = await file(http, citizen, { kind: 'report' });
    await expect(get(clerk, id)).rejects.toMatchObject(refusal(404, 'complaint.not-found'));
  });

  it('accepts, and the acceptance clock is met at its very due instant', async () => {
    const { id, version } = await assigned();
    http.clock.set(new Date('2026-11-23T17:30:00+08:00'));
    clerk = await http.staff('yuelu01');
    const { clocks, state } = await accept(clerk, id, version);
    expect(state).toBe('accepted');
    expect(clocks.find(({ kind }) => kind === 'acceptance')).toMatchObject({ outcome: 'met', stoppedAt: '2026-11-23T09:30:00.000Z' });
    expect(clocks.find(({ kind }) => kind === 'firstContact')).toMatchObject({ startedAt: '2026-11-23T09:30:00.000Z', stoppedAt: null });
  });

  it('misses the acceptance clock a millisecond later', async () => {
    const { id, version } = await assigned();
    http.clock.set(new Date('2026-11-23T17:30:00.001+08:00'));
    clerk = await http.staff('yuelu01');
    const { clocks } = await accept(clerk, id, version);
    expect(clocks.find(({ kind }) => kind === 'acceptance')).toMatchObject({ outcome: 'missed' });
  });

  it('cannot answer before it has accepted', async () => {
    clerk = await http.staff('yuelu01');
    const { id, version } = await assigned();
    await expect(answer(id, anAnswer(version))).rejects.toMatchObject(refusal(409, 'complaint.action-not-possible'));
  });

  it('answers: every clock has stopped, the first contact without a promise kept, and the citizen may rate until the 27th', async () => {
    const { id } = await assigned();
    const view = await workThrough(clerk, id);
    expect(view).toMatchObject({
      state: 'answered',
      dueAt: null,
      clock: null,
      answer: { outcome: 'solved', office: '岳麓区城管局 · 市容科' },
      answerTime: { sinceFilingMinutes: 0, officeMinutes: 0, isAnswered: true },
    });
    expect(view.clocks.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['dispatch', 'met'],
      ['acceptance', 'met'],
      ['resolution', 'met'],
      ['firstContact', 'cancelled'],
    ]);
    expect(view.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(await citizen.call(complaintsApi.get, { params: { id } })).toMatchObject({
      stateText: '已答复，请评价',
      rateBy: '2026-11-27T08:00:00.000Z',
      allowedActions: ['rate', 'rateLow', 'reopen'],
      dueAt: null,
    });
  });
});

describe('a planned date', () => {
  it.each<[string, Partial<AnswerRequest>, string | null]>([
    ['is needed with 列入计划', { outcome: 'planned', plannedDate: null }, 'required'],
    ['is refused with any other outcome', { outcome: 'explained', plannedDate: '2026-12-01' }, 'unexpected'],
    ['cannot be yesterday', { outcome: 'planned', plannedDate: '2026-11-19' }, 'too-small'],
    ['cannot be today', { outcome: 'planned', plannedDate: '2026-11-20' }, 'too-small'],
    ['can be tomorrow', { outcome: 'planned', plannedDate: '2026-11-21' }, null],
    ['can be five years from now', { outcome: 'planned', plannedDate: '2031-11-24' }, null],
    ['cannot be a slip of the pen', { outcome: 'planned', plannedDate: '2031-11-25' }, 'too-large'],
  ])('%s', async (_, overrides, reason) => {
    const { id, version } = await accepted();
    const answered = answer(id, anAnswer(version, overrides));
    if (reason === null) await expect(answered).resolves.toMatchObject({ answer: { plannedDate: overrides.plannedDate } });
    else {
      await expect(answered).rejects.toMatchObject(
        refusal(400, 'platform.invalid-request', { fields: [expect.objectContaining({ field: 'plannedDate', reason })] }),
      );
      expect((await get(clerk, id)).state).toBe('accepted');
    }
  });
});

describe('a command', () => {
  it('that shows an old version is refused, and changes nothing', async () => {
    const { id, version } = await accepted();
    const before = await countRows(http.database);
    await expect(answer(id, anAnswer(version - 1))).rejects.toMatchObject(refusal(409, 'platform.changed-meanwhile'));
    await expect(answer(id, anAnswer(version + 1))).rejects.toMatchObject(refusal(409, 'platform.changed-meanwhile'));
    expect(await countRows(http.database)).toEqual(before);
  });

  it('that is repeated answers 200 with today’s case and changes nothing, though its version is old', async () => {
    const { id, version } = await assigned();
    const body = aCommand(version);
    const first = await clerk.call(casesApi.accept, { params: { id }, body });
    const before = await countRows(http.database);
    expect(await clerk.call(casesApi.accept, { params: { id }, body })).toEqual(first);
    expect(await countRows(http.database)).toEqual(before);
  });

  it('that is pressed ten times at once is one step', async () => {
    const { id, version } = await accepted();
    const body = anAnswer(version);
    const views = await Promise.all(Array.from({ length: 10 }, () => answer(id, body)));
    expect(new Set(views.map(({ version: after }) => after))).toEqual(new Set([version + 1]));
    expect(await http.database.sql('SELECT id FROM complaint_answer WHERE complaint_id = ?', [id])).toHaveLength(1);
  });

  it('of two clerks at the same moment is one: the other learns that the case has changed', async () => {
    const { id, version } = await assigned();
    const head = await http.staff('yuelu02');
    const both = await Promise.allSettled([accept(clerk, id, version), accept(head, id, version)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusal(409, 'platform.changed-meanwhile') });
  });
});

describe('the contact of a case', () => {
  const contact = { name: '李小明', phone: '13900138511' };
  const reveal = (id: ComplaintId) => clerk.call(casesApi.revealContact, { params: { id }, body: { reason: '联系市民核实' } });

  it('is masked in the case, and shown whole as an act that is in the audit trail with its reason', async () => {
    const { id } = await file(http, citizen, { contact });
    expect((await get(clerk, id)).contact).toEqual({ name: '李*明', phone: '139****8511' });
    expect(await reveal(id)).toEqual(contact);
    const rows = await http.database.sql<{ actor_id: string; details: string }>(
      `SELECT actor_id, details FROM audit_entry WHERE action = 'complaint.reveal-contact' AND subject_id = ?`,
      [id],
    );
    expect(rows).toEqual([
      { actor_id: (clerk.session as { staff: { id: string } }).staff.id, details: JSON.stringify({ reason: '联系市民核实' }) },
    ]);
  });

  it('is neither shown nor revealed where the citizen hid their name', async () => {
    const { id } = await file(http, citizen, { contact, hideName: true });
    expect((await get(clerk, id)).contact).toBeNull();
    await expect(reveal(id)).rejects.toMatchObject(refusal(403, 'platform.forbidden'));
  });

  it('is neither shown nor revealed where the case is a report, to the office and to the centre', async () => {
    const { id, version } = await file(http, citizen, { contact, kind: 'report' });
    await dispatcher.call(casesApi.dispatch, {
      params: { id },
      body: aDispatch(version, await organisation('yuelu-urban-management-order')),
    });
    expect([(await get(clerk, id)).contact, (await get(dispatcher, id)).contact, (await get(supervisor, id)).contact]).toEqual([
      null,
      null,
      null,
    ]);
    await expect(reveal(id)).rejects.toMatchObject(refusal(403, 'platform.forbidden'));
  });
});
