import { caseworkApi } from '@zsb/shared/casework';
import { CASE_TABS, type CaseTab } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, answerWords, ratingWords, refused, startWorld, type World } from '../../test/world.js';
import { LadderSweep } from '../escalations/ladder.sweep.js';
import { ClockVerify } from './clock-verify.service.js';

/** 列入计划: an answer that names a later day is watched until the office says what became of it. */

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const NOT_POSSIBLE = refused('complaint.action-not-possible');
const TEXT = '隔离栏已按计划装好，请您查看。';
const plan = (id: ComplaintId, plannedDate = '2026-11-28') =>
  world.press('yuelu01', casesApi.answer, id, { ...answerWords(), outcome: 'planned', plannedDate });
async function aPlanned(plannedDate?: string): Promise<ComplaintId> {
  const id = await anAccepted(world);
  await plan(id, plannedDate);
  return id;
}
const report = (id: ComplaintId, by = 'yuelu01') => world.press(by, caseworkApi.reportPlan, id, { text: TEXT, isDone: true });
const progress = (id: ComplaintId, text: string) => world.press('yuelu01', caseworkApi.reportPlan, id, { text, isDone: false });
const told = (id: ComplaintId) =>
  world.http.database.sql<{ title: string; delivery: string }>(
    `SELECT title, delivery FROM notice WHERE complaint_id = ? AND kind = 'planReported' ORDER BY at, id`,
    [id],
  );
const rate = (id: ComplaintId, more: object = {}) => world.tap(complaintsApi.rate, id, ratingWords(more));
const reopen = (id: ComplaintId) => rate(id, { solved: 'no', satisfaction: 1, reopen: true });
const plans = async (id: ComplaintId) => (await world.clocks(id, 'plan')).map(({ target, outcome }) => [target, outcome]);
async function tabsWith(userName: string, id: ComplaintId): Promise<CaseTab[]> {
  const caller = await world.staff(userName);
  const lists = await Promise.all(CASE_TABS.map((tab) => caller.call(casesApi.list, { query: { tab, limit: 100 } })));
  return CASE_TABS.filter((_, index) => lists[index]!.items.some((row) => row.id === id));
}

it.each([
  ['a Tuesday', '2026-11-20T16:00+08:00', '2026-11-24', '4d', '2026-11-24T17:30+08:00', true],
  ['tomorrow, a Saturday', '2026-11-20T16:00+08:00', '2026-11-21', '1d', '2026-11-23T17:30+08:00', true],
  ['the first day of the National Day block', '2026-09-25T10:00+08:00', '2026-10-01', '6d', '2026-10-08T17:30+08:00', true],
  ['a day of a year without a published arrangement', '2026-11-20T16:00+08:00', '2027-01-01', '42d', '2027-01-01T17:30+08:00', false],
])('is due at the close of the planned date, or of the next working day: %s', async (_, at, plannedDate, target, due, calendarComplete) => {
  world.at(at);
  const id = await aPlanned(plannedDate);
  const [startedAt, dueAt] = [new Date(at).toISOString(), new Date(due).toISOString()];
  expect(await world.clocks(id, 'plan')).toMatchObject([{ target, startedAt, dueAt, calendarComplete, outcome: null }]);
});

it('says its rule in one sentence', async () => {
  const [clock] = await world.clocks(await aPlanned(), 'plan');
  expect(clock!.rule).toBe('计划落实：自答复起 8 个自然日（工作日 09:00–12:00、13:30–17:30，按国务院放假安排）');
});

it('any other answer starts nothing, and has nothing to report', async () => {
  const id = await anAccepted(world);
  const { allowedActions } = await world.press('yuelu01', casesApi.answer, id, answerWords());
  expect([await plans(id), allowedActions.includes('reportPlan')]).toEqual([[], false]);
  await expect(report(id)).rejects.toMatchObject(NOT_POSSIBLE);
});

it('begins with the approval, counted from its day; a date that has come meanwhile leaves a day', async () => {
  const approved = async (at: string) => {
    world.http.clock.set(FRIDAY_16_00);
    // 窗口服务态度: the head looks at the answer, then the centre.
    const id = await anAccepted(world, '1402');
    await plan(id, '2026-11-24');
    expect(await plans(id)).toEqual([]);
    world.at(at);
    for (const reviewer of ['yuelu02', 'paidan01']) {
      await world.press(reviewer, caseworkApi.reviewAnswer, id, { decision: 'approve', reason: '' });
    }
    return (await world.clocks(id, 'plan')).map(({ target, dueAt }) => [target, dueAt]);
  };
  expect(await approved('2026-11-23T10:00+08:00')).toEqual([['1d', '2026-11-24T09:30:00.000Z']]);
  expect(await approved('2026-11-25T10:00+08:00')).toEqual([['1d', '2026-11-26T09:30:00.000Z']]);
});

describe('the report', () => {
  it('ends the clock at its very due instant, is read by the citizen, and is given once', async () => {
    const id = await aPlanned();
    await rate(id);
    expect((await world.seen('yuelu01', id)).allowedActions).toContain('reportPlan');
    // Saturday the 28th: due on Monday at the close.
    world.at('2026-11-30T17:30:00+08:00');
    expect((await report(id)).history[0]!.text).toBe('岳麓区城管局 · 市容科反馈计划落实情况');
    expect(await plans(id)).toEqual([['8d', 'met']]);
    const { messages, timeline, state } = await world.mine(id);
    expect(messages).toMatchObject([{ kind: 'planReport', text: TEXT, from: '岳麓区城管局 · 市容科' }]);
    expect([state, timeline[0]!.text]).toEqual(['closed', '岳麓区城管局 · 市容科反馈：计划已落实']);
    await expect(report(id)).rejects.toMatchObject(NOT_POSSIBLE);
  });

  it('a millisecond later is late', async () => {
    const id = await aPlanned();
    world.at('2026-11-30T17:30:00.001+08:00');
    await report(id, 'yuelu02');
    expect(await plans(id)).toEqual([['8d', 'missed']]);
  });

  it('is told to the citizen', async () => {
    const id = await aPlanned();
    await report(id);
    expect(await told(id)).toEqual([{ title: '计划已落实', delivery: 'inbox' }]);
  });

  it.each(['paidan01', 'ducha01'])('is the office’s own: not of %s', async (by) => {
    const id = await aPlanned();
    await expect(report(id, by)).rejects.toMatchObject(refused('platform.forbidden'));
  });
});

describe('the news that it is under way', () => {
  it('is read by the citizen, and ends nothing: the plan is watched on, and still owed', async () => {
    const id = await aPlanned();
    world.at('2026-11-24T10:00+08:00');
    const view = await progress(id, '隔离栏已订货，下周到货。');
    expect([view.history[0]!.text, view.allowedActions.includes('reportPlan'), view.clock]).toEqual([
      '岳麓区城管局 · 市容科反馈计划进展',
      true,
      'plan',
    ]);
    expect(await plans(id)).toEqual([['8d', null]]);
    expect(await tabsWith('yuelu01', id)).toEqual(['followUp', 'answered']);
    const { messages, timeline } = await world.mine(id);
    expect(messages).toMatchObject([{ kind: 'planReport', text: '隔离栏已订货，下周到货。', from: '岳麓区城管局 · 市容科' }]);
    expect(timeline[0]!.text).toBe('岳麓区城管局 · 市容科反馈了计划进展');
    expect(await told(id)).toEqual([{ title: '计划进展已反馈', delivery: 'inbox' }]);
  });

  it('however often it is told, keeps no plan from being late', async () => {
    const id = await aPlanned('2026-11-23');
    for (const at of ['2026-11-23T17:30:00+08:00', '2026-11-24T10:00:00+08:00']) {
      world.at(at);
      await progress(id, '正在安装，请您再等一等。');
    }
    expect((await world.seen('yuelu01', id)).slaStatus).toBe('late');
    await report(id);
    expect([await plans(id), (await world.mine(id)).messages.map(({ text }) => text)]).toEqual([
      [['3d', 'missed']],
      ['正在安装，请您再等一等。', '正在安装，请您再等一等。', TEXT],
    ]);
    await expect(progress(id, '还想说一句')).rejects.toMatchObject(NOT_POSSIBLE);
  });

  it('has to say whether it is done', async () => {
    const id = await aPlanned();
    await expect(world.press('yuelu01', caseworkApi.reportPlan, id, { text: TEXT } as never)).rejects.toMatchObject(
      refused('platform.invalid-request', { fields: [{ field: 'isDone', reason: 'required' }] }),
    );
  });
});

describe('a reopened case', () => {
  it('is worked again: the plan ends, and another answer may plan anew', async () => {
    const id = await aPlanned();
    expect((await reopen(id)).state).toBe('accepted');
    expect([await plans(id), (await world.seen('yuelu01', id)).dueAt]).toEqual([[['8d', 'cancelled']], '2026-11-27T09:30:00.000Z']);
    await plan(id, '2026-12-01');
    expect(await plans(id)).toEqual([
      ['8d', 'cancelled'],
      ['11d', null],
    ]);
    await report(id);
    expect((await plans(id)).at(-1)).toEqual(['11d', 'met']);
  });

  it('does not make a plan that was late good', async () => {
    const id = await aPlanned('2026-11-23');
    world.at('2026-11-24T10:00+08:00');
    await reopen(id);
    expect(await plans(id)).toEqual([['3d', 'missed']]);
  });

  it('owes no report of a plan that another answer has replaced', async () => {
    const id = await aPlanned();
    await reopen(id);
    await world.press('yuelu01', casesApi.answer, id, answerWords());
    await expect(report(id)).rejects.toMatchObject(NOT_POSSIBLE);
  });
});

describe('while the centre rechecks', () => {
  async function rechecking(): Promise<ComplaintId> {
    const id = await aPlanned();
    for (let round = 0; round < 2; round++) {
      await reopen(id);
      await plan(id);
    }
    expect((await reopen(id)).state).toBe('rechecking');
    return id;
  }
  const decide = (id: ComplaintId, decision: 'again' | 'close') =>
    world.press('paidan01', casesApi.decideRecheck, id, { decision, reason: '现场核查后作出的结论' });

  it('what was planned is still owed, and stays so where the answer stands', async () => {
    const id = await rechecking();
    expect((await plans(id)).at(-1)).toEqual(['8d', null]);
    await decide(id, 'close');
    expect((await plans(id)).at(-1)).toEqual(['8d', null]);
    await report(id);
    expect((await plans(id)).at(-1)).toEqual(['8d', 'met']);
  });

  it('and ends where the case is worked once more', async () => {
    const id = await rechecking();
    await decide(id, 'again');
    expect((await plans(id)).at(-1)).toEqual(['8d', 'cancelled']);
    expect((await world.seen('yuelu01', id)).allowedActions).not.toContain('reportPlan');
  });
});

describe('a plan that nobody reports on', () => {
  it('is found after the answer and after the end, by the office and by supervision', async () => {
    const id = await aPlanned();
    expect([await tabsWith('yuelu01', id), await tabsWith('ducha01', id)]).toEqual([
      ['followUp', 'answered'],
      ['followUp', 'answered'],
    ]);
    await rate(id);
    const { clock, dueAt, slaStatus } = await world.seen('yuelu01', id);
    expect([clock, dueAt, slaStatus]).toEqual(['plan', '2026-11-30T09:30:00.000Z', 'onTime']);
    expect(await tabsWith('yuelu01', id)).toEqual(['followUp', 'closed']);
    await report(id);
    expect(await tabsWith('yuelu01', id)).toEqual(['closed']);
  });

  it('climbs the ladder in a closed case', async () => {
    const id = await aPlanned();
    const { caseNumber } = await rate(id);
    for (const at of ['2026-11-26T17:30', '2026-11-30T17:30', '2026-12-01T17:30']) {
      world.at(`${at}+08:00`);
      await world.http.app.get(LadderSweep, { strict: false }).rounds();
    }
    expect((await world.seen('yuelu01', id)).slaStatus).toBe('late');
    const told = await world.http.database.sql<{ name: string; title: string; text: string }>(
      `SELECT s.user_name AS name, n.title, n.text FROM staff_notice n JOIN staff s ON s.id = n.staff_id
       WHERE n.complaint_id = ? AND n.title LIKE '计划落实%' ORDER BY n.at, s.user_name`,
      [id],
    );
    expect(told.map(({ name, title }) => `${name} ${title}`)).toEqual([
      'yuelu01 计划落实将到期',
      'yuelu01 计划落实已超时',
      'yuelu02 计划落实已超时',
      'ducha01 计划落实已超时',
    ]);
    expect(told[0]!.text).toContain(`诉求 ${caseNumber} 的计划落实时限将于 11月30日 周一 17:30 到期`);
  });
});

it('the events of every plan above say what its clock says', async () => {
  const found: unknown[] = [];
  await world.http.app.get(ClockVerify, { strict: false }).run(false, (difference) => found.push(difference));
  expect(found).toEqual([]);
});
