import { caseworkApi } from '@zsb/shared/casework';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, answerWords, refused, startWorld, type World } from '../../test/world.js';

let world: World;
let water: OrganisationId;
let facilities: OrganisationId;
beforeAll(async () => {
  world = await startWorld();
  water = await world.office('water-company-service');
  facilities = await world.office('city-urban-management-facilities');
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const ask = (id: ComplaintId, organisationId: OrganisationId, by = 'yuelu01') =>
  world.press(by, caseworkApi.addCoHandler, id, { organisationId, text: '请查明该处消防栓归属' });
const answer = (id: ComplaintId, organisationId: OrganisationId, by: string) =>
  world.press(by, caseworkApi.answerCoHandling, id, { organisationId, text: '消防栓属于市政，已移交' });
const NOT_POSSIBLE = refused('complaint.action-not-possible');
const NOT_FOUND = refused('complaint.not-found');

it('several offices help, each with half of the time for the answer on a clock of its own', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  const { coHandlers, history } = await ask(id, facilities, 'yuelu02');
  // Half of five working days is two: Monday and Tuesday.
  expect(coHandlers).toMatchObject([
    { organisationId: water, dueAt: '2026-11-24T09:30:00.000Z', request: '请查明该处消防栓归属', answeredAt: null, answer: null },
    { organisationId: facilities, organisation: '市城管局 · 市政设施科', dueAt: '2026-11-24T09:30:00.000Z' },
  ]);
  expect(history[0]!.text).toBe('请市城管局 · 市政设施科协办：请查明该处消防栓归属');
  expect((await world.clocks(id, 'coHandling')).map(({ target, organisation }) => [target, organisation])).toEqual([
    ['2wd', '市供水公司 · 客户服务部'],
    ['2wd', '市城管局 · 市政设施科'],
  ]);
});

it('a helper sees the case through its part, answers it in time, and reads on', async () => {
  const id = await anAccepted(world);
  await expect(world.seen('gongshui01', id)).rejects.toMatchObject(NOT_FOUND);
  await ask(id, water);
  expect(await world.seen('gongshui01', id)).toMatchObject({ state: 'accepted', allowedActions: ['answerCoHandling'] });
  world.at('2026-11-24T17:30:00+08:00');
  const answered = await answer(id, water, 'gongshui01');
  expect(answered).toMatchObject({
    allowedActions: [],
    coHandlers: [{ answer: '消防栓属于市政，已移交', answeredAt: '2026-11-24T09:30:00.000Z' }],
  });
  expect(await world.clocks(id, 'coHandling')).toMatchObject([{ outcome: 'met', stoppedAt: '2026-11-24T09:30:00.000Z' }]);
  expect(await world.clocks(id, 'resolution')).toMatchObject([{ outcome: null }]);
  await expect(answer(id, water, 'gongshui01')).rejects.toMatchObject(refused('platform.forbidden'));
  expect((await world.seen('gongshui02', id)).caseNumber).toBe(answered.caseNumber);
});

it('is missed a millisecond after its due time', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  world.at('2026-11-24T17:30:00.001+08:00');
  await answer(id, water, 'gongshui01');
  expect(await world.clocks(id, 'coHandling')).toMatchObject([{ outcome: 'missed' }]);
});

it('a helper answers its own part and does nothing else', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  await ask(id, facilities);
  await expect(answer(id, facilities, 'gongshui01')).rejects.toMatchObject(refused('platform.forbidden'));
  const { version } = await world.seen('gongshui01', id);
  const helper = await world.staff('gongshui01');
  const note = helper.call(caseworkApi.note, { params: { id }, body: { ...aCommand(version), text: '看看' } });
  await expect(note).rejects.toMatchObject(refused('platform.forbidden'));
  const answering = helper.call(casesApi.answer, { params: { id }, body: { ...aCommand(version), ...answerWords() } });
  await expect(answering).rejects.toMatchObject(refused('platform.forbidden'));
  const revealing = helper.call(casesApi.revealContact, { params: { id }, body: { reason: '联系市民核实' } });
  await expect(revealing).rejects.toMatchObject(refused('platform.forbidden'));
  expect(await world.seen('ducha01', id)).toMatchObject({ state: 'accepted', coHandlers: [{ answeredAt: null }, { answeredAt: null }] });
});

it('the leading office has no part of its own, nor has what is no office', async () => {
  const id = await anAccepted(world);
  const field = (reason: string) => refused('complaint.organisation-cannot-handle', { fields: [{ field: 'organisationId', reason }] });
  await expect(ask(id, await world.office('yuelu-urban-management-order'))).rejects.toMatchObject(field('not-one-of'));
  await expect(ask(id, await world.office('city-urban-management'))).rejects.toMatchObject(field('not-one-of'));
  await expect(ask(id, '01a1f771-c6de-7371-975e-c310df6c6060' as OrganisationId)).rejects.toMatchObject(field('unknown'));
  await expect(answer(id, water, 'yuelu01')).rejects.toMatchObject(refused('platform.forbidden'));
});

it('is asked once while it owes its part, and again when it has answered', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  await expect(ask(id, water)).rejects.toMatchObject(refused('complaint.already-applied', { status: 409 }));
  await answer(id, water, 'gongshui01');
  world.at('2026-11-23T10:00:00+08:00');
  const again = await ask(id, water);
  expect(again.coHandlers).toMatchObject([{ answer: null, answeredAt: null, dueAt: '2026-11-25T09:30:00.000Z' }]);
  expect(again.history.map(({ text }) => text)).toContain('市供水公司 · 客户服务部办完协办事项：消防栓属于市政，已移交');
});

it('what a helper still owes ends with the answer', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  await world.press('yuelu01', casesApi.answer, id, answerWords());
  expect(await world.clocks(id, 'coHandling')).toMatchObject([{ outcome: 'cancelled' }]);
  await expect(answer(id, water, 'gongshui01')).rejects.toMatchObject(NOT_POSSIBLE);
});

it('is answered while the citizen is waited for, too', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  await world.press('yuelu01', casesApi.ask, id, { text: '请补充一张夜间的照片' });
  expect(await answer(id, water, 'gongshui01')).toMatchObject({ state: 'awaiting_citizen' });
});

it('the citizen reads nothing of who helps', async () => {
  const id = await anAccepted(world);
  await ask(id, water);
  await answer(id, water, 'gongshui01');
  expect(JSON.stringify(await world.mine(id))).not.toMatch(/供水|协办|消防栓/);
});
