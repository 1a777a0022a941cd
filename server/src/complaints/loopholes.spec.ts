import { caseworkApi } from '@zsb/shared/casework';
import { catalogueApi } from '@zsb/shared/catalogue';
import { CASE_TABS, type CaseTab } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { ProblemError } from '@zsb/shared/errors';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { aCommand } from '../../test/factories/a-command.js';
import { aFiling } from '../../test/factories/a-filing.js';
import { anAccepted, anAnswered, anAssigned, answerWords, ratingWords, startWorld, type World } from '../../test/world.js';
import { LadderSweep } from '../escalations/ladder.sweep.js';
import { ClockVerify } from './clock-verify.service.js';

/** Sequences of steps by which somebody could make a case late unseen, read what is not theirs, or be left without an answer. */

const CENTRE = '长沙市12345政务服务便民热线中心';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.at('2026-11-20T10:00+08:00'));

const sweep = () => world.http.app.get(LadderSweep, { strict: false }).rounds();
const office = (code: string) => world.office(code);
const sendTo = async (code: string) => ({ organisationId: await office(code), categoryCode: null, note: '' });

async function undispatched(): Promise<ComplaintId> {
  // Without a point on the map no rule is certain.
  const { id } = await (await world.citizen()).call(complaintsApi.file, { body: aFiling({ place: { address: '家门口' } }) });
  await world.http.runJobs();
  return id;
}

async function aReport(about: string | null = null): Promise<ComplaintId> {
  const list = await world.http.anonymous.call(catalogueApi.organisations, {});
  const aboutOrganisationId = about === null ? null : list.find(({ name }) => name === about)!.id;
  const { id } = await (await world.citizen()).call(complaintsApi.file, { body: aFiling({ kind: 'report', aboutOrganisationId }) });
  await world.http.runJobs();
  return id;
}

async function grant(userName: string, id: ComplaintId, organisationId: OrganisationId | null = null): Promise<void> {
  const { version, applications } = await world.seen(userName, id);
  const params = { id, applicationId: applications[0]!.id };
  const body = { ...aCommand(version), decision: 'grant' as const, reason: '情况属实，同意申请', organisationId };
  await (await world.staff(userName)).call(caseworkApi.decide, { params, body });
}

async function tabsWith(userName: string, id: ComplaintId): Promise<CaseTab[]> {
  const caller = await world.staff(userName);
  const lists = await Promise.all(CASE_TABS.map((tab) => caller.call(casesApi.list, { query: { tab, limit: 100 } })));
  return CASE_TABS.filter((_, index) => lists[index]!.items.some((row) => row.id === id));
}

describe('a late clock', () => {
  it('stays late on the page, in the list and on the ladder when the citizen is asked afterwards', async () => {
    const id = await anAccepted(world);
    // Due on Friday 27 November at 17:30.
    world.at('2026-11-30T10:00+08:00');
    await sweep();
    const asked = await world.press('yuelu02', casesApi.ask, id, { text: '请补充照片和时间' });
    expect([asked.state, asked.slaStatus]).toEqual(['awaiting_citizen', 'late']);
    expect((await world.clocks(id, 'resolution'))[0]).toMatchObject({ slaStatus: 'late', pausedAt: null });
    expect(await tabsWith('yuelu01', id)).toContain('overdue');
    world.at('2026-12-03T10:00+08:00');
    await sweep();
    const steps = await world.http.database.sql<{ step: number }>(
      `SELECT s.step FROM clock_step s JOIN complaint_clock c ON c.id = s.clock_id WHERE s.complaint_id = ? AND c.kind = 'resolution' ORDER BY s.step`,
      [id],
    );
    expect(steps.map(({ step }) => Number(step))).toEqual([1, 3]);
    await world.tap(complaintsApi.supply, id, { text: '这是照片', photoIds: [] });
    expect((await world.clocks(id, 'resolution'))[0]!.dueAt).toBe(new Date('2026-11-27T17:30+08:00').toISOString());
  });

  it('is missed, and not forgotten, when the case is marked urgent', async () => {
    const id = await anAccepted(world);
    world.at('2026-12-02T10:00+08:00');
    await world.press('ducha01', caseworkApi.markUrgent, id, { reason: '有老人被困' });
    expect((await world.clocks(id, 'resolution')).map(({ target, outcome }) => [target, outcome])).toEqual([
      ['5wd', 'missed'],
      ['2h', null],
    ]);
  });

  it('of the acceptance is missed when the case hops on to another office', async () => {
    const id = await anAssigned(world);
    // Due on Monday 23 November at 17:30.
    world.at('2026-11-24T10:00+08:00');
    await world.press('paidan01', casesApi.dispatch, id, await sendTo('yuelu-market-consumers'));
    expect((await world.clocks(id, 'acceptance')).map(({ target, outcome }) => [target, outcome])).toEqual([
      ['1wd', 'missed'],
      ['105wm', null],
    ]);
  });

  it('of a helper is seen while everything else waits for the citizen', async () => {
    const id = await anAccepted(world);
    await world.press('yuelu01', caseworkApi.addCoHandler, id, { organisationId: await office('water-company-service'), text: '请查水压' });
    await world.press('yuelu01', casesApi.ask, id, { text: '请补充照片和时间' });
    // Two working days end on Tuesday 24 November.
    world.at('2026-11-25T10:00+08:00');
    const { state, clock, slaStatus } = await world.seen('yuelu01', id);
    expect([state, clock, slaStatus]).toEqual(['awaiting_citizen', 'coHandling', 'late']);
  });

  it('of a rectification is found by supervision', async () => {
    const id = await anAnswered(world);
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1 }));
    world.at('2026-12-10T10:00+08:00');
    expect(await tabsWith('ducha01', id)).toContain('followUp');
  });

  it('moved by pauses and extensions says what its events say', async () => {
    const found: unknown[] = [];
    await world.http.app.get(ClockVerify, { strict: false }).run(false, (difference) => found.push(difference));
    expect(found).toEqual([]);
  });
});

describe('what was decided', () => {
  it('stays urgent when the category is corrected', async () => {
    const id = await undispatched();
    await world.press('paidan01', caseworkApi.markUrgent, id, { reason: '有老人被困' });
    const sent = { ...(await sendTo('yuelu-urban-management-order')), categoryCode: '0202' };
    const { urgency, clocks } = await world.press('paidan01', casesApi.dispatch, id, sent);
    expect([urgency, clocks.find(({ kind }) => kind === 'resolution')!.target]).toEqual(['urgent', '2h']);
  });

  it('does not let whoever rejected a case end its appeal, neither by merging nor by splitting it', async () => {
    const id = await undispatched();
    await world.press('paidan01', casesApi.reject, id, { reason: 'litigation', text: '已经在法院审理' });
    await world.tap(complaintsApi.appeal, id, { text: '没有诉讼，请再看看' });
    const target = await world.mine(await undispatched());
    const merging = world.press('paidan01', caseworkApi.merge, id, { caseNumber: target.caseNumber, reason: '同一件事情' });
    await expect(merging).rejects.toMatchObject({ problem: { code: 'complaint.action-not-possible' } });
    const splitting = world.press('paidan01', caseworkApi.split, id, { text: '另外一件事情也请处理', categoryCode: '0201' });
    await expect(splitting).rejects.toMatchObject({ problem: { code: 'complaint.action-not-possible' } });
  });

  it('under supervision can be reported on while the centre rechecks', async () => {
    const id = await anAnswered(world);
    const badly = ratingWords({ solved: 'no', satisfaction: 1, reopen: true });
    for (const round of [1, 2]) {
      await world.tap(complaintsApi.rate, id, badly);
      if (round === 2) await world.press('ducha01', caseworkApi.supervise, id, { reason: '媒体关注，请加快' });
      await world.press('yuelu01', casesApi.answer, id, answerWords());
    }
    expect((await world.tap(complaintsApi.rate, id, badly)).state).toBe('rechecking');
    await world.press('yuelu01', caseworkApi.answerSupervision, id, { text: '已按要求办理并回告' });
    expect((await world.clocks(id, 'supervisionOrder')).map(({ outcome }) => outcome)).toEqual(['met']);
  });
});

describe('whoever has a case no more', () => {
  it('cannot go on reading it by repeating the step that gave it away', async () => {
    const id = await anAssigned(world);
    const { version } = await world.seen('yuelu01', id);
    const body = { ...aCommand(version), reason: '不属于本单位职责' };
    const again = async () => (await world.staff('yuelu01')).call(casesApi.return, { params: { id }, body });
    expect((await again()).state).toBe('submitted');
    world.at('2026-11-20T10:10+08:00');
    expect((await again()).state).toBe('submitted');
    world.at('2026-11-20T10:10:00.001+08:00');
    await expect(again()).rejects.toMatchObject({ problem: { code: 'complaint.not-found' } });
  });

  it('is not left with a part of it that a redispatch has ended', async () => {
    const id = await anAccepted(world);
    await world.press('yuelu01', caseworkApi.addCoHandler, id, { organisationId: await office('water-company-service'), text: '请查水压' });
    expect(await tabsWith('gongshui01', id)).toEqual(['coHandling']);
    await world.press('yuelu01', caseworkApi.apply, id, { kind: 'redispatch', details: {}, reason: '不是我们的职责' });
    await grant('paidan01', id, await office('yuelu-market-consumers'));
    expect(await tabsWith('gongshui01', id)).toEqual([]);
  });

  it('of the citizens is promised what the other case is, and hears when a merged case stands alone again', async () => {
    const [lead, merged] = [await undispatched(), await undispatched()];
    const { caseNumber } = await world.mine(lead);
    await world.press('paidan01', caseworkApi.merge, merged, { caseNumber, reason: '同一件事情' });
    expect((await world.mine(merged)).dueAt).toBe((await world.mine(lead)).dueAt);
    await world.tap(complaintsApi.withdraw, lead, { reason: '' });
    await world.http.runJobs();
    expect((await world.mine(merged)).state).toBe('submitted');
    const notices = await world.http.database.sql<{ title: string }>('SELECT title FROM notice WHERE complaint_id = ?', [merged]);
    expect(notices.map(({ title }) => title).sort()).toEqual(['诉求已并案办理', '诉求恢复单独办理'].sort());
  });
});

describe('a report', () => {
  it('has no first-contact clock: the office does not know whom to call', async () => {
    const id = await aReport();
    await world.press('paidan01', casesApi.dispatch, id, await sendTo('yuelu-urban-management-order'));
    const { clocks } = await world.press('yuelu02', casesApi.accept, id, {});
    expect(clocks.map(({ kind }) => kind).sort()).toEqual(['acceptance', 'dispatch', 'resolution']);
  });

  it('is put under supervision by who does not read it', async () => {
    const id = await aReport();
    await world.press('paidan01', casesApi.dispatch, id, await sendTo('yuelu-urban-management-order'));
    expect((await world.seen('ducha01', id)).allowedActions).toEqual(['supervise']);
    const { text, allowedActions, clocks } = await world.press('ducha01', caseworkApi.supervise, id, { reason: '请按时办理' });
    expect([text, allowedActions]).toEqual(['', []]);
    expect(clocks.some(({ kind }) => kind === 'supervisionOrder')).toBe(true);
    await expect(world.press('paidan01', caseworkApi.supervise, id, { reason: '请按时办理' })).rejects.toBeInstanceOf(ProblemError);
  });

  it('about the dispatch centre is told to nobody there, by phone neither, and to supervision instead', async () => {
    const id = await aReport(CENTRE);
    const { caseNumber } = await world.mine(id);
    // All steps of the two hours for the dispatch are over.
    world.at('2026-11-20T18:30+08:00');
    await sweep();
    const jobs = await world.http.database.sql<{ payload: unknown }>(`SELECT payload FROM job WHERE topic = 'escalation.sms'`);
    expect(jobs.map(({ payload }) => JSON.stringify(payload)).filter((one) => one.includes(caseNumber))).toEqual([]);
    await world.press('ducha01', casesApi.reject, id, { reason: 'litigation', text: '已经在法院审理' });
    await world.tap(complaintsApi.appeal, id, { text: '没有诉讼，请再看看' });
    const notices = await world.http.database.sql<{ title: string; name: string }>(
      `SELECT n.title, s.user_name AS name FROM staff_notice n JOIN staff s ON s.id = n.staff_id WHERE n.complaint_id = ?`,
      [id],
    );
    // The one supervisor there is turned it down: the appeal is not theirs to look at, and the ladder says that it waits.
    expect((await world.seen('ducha01', id)).allowedActions).toEqual(['markUrgent', 'note']);
    expect(notices.map(({ title, name }) => `${name} ${title}`)).toEqual(['ducha01 派单已超时']);
    world.at('2026-11-25T17:30+08:00');
    await sweep();
    const late = await world.http.database.sql(`SELECT id FROM staff_notice WHERE complaint_id = ? AND title = '申诉已超时'`, [id]);
    expect(late.length).toBeGreaterThan(0);
  });

  it('about the dispatch centre is in the list of supervision with what the centre would decide', async () => {
    const id = await aReport(CENTRE);
    await world.press('ducha01', casesApi.dispatch, id, await sendTo('yuelu-urban-management-order'));
    await world.press('yuelu02', casesApi.accept, id, {});
    expect(await tabsWith('ducha01', id)).not.toContain('toDecide');
    await world.press('yuelu02', caseworkApi.apply, id, {
      kind: 'rejection',
      details: { rejectReason: 'litigation' },
      reason: '已在诉讼中',
    });
    expect(await tabsWith('ducha01', id)).toContain('toDecide');
  });
});

describe('an office without a head', () => {
  it('that got a report does not keep it: the centre can still send it on', async () => {
    const id = await aReport();
    await world.press('paidan01', casesApi.dispatch, id, await sendTo('yuelu-market-consumers'));
    const seen = await world.seen('paidan01', id);
    expect([seen.confidentiality?.isReadable, seen.allowedActions.includes('dispatch')]).toEqual([true, true]);
    await world.press('paidan01', casesApi.dispatch, id, await sendTo('yuelu-urban-management-order'));
    expect((await world.seen('paidan01', id)).confidentiality?.isReadable).toBe(false);
    expect((await world.seen('yuelu02', id)).allowedActions).toContain('accept');
  });

  it('has its answers looked at by the centre', async () => {
    // The category asks for the head's look.
    const id = await anAccepted(world, '1201');
    await world.http.database.transaction(() =>
      world.http.database.change(
        `DELETE FROM staff_membership WHERE role = 'head' AND staff_id = (SELECT id FROM staff WHERE user_name = 'yuelu02')`,
      ),
    );
    const { draft } = await world.press('yuelu01', casesApi.answer, id, answerWords());
    expect(draft?.stage).toBe('centre');
    const body = { decision: 'approve' as const, reason: '' };
    expect((await world.press('paidan01', caseworkApi.reviewAnswer, id, body)).state).toBe('answered');
  });
});
