import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { file } from '../../test/cases.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, answerWords, ratingWords, startWorld, type World } from '../../test/world.js';

/** Cases merged 并案 into one whose answer planned something 列入计划: they read of it what the other one's citizen reads. */

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const OFFICE = '岳麓区城管局 · 市容科';
const TEXT = '隔离栏已按计划装好，请您查看。';
const NEWS = '隔离栏已订货，下周到货。';
const plan = (id: ComplaintId) =>
  world.press('yuelu01', casesApi.answer, id, { ...answerWords(), outcome: 'planned', plannedDate: '2026-11-28' });
const report = (id: ComplaintId) => world.press('yuelu01', caseworkApi.reportPlan, id, { text: TEXT, isDone: true });
const progress = (id: ComplaintId) => world.press('yuelu01', caseworkApi.reportPlan, id, { text: NEWS, isDone: false });
const rate = (id: ComplaintId, more: object = {}) => world.tap(complaintsApi.rate, id, ratingWords(more));
const plans = async (id: ComplaintId) => (await world.clocks(id, 'plan')).map(({ target, outcome }) => [target, outcome]);
const read = async (id: ComplaintId) => (await world.mine(id)).messages.map(({ kind, text, from }) => `${kind} ${from}：${text}`);
const told = async (id: ComplaintId) =>
  (
    await world.http.database.sql<{ title: string }>(
      `SELECT title FROM notice WHERE complaint_id = ? AND kind = 'planReported' ORDER BY at, id`,
      [id],
    )
  ).map(({ title }) => title);

/** A case that others were merged into 并案, answered with a plan. */
async function aMergedPlan(count: number): Promise<{ lead: ComplaintId; merged: ComplaintId[] }> {
  const lead = await anAccepted(world);
  const { caseNumber } = await world.mine(lead);
  const merged: ComplaintId[] = [];
  for (let n = 0; n < count; n++) {
    // Without a point on the map no rule is certain: it waits for a dispatcher.
    const { id } = await file(world.http, await world.citizen(), { place: { address: '家门口' } });
    await world.press('paidan01', caseworkApi.merge, id, { caseNumber, reason: '同一件事情' });
    merged.push(id);
  }
  await plan(lead);
  return { lead, merged };
}

describe('each report', () => {
  it('reaches them as a message and a notice of their own, rated or not, without a clock', async () => {
    const { lead, merged } = await aMergedPlan(2);
    await world.http.runJobs();
    await rate(merged[1]!);
    await progress(lead);
    await world.http.runJobs();
    await report(lead);
    // Rated meanwhile: the report finds it closed.
    await rate(merged[0]!);
    await world.http.runJobs();
    for (const id of merged) {
      expect(await read(id)).toEqual([`planReport ${OFFICE}：${NEWS}`, `planReport ${OFFICE}：${TEXT}`]);
      expect(await told(id)).toEqual(['计划进展已反馈', '计划已落实']);
      const { state, timeline } = await world.mine(id);
      expect([state, timeline.map(({ text }) => text).slice(0, 3)]).toEqual([
        'closed',
        expect.arrayContaining([`${OFFICE}反馈：计划已落实`]),
      ]);
      expect(await plans(id)).toEqual([]);
    }
    expect(await read(lead)).toHaveLength(2);
  });

  it('reaches them once, however often the job comes again', async () => {
    const { lead, merged } = await aMergedPlan(1);
    await world.http.runJobs();
    await report(lead);
    for (let again = 0; again < 3; again++) {
      await world.http.runJobs();
      await world.http.database.transaction(() =>
        world.http.database.change(`UPDATE job SET state = 'ready' WHERE topic = 'complaint.share-plan-report'`),
      );
    }
    await world.http.runJobs();
    expect([await read(merged[0]!), (await told(merged[0]!)).length]).toEqual([[`planReport ${OFFICE}：${TEXT}`], 1]);
  });

  it('reaches them also where it comes before the answer itself', async () => {
    const { lead, merged } = await aMergedPlan(1);
    await report(lead);
    // The jobs the other way round.
    await world.http.database.transaction(() =>
      world.http.database.change(`UPDATE job SET run_at = ? WHERE topic = 'complaint.end-merged' AND state = 'ready'`, [
        new Date('2026-11-20T16:00:01+08:00'),
      ]),
    );
    await world.http.runJobs();
    expect((await world.mine(merged[0]!)).state).toBe('merged');
    for (const at of ['2026-11-20T16:00:01+08:00', '2026-11-20T16:00:02+08:00']) {
      world.at(at);
      await world.http.runJobs();
    }
    expect(await read(merged[0]!)).toEqual([`planReport ${OFFICE}：${TEXT}`]);
  });

  it('reaches none that was answered anew', async () => {
    const { lead, merged } = await aMergedPlan(1);
    await world.http.runJobs();
    await rate(merged[0]!, { solved: 'no', satisfaction: 1, reopen: true });
    await world.press('yuelu01', casesApi.answer, merged[0]!, answerWords());
    await report(lead);
    await world.http.runJobs();
    expect([await read(merged[0]!), await told(merged[0]!)]).toEqual([[], []]);
  });
});

it('a merged case shares the answer, and the plan is watched once: in the other case', async () => {
  const {
    lead,
    merged: [merged],
  } = await aMergedPlan(1);
  await world.http.runJobs();
  expect(await world.mine(merged!)).toMatchObject({ state: 'answered', answer: { outcome: 'planned', plannedDate: '2026-11-28' } });
  expect([(await plans(lead)).length, (await plans(merged!)).length]).toEqual([1, 0]);
  expect((await world.seen('yuelu01', merged!)).allowedActions).not.toContain('reportPlan');
});
