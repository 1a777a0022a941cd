import { caseworkApi } from '@zsb/shared/casework';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, answerWords, refused, startWorld, type World } from '../../test/world.js';

/** 拖欠工资: the head looks. 窗口服务态度: the head and the centre. */
const HEAD = '050101';
const HEAD_AND_CENTRE = '1402';
const MONDAY_10_00 = '2026-11-23T10:00:00+08:00';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const answer = (id: ComplaintId, by = 'yuelu01') => world.press(by, casesApi.answer, id, answerWords());
const review = (by: string, id: ComplaintId, decision: 'approve' | 'sendBack' = 'approve', reason = '') =>
  world.press(by, caseworkApi.reviewAnswer, id, { decision, reason });
const NOT_POSSIBLE = refused('complaint.action-not-possible');

it('without a review an answer is the answer', async () => {
  const id = await anAccepted(world);
  expect(await answer(id)).toMatchObject({ state: 'answered', draft: null, answer: { outcome: 'solved' } });
});

it('a draft is for colleagues alone, and the clocks run on', async () => {
  const id = await anAccepted(world, HEAD);
  const drafted = await answer(id);
  expect(drafted).toMatchObject({ state: 'accepted', answer: null, draft: { stage: 'head', author: '李强', outcome: 'solved' } });
  expect(drafted.history[0]!.text).toBe('岳麓区城管局 · 市容科拟好答复，待科室负责人审核，结果：已解决');
  const mine = await world.mine(id);
  expect([mine.answer, mine.state, JSON.stringify(mine).includes('已责令摊主')]).toEqual([null, 'accepted', false]);
  expect(await world.clocks(id, 'resolution')).toMatchObject([{ stoppedAt: null, outcome: null }]);
});

it('the head’s approval is the answer, at its own instant: it stops the clocks and opens the rating', async () => {
  const id = await anAccepted(world, HEAD);
  await answer(id);
  world.at(MONDAY_10_00);
  const approved = await review('yuelu02', id);
  expect(approved).toMatchObject({ state: 'answered', draft: null, answer: { at: '2026-11-23T02:00:00.000Z' } });
  expect(await world.clocks(id, 'resolution')).toMatchObject([{ stoppedAt: '2026-11-23T02:00:00.000Z', outcome: 'met' }]);
  const mine = await world.mine(id);
  expect(mine).toMatchObject({ rateBy: '2026-11-30T02:00:00.000Z', answer: { text: '已责令摊主退出人行道，今后每晚巡查。' } });
  expect(mine.timeline[0]!.text).toBe('岳麓区城管局 · 市容科已答复');
});

it('an answer that was in time when it was drafted is late when it is approved late', async () => {
  const id = await anAccepted(world, HEAD);
  world.at('2026-11-27T17:00:00+08:00');
  await answer(id);
  world.at('2026-11-27T17:30:00.001+08:00');
  await review('yuelu02', id);
  expect(await world.clocks(id, 'resolution')).toMatchObject([{ outcome: 'missed' }]);
});

it('where the centre looks too, the head passes it on, and the citizen hears of it once', async () => {
  const id = await anAccepted(world, HEAD_AND_CENTRE);
  await answer(id);
  await expect(review('paidan01', id)).rejects.toMatchObject(NOT_POSSIBLE);
  expect(await review('yuelu02', id)).toMatchObject({ state: 'accepted', draft: { stage: 'centre' } });
  expect((await world.mine(id)).timeline[0]!.text).not.toContain('答复');
  await expect(review('yuelu02', id)).rejects.toMatchObject(NOT_POSSIBLE);
  expect(await review('paidan01', id)).toMatchObject({ state: 'answered', draft: null });
  expect((await world.mine(id)).timeline.filter(({ text }) => text.includes('已答复'))).toHaveLength(1);
});

it.each([
  [HEAD, 'answered', null],
  [HEAD_AND_CENTRE, 'accepted', 'centre'],
])('a head stands behind an answer by giving it: category %s is then %s', async (category, state, stage) => {
  const id = await anAccepted(world, category);
  const given = await answer(id, 'yuelu02');
  expect([given.state, given.draft?.stage ?? null]).toEqual([state, stage]);
});

it('sent back with a reason, it is written anew; what was sent back never reaches the citizen', async () => {
  const id = await anAccepted(world, HEAD);
  await answer(id);
  await expect(review('yuelu02', id, 'sendBack', '改')).rejects.toMatchObject(
    refused('platform.invalid-request', { fields: [{ field: 'reason', reason: 'too-short', limit: 5 }] }),
  );
  const back = await review('yuelu02', id, 'sendBack', '没有写明联系人和办结时间');
  expect(back).toMatchObject({ state: 'accepted', draft: null, answer: null });
  expect(back.history[0]!.text).toBe('答复审核退回：没有写明联系人和办结时间');
  await world.press('yuelu01', casesApi.answer, id, { ...answerWords(), text: '第二稿：已责令整改，联系人李强。' });
  await review('yuelu02', id);
  const mine = await world.mine(id);
  expect(mine.answer!.text).toBe('第二稿：已责令整改，联系人李强。');
  expect(JSON.stringify(mine)).not.toMatch(/第一稿|没有写明|今后每晚巡查/);
});

it('while a draft waits nothing is answered, asked or drafted beside it', async () => {
  const id = await anAccepted(world, HEAD);
  await answer(id);
  await expect(answer(id)).rejects.toMatchObject(NOT_POSSIBLE);
  await expect(answer(id, 'yuelu02')).rejects.toMatchObject(NOT_POSSIBLE);
  await expect(world.press('yuelu01', casesApi.ask, id, { text: '请补充一张照片' })).rejects.toMatchObject(NOT_POSSIBLE);
});

it('a draft ends with the case’s leaving the office', async () => {
  const id = await anAccepted(world, HEAD);
  await answer(id);
  await world.press('yuelu01', caseworkApi.apply, id, {
    kind: 'redispatch',
    details: { organisationId: await world.office('water-company-service') },
    reason: '属于供水公司职责',
  });
  const { applications, version } = await world.seen('paidan01', id);
  const params = { id, applicationId: applications[0]!.id };
  const body = { ...aCommand(version), decision: 'grant', reason: '同意改派给供水公司' } as const;
  const { state, draft } = await (await world.staff('paidan01')).call(caseworkApi.decide, { params, body });
  expect([state, draft]).toEqual(['assigned', null]);
  const rows = await world.http.database.sql('SELECT state FROM complaint_answer WHERE complaint_id = ?', [id]);
  expect(rows).toEqual([{ state: 'sentBack' }]);
});

it('two reviewers at the same moment decide once', async () => {
  const id = await anAccepted(world, HEAD);
  await answer(id);
  const both = await Promise.allSettled([review('yuelu02', id), review('yuelu02', id, 'sendBack', '没有写明联系人')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
