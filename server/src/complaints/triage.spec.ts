import { caseworkApi, type MergeRequest, type SplitRequest } from '@zsb/shared/casework';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { ClockKind } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { countRows, file, workThrough } from '../../test/cases.js';
import { aCommand, aDispatch, anAnswer, aRating } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { OrganisationsService } from '../organisations/organisations.service.js';

let http: TestHttp;
let [citizen, neighbour, dispatcher, clerk, supervisor]: Caller[] = [];
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  await logIn();
});
async function logIn(): Promise<void> {
  [citizen, neighbour, dispatcher, clerk, supervisor] = [
    await http.citizen('13800138811'),
    await http.citizen('13800138812'),
    await http.staff('paidan01'),
    await http.staff('yuelu01'),
    await http.staff('ducha01'),
  ];
}

const seen = (staff: Caller | undefined, id: ComplaintId) => staff!.call(casesApi.get, { params: { id } });
const mine = (me: Caller | undefined, id: ComplaintId) => me!.call(complaintsApi.get, { params: { id } });
const refused = (code: string, more: object = {}) => ({ problem: { code, ...more } });
/** Lies with the dispatcher: no place on the map. */
const waiting = (me: Caller | undefined, categoryCode = '0201') => file(http, me!, { categoryCode, place: { address: '家门口' } });
const officeId = async (code: string) => (await http.app.get(OrganisationsService, { strict: false }).load()).withCode(code).id;
const dispatch = async (id: ComplaintId) => {
  const { version } = await seen(dispatcher, id);
  return dispatcher!.call(casesApi.dispatch, { params: { id }, body: aDispatch(version, await officeId('yuelu-urban-management-order')) });
};
const reason = '与另一件是同一件事';
const merge = (id: ComplaintId, version: number, caseNumber: string, more: Partial<MergeRequest> = {}) =>
  dispatcher!.call(caseworkApi.merge, { params: { id }, body: { ...aCommand(version), caseNumber, reason, ...more } });
const split = (id: ComplaintId, version: number, more: Partial<SplitRequest> = {}) =>
  dispatcher!.call(caseworkApi.split, {
    params: { id },
    body: { ...aCommand(version), text: '另外，路口的广告牌整夜亮着。', categoryCode: '0203', ...more },
  });

describe('marking urgent', () => {
  const targets = async (id: ComplaintId): Promise<[ClockKind, string][]> =>
    (await seen(supervisor, id)).clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ kind, target }) => [kind, target]);
  const markUrgent = (staff: Caller | undefined, id: ComplaintId, version: number) =>
    staff!.call(caseworkApi.markUrgent, { params: { id }, body: { ...aCommand(version), reason: '有老人被困' } });

  it('starts the clocks that run anew, by the urgent targets, from now', async () => {
    const { id, version } = await waiting(citizen);
    http.clock.set(new Date('2026-11-20T17:00:00+08:00'));
    const view = await markUrgent(dispatcher, id, version);
    expect(view).toMatchObject({ urgency: 'urgent', state: 'submitted', dueAt: '2026-11-20T09:30:00.000Z' });
    expect(await targets(id)).toEqual([['dispatch', '30m']]);
    expect(view.history[0]).toMatchObject({ text: expect.stringContaining('有老人被困') });
  });

  it('is for dispatchers and supervisors, once', async () => {
    const { id, version } = await file(http, citizen!);
    expect(await markUrgent(supervisor, id, version)).toMatchObject({ urgency: 'urgent', state: 'assigned' });
    expect(await targets(id)).toEqual(
      expect.arrayContaining([
        ['acceptance', '2h'],
        ['resolution', '2h'],
      ]),
    );
    await expect(markUrgent(dispatcher, id, version + 1)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    await expect(markUrgent(clerk, id, version + 1)).rejects.toMatchObject(refused('platform.forbidden'));
  });
});

describe('splitting', () => {
  it('makes a second case of the same person with a number, clocks and an owner of its own; each names the other', async () => {
    const { id, version } = await waiting(citizen);
    http.clock.set(new Date('2026-11-20T17:00:00+08:00'));
    const view = await split(id, version);
    const [other] = view.related;
    expect(view.related).toMatchObject([{ relation: 'splitOff' }]);
    expect(other!.caseNumber).not.toBe(view.caseNumber);
    const second = await mine(citizen, other!.id);
    expect(second).toMatchObject({
      state: 'submitted',
      text: '另外，路口的广告牌整夜亮着。',
      category: '户外广告与招牌',
      place: { address: '家门口' },
      filedAt: '2026-11-20T09:00:00.000Z',
      photos: [],
    });
    const seenSecond = await seen(dispatcher, other!.id);
    expect(seenSecond.clocks).toMatchObject([{ kind: 'dispatch', target: '2h', startedAt: '2026-11-20T09:00:00.000Z' }]);
    expect(seenSecond).toMatchObject({ related: [{ relation: 'splitFrom', caseNumber: view.caseNumber }] });
    expect(seenSecond.history.at(-1)).toMatchObject({ action: 'file', actor: '王芳' });
    expect((await seen(dispatcher, id)).contact).toEqual(seenSecond.contact);
  });

  it('pressed twice makes one case', async () => {
    const { id, version } = await waiting(citizen);
    const body = aCommand(version);
    await split(id, version, body);
    const rows = await countRows(http.database);
    expect((await split(id, version, body)).related).toHaveLength(1);
    expect(await countRows(http.database)).toEqual(rows);
  });

  it('goes by itself where a rule is certain of the new case, though the first came back', async () => {
    const { id, version } = await file(http, citizen!);
    await clerk!.call(casesApi.return, { params: { id }, body: { ...aCommand(version), reason: '不在我局管辖范围内' } });
    const { related } = await split(id, version + 1, { categoryCode: '0201', text: '还有一处占道的摊子。' });
    await http.runJobs();
    expect(await seen(clerk, related[0]!.id)).toMatchObject({ state: 'assigned' });
    expect(await mine(citizen, id)).toMatchObject({ state: 'submitted' });
  });

  it.each<[string, Partial<SplitRequest>, string, string]>([
    ['a category that does not exist', { categoryCode: '9999' }, 'categoryCode', 'unknown'],
    ['a category that has others below it', { categoryCode: '02' }, 'categoryCode', 'not-a-leaf'],
    ['a text that says nothing', { text: ' ' }, 'text', 'too-short'],
    ['a question of the category left open', { categoryCode: '090101' }, 'answers.since', 'required'],
  ])('with %s is refused and leaves nothing', async (_, more, field, fieldReason) => {
    const { id, version } = await waiting(citizen);
    const rows = await countRows(http.database);
    const problem = await split(id, version, more).catch((error: { problem: { fields: object[] } }) => error.problem);
    expect(problem).toMatchObject({ code: 'platform.invalid-request', fields: [{ reason: fieldReason }] });
    expect(JSON.stringify(problem)).toContain(field.split('.')[0]);
    expect(await countRows(http.database)).toEqual(rows);
  });
});

describe('merging', () => {
  /** A case that an office works, and the neighbour’s about the same. */
  async function two(): Promise<{ first: ComplaintView; second: ComplaintView }> {
    const first = await file(http, citizen!);
    return { first, second: await waiting(neighbour) };
  }

  it('lets the case wait, without clocks, and says so to its citizen', async () => {
    const { first, second } = await two();
    const view = await merge(second.id, second.version, first.caseNumber);
    expect(view).toMatchObject({ state: 'merged', dueAt: null, related: [{ relation: 'mergedInto', caseNumber: first.caseNumber }] });
    expect(view.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(await mine(neighbour, second.id)).toMatchObject({
      state: 'merged',
      stateText: '已并案',
      mergedInto: first.caseNumber,
      // What it waits for is promised for that day.
      dueAt: first.dueAt,
    });
    expect(await seen(dispatcher, first.id)).toMatchObject({ related: [{ relation: 'mergedFrom', caseNumber: second.caseNumber }] });
  });

  it('gives both the answer, each with a rating of its own', async () => {
    const { first, second } = await two();
    await merge(second.id, second.version, first.caseNumber);
    await workThrough(clerk!, first.id);
    await http.runJobs();
    const answered = await mine(neighbour, second.id);
    expect(answered).toMatchObject({
      state: 'answered',
      answer: { text: anAnswer(1).text, outcome: 'solved' },
      rateBy: '2026-11-27T08:00:00.000Z',
    });
    expect(answered.allowedActions).toContain('rate');
    const rated = await neighbour!.call(complaintsApi.rate, {
      params: { id: second.id },
      body: aRating(answered.version, { solved: 'no', satisfaction: 1, reopen: true }),
    });
    expect(rated).toMatchObject({ state: 'accepted' });
    // The office that answered works it again; the first case is untouched.
    expect(await seen(clerk, second.id)).toMatchObject({ state: 'accepted', clock: 'rework' });
    expect(await mine(citizen, first.id)).toMatchObject({ state: 'answered', rating: null });
  });

  it('closes after seven silent days like every answered case', async () => {
    const { first, second } = await two();
    await merge(second.id, second.version, first.caseNumber);
    await workThrough(clerk!, first.id);
    await http.runJobs();
    http.clock.set(new Date('2026-11-27T16:00:00+08:00'));
    await logIn();
    await http.runJobs();
    expect(await mine(neighbour, second.id)).toMatchObject({ state: 'closed' });
  });

  it('can be taken back by its citizen until the answer comes, which then is not theirs any more', async () => {
    const { first, second } = await two();
    await merge(second.id, second.version, first.caseNumber);
    const { version, allowedActions } = await mine(neighbour, second.id);
    expect(allowedActions).toEqual(['withdraw']);
    const body = { ...aCommand(version), reason: '已经解决' };
    const withdrawn = await neighbour!.call(complaintsApi.withdraw, { params: { id: second.id }, body });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', answer: null, allowedActions: [] });
    await workThrough(clerk!, first.id);
    await http.runJobs();
    expect(await mine(neighbour, second.id)).toMatchObject({ state: 'withdrawn', answer: null });
    expect(await seen(dispatcher, first.id)).toMatchObject({ related: [{ relation: 'mergedFrom', stateText: '已撤回' }] });
  });

  it('cannot be taken back where somebody is in danger', async () => {
    const { first, second } = await two();
    await http.database.transaction(() => http.database.change(`UPDATE complaint SET urgency = 'urgent' WHERE id = ?`, [second.id]));
    await merge(second.id, second.version, first.caseNumber);
    const { version, allowedActions } = await mine(neighbour, second.id);
    expect(allowedActions).toEqual([]);
    const body = { ...aCommand(version), reason: '' };
    await expect(neighbour!.call(complaintsApi.withdraw, { params: { id: second.id }, body })).rejects.toMatchObject(
      refused('complaint.action-not-possible'),
    );
  });

  it('gives the matter back to the dispatcher where the other case is withdrawn: it is still somebody’s', async () => {
    const { first, second } = await two();
    await merge(second.id, second.version, first.caseNumber);
    await citizen!.call(complaintsApi.withdraw, { params: { id: first.id }, body: { ...aCommand(first.version), reason: '' } });
    await http.runJobs();
    const back = await seen(dispatcher, second.id);
    expect(back).toMatchObject({ state: 'submitted', clock: 'dispatch', related: [] });
    expect(await mine(neighbour, second.id)).toMatchObject({ mergedInto: null });
    expect(await dispatch(second.id)).toMatchObject({ state: 'assigned' });
  });

  it('gives it back where the other case is not taken on', async () => {
    const [first, second] = [await waiting(citizen), await waiting(neighbour)];
    await merge(second.id, second.version, first.caseNumber);
    const { version } = await seen(dispatcher, first.id);
    const body = { ...aCommand(version), reason: 'litigation' as const, text: '法院已经立案' };
    await dispatcher!.call(casesApi.reject, { params: { id: first.id }, body });
    await http.runJobs();
    expect(await seen(dispatcher, second.id)).toMatchObject({ state: 'submitted' });
  });

  it('waits for the last one, when what it waits for is merged itself', async () => {
    const { first, second } = await two();
    const third = await waiting(neighbour);
    await merge(third.id, third.version, second.caseNumber);
    await merge(second.id, (await seen(dispatcher, second.id)).version, first.caseNumber);
    expect(await mine(neighbour, third.id)).toMatchObject({ state: 'merged', mergedInto: first.caseNumber });
    await workThrough(clerk!, first.id);
    await http.runJobs();
    expect(await mine(neighbour, third.id)).toMatchObject({ state: 'answered' });
  });

  it('two at once into each other: one waits, the other does not', async () => {
    const [first, second] = [await waiting(citizen), await waiting(neighbour)];
    const results = await Promise.allSettled([
      merge(first.id, first.version, second.caseNumber),
      merge(second.id, second.version, first.caseNumber),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const states = [await mine(citizen, first.id), await mine(neighbour, second.id)].map(({ state }) => state);
    expect(states.sort()).toEqual(['merged', 'submitted']);
  });

  it.each<[string, () => Promise<string>]>([
    ['itself', async () => ''],
    ['a number that nobody has', async () => 'TS20261120-ZZZZZZ-Z'],
    ['a case of another group', async () => (await waiting(neighbour, '010101')).caseNumber],
    ['a case that is over', async () => answered()],
    ['a report', async () => (await file(http, neighbour!, { kind: 'report', place: { address: '家门口' } })).caseNumber],
  ])('into %s is refused and changes nothing', async (what, target) => {
    const caseNumber = await target();
    const source = await waiting(citizen);
    const rows = await countRows(http.database);
    const wanted = what === 'itself' ? source.caseNumber : caseNumber;
    await expect(merge(source.id, source.version, wanted)).rejects.toMatchObject(refused('complaint.cannot-merge'));
    expect(await countRows(http.database)).toEqual(rows);
    expect(await mine(citizen, source.id)).toMatchObject({ state: 'submitted', version: source.version });
  });
  async function answered(): Promise<string> {
    const { id, caseNumber } = await file(http, citizen!);
    await workThrough(clerk!, id);
    return caseNumber;
  }
});
