import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { file } from '../../test/cases.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import {
  aBadlyRated,
  anAccepted,
  anAnswered,
  anAssigned,
  answerWords,
  ratingWords,
  refused,
  startWorld,
  type World,
} from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const NOT_POSSIBLE = refused('complaint.action-not-possible');
const call = (id: ComplaintId, result: 'reached' | 'noAnswer' = 'noAnswer') =>
  world.press('paidan01', caseworkApi.callBack, id, { result, note: '上午拨打' });
const openKinds = async (id: ComplaintId) =>
  (await world.seen('ducha01', id)).clocks.filter(({ outcome }) => outcome === null).map(({ kind, dueAt }) => [kind, dueAt]);

describe('a bad rating without another round', () => {
  it.each([
    ['not solved', { solved: 'no', satisfaction: 5 }],
    ['dissatisfied', { solved: 'yes', satisfaction: 2 }],
    ['very dissatisfied', { solved: 'partly', satisfaction: 1 }],
  ])('(%s) closes the case, and starts a rectification of 5 and a call-back of 2 working days', async (_, words) => {
    const id = await anAnswered(world);
    expect(await world.tap(complaintsApi.rate, id, ratingWords(words))).toMatchObject({ state: 'closed', allowedActions: [] });
    expect(await openKinds(id)).toEqual([
      ['rectification', '2026-11-27T09:30:00.000Z'],
      ['callBack', '2026-11-24T09:30:00.000Z'],
    ]);
  });

  it.each([
    ['satisfied in part', { solved: 'partly', satisfaction: 3 }],
    ['very satisfied', { solved: 'yes', satisfaction: 5 }],
  ])('a rating that is %s starts nothing', async (_, words) => {
    const id = await anAnswered(world);
    await world.tap(complaintsApi.rate, id, ratingWords(words));
    expect(await openKinds(id)).toEqual([]);
  });

  it('nobody is called back who hid their name: no phone is there to call', async () => {
    const { id } = await file(world.http, await world.citizen(), { hideName: true });
    await world.press('yuelu01', casesApi.accept, id, {});
    await world.press('yuelu01', casesApi.answer, id, answerWords());
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1 }));
    expect(await openKinds(id)).toEqual([['rectification', '2026-11-27T09:30:00.000Z']]);
    expect((await world.seen('paidan01', id)).allowedActions).toEqual(['note']);
  });

  it('what the office put right is read by the citizen, once', async () => {
    const id = await aBadlyRated(world);
    const report = { text: '已增派夜间巡查，每晚两次。' };
    await world.press('yuelu01', caseworkApi.rectify, id, report);
    expect(await world.mine(id)).toMatchObject({
      messages: [{ kind: 'rectification', text: '已增派夜间巡查，每晚两次。', from: '岳麓区城管局 · 市容科' }],
    });
    expect((await world.mine(id)).timeline[0]!.text).toBe('岳麓区城管局 · 市容科反馈了整改情况');
    expect(await world.clocks(id, 'rectification')).toMatchObject([{ outcome: 'met' }]);
    await expect(world.press('yuelu01', caseworkApi.rectify, id, report)).rejects.toMatchObject(NOT_POSSIBLE);
  });
});

describe('the call-back', () => {
  it('ends when the citizen is reached; what was said stays among colleagues', async () => {
    const id = await aBadlyRated(world);
    const view = await call(id, 'reached');
    expect(view.history[0]).toMatchObject({ text: '回访成功：上午拨打', actor: '王芳' });
    expect(await world.clocks(id, 'callBack')).toMatchObject([{ outcome: 'met', stoppedAt: FRIDAY_16_00.toISOString() }]);
    const mine = await world.mine(id);
    expect([mine.timeline[0]!.text, JSON.stringify(mine).includes('上午拨打')]).toEqual(['我们已给您回访', false]);
    await expect(call(id)).rejects.toMatchObject(NOT_POSSIBLE);
  });

  it.each([
    ['one on Friday, two on Monday', ['2026-11-20T16:00+08:00', '2026-11-23T09:00+08:00', '2026-11-23T15:00+08:00']],
    ['two on Friday, one on Monday', ['2026-11-20T16:00+08:00', '2026-11-20T17:00+08:00', '2026-11-23T09:00+08:00']],
    [
      'three on Friday, one on Monday',
      ['2026-11-20T16:00+08:00', '2026-11-20T16:10+08:00', '2026-11-20T16:20+08:00', '2026-11-23T09:00+08:00'],
    ],
    ['one on each of three days', ['2026-11-20T16:00+08:00', '2026-11-23T09:00+08:00', '2026-11-24T09:00+08:00']],
  ])('without an answer is done after three tries on two days: %s', async (_, instants) => {
    const id = await aBadlyRated(world);
    for (const instant of instants) {
      expect((await world.clocks(id, 'callBack'))[0]!.outcome).toBeNull();
      world.at(instant);
      await call(id);
    }
    expect((await world.clocks(id, 'callBack'))[0]!.outcome).toBe('met');
    await expect(call(id)).rejects.toMatchObject(NOT_POSSIBLE);
  });

  it('begins to count anew with another bad rating', async () => {
    const id = await anAnswered(world);
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1, reopen: true }));
    await world.press('yuelu01', casesApi.answer, id, answerWords());
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1 }));
    for (let tries = 0; tries < 3; tries++) await call(id);
    expect((await world.clocks(id, 'callBack'))[0]!.outcome).toBeNull();
  });
});

describe('a supervision order', () => {
  const supervise = (id: ComplaintId) => world.press('ducha01', caseworkApi.supervise, id, { reason: '媒体关注，请加快办理' });
  const report = (id: ComplaintId) => world.press('yuelu01', caseworkApi.answerSupervision, id, { text: '已约谈摊主，今晚复查' });

  it.each([
    ['an assigned case', anAssigned],
    ['an accepted case', anAccepted],
    ['a closed case', aBadlyRated],
  ] as const)('on %s has three working days, and ends with the office’s report', async (_, make) => {
    const id = await make(world);
    expect((await supervise(id)).history[0]).toMatchObject({ text: '督办：媒体关注，请加快办理', actor: '吴刚' });
    expect(await world.clocks(id, 'supervisionOrder')).toMatchObject([{ target: '3wd', dueAt: '2026-11-25T09:30:00.000Z' }]);
    await expect(supervise(id)).rejects.toMatchObject(NOT_POSSIBLE);
    world.at('2026-11-25T17:30:00+08:00');
    await report(id);
    expect(await world.clocks(id, 'supervisionOrder')).toMatchObject([{ outcome: 'met' }]);
    await expect(report(id)).rejects.toMatchObject(NOT_POSSIBLE);
    await supervise(id);
    expect(await world.clocks(id, 'supervisionOrder')).toHaveLength(2);
  });

  it('waits for its report beyond the answer, and is read by colleagues alone', async () => {
    const id = await anAccepted(world);
    await supervise(id);
    await world.press('yuelu01', casesApi.answer, id, answerWords());
    expect(await world.clocks(id, 'supervisionOrder')).toMatchObject([{ outcome: null }]);
    await report(id);
    expect(JSON.stringify(await world.mine(id))).not.toMatch(/督办|媒体|约谈/);
  });

  it('ends with a case that the citizen withdraws', async () => {
    const id = await anAccepted(world);
    await supervise(id);
    await world.tap(complaintsApi.withdraw, id, { reason: '' });
    expect(await world.clocks(id, 'supervisionOrder')).toMatchObject([{ outcome: 'cancelled' }]);
    expect((await world.seen('yuelu01', id)).allowedActions).toEqual(['note']);
  });
});
