import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ApplicationId, ComplaintId } from '@zsb/shared/ids';
import { noticesApi } from '@zsb/shared/notices';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, answerWords, refused, startWorld, type World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const apply = (id: ComplaintId, extendBy: string, by = 'yuelu01') =>
  world.press(by, caseworkApi.apply, id, { kind: 'extension', details: { extendBy }, reason: '需要等待第三方检测结果' });
async function decide(id: ComplaintId, decision: 'grant' | 'refuse', applicationId?: ApplicationId) {
  const { version, applications } = await world.seen('ducha01', id);
  const params = { id, applicationId: applicationId ?? applications[0]!.id };
  const body = { ...aCommand(version), decision, reason: '情况属实，同意延长' };
  return (await world.staff('ducha01')).call(caseworkApi.decide, { params, body });
}
const resolution = async (id: ComplaintId) => (await world.clocks(id, 'resolution'))[0]!;

it('a granted extension moves the due time by its working days, and tells the citizen the new date and why', async () => {
  const id = await anAccepted(world);
  expect((await resolution(id)).dueAt).toBe('2026-11-27T09:30:00.000Z');
  const applied = await apply(id, '3wd');
  expect(applied.applications).toMatchObject([
    { kind: 'extension', detailsText: '延长 3 个工作日', requestedBy: '李强', decision: null, reason: '需要等待第三方检测结果' },
  ]);
  expect(applied.history[0]).toMatchObject({ text: '申请延期 3 个工作日：需要等待第三方检测结果', actor: '李强' });
  expect(applied.allowedActions).not.toContain('requestExtension');
  const granted = await decide(id, 'grant');
  expect(granted.applications).toMatchObject([{ decision: 'granted', decidedBy: '吴刚', decisionReason: '情况属实，同意延长' }]);
  expect(await resolution(id)).toMatchObject({ target: '8wd', dueAt: '2026-12-02T09:30:00.000Z', stoppedAt: null });
  const told = await world.mine(id);
  expect(told).toMatchObject({ dueAt: '2026-12-02T09:30:00.000Z', extensionCount: 1 });
  expect(told.timeline[0]!.text).toBe('办理期限延长到 12月2日 周三 17:30，原因：需要等待第三方检测结果');
  const { items } = await (await world.citizen()).call(noticesApi.list, {});
  expect(JSON.stringify(items[0])).toContain('12月2日');
});

it('a refused extension moves nothing, and the citizen hears nothing of it', async () => {
  const id = await anAccepted(world);
  await apply(id, '3wd');
  const before = await world.mine(id);
  expect((await decide(id, 'refuse')).history[0]).toMatchObject({ text: '申请延期：未同意：情况属实，同意延长' });
  expect(await resolution(id)).toMatchObject({ target: '5wd', dueAt: '2026-11-27T09:30:00.000Z' });
  expect((await world.mine(id)).timeline).toEqual(before.timeline);
  expect((await world.seen('yuelu01', id)).allowedActions).toContain('requestExtension');
});

it('one waits at a time', async () => {
  const id = await anAccepted(world);
  await apply(id, '1wd');
  await expect(apply(id, '1wd', 'yuelu02')).rejects.toMatchObject(refused('complaint.already-applied', { params: { kind: 'extension' } }));
});

it('two in all, and together no more than the policy grants', async () => {
  const id = await anAccepted(world);
  await expect(apply(id, '6wd')).rejects.toMatchObject(
    refused('complaint.extension-too-long', { status: 400, params: { maximum: '5wd', granted: [] } }),
  );
  await apply(id, '3wd');
  await decide(id, 'grant');
  await expect(apply(id, '3wd')).rejects.toMatchObject(refused('complaint.extension-too-long'));
  await apply(id, '2wd');
  await decide(id, 'grant');
  expect(await resolution(id)).toMatchObject({ target: '10wd', dueAt: '2026-12-04T09:30:00.000Z' });
  await expect(apply(id, '1wd')).rejects.toMatchObject(refused('complaint.action-not-possible'));
});

it.each([
  ['another unit', { extendBy: '24h' }, { field: 'details.extendBy', reason: 'format', limit: 'wd' }],
  ['nothing', {}, { field: 'details.extendBy', reason: 'required' }],
  ['zero', { extendBy: '0wd' }, { field: 'details.extendBy', reason: 'format' }],
  ['a reason for a rejection', { extendBy: '1wd', rejectReason: 'litigation' }, { field: 'details.rejectReason', reason: 'unexpected' }],
] as const)('an extension by %s is refused, and nothing is kept', async (_, details, problem) => {
  const id = await anAccepted(world);
  const applying = world.press('yuelu01', caseworkApi.apply, id, { kind: 'extension', details, reason: '需要等待检测结果' });
  await expect(applying).rejects.toMatchObject(refused('platform.invalid-request', { fields: [problem] }));
  expect((await world.seen('yuelu01', id)).applications).toEqual([]);
});

it('is applied for until the due instant, and not a millisecond later', async () => {
  const id = await anAccepted(world);
  const late = await anAccepted(world);
  world.at('2026-11-27T17:30:00+08:00');
  expect((await apply(id, '1wd')).applications).toHaveLength(1);
  world.at('2026-11-27T17:30:00.001+08:00');
  await expect(apply(late, '1wd')).rejects.toMatchObject(refused('complaint.action-not-possible'));
});

it('granted while the citizen is waited for, it counts on when they have answered', async () => {
  const id = await anAccepted(world);
  await apply(id, '3wd');
  await world.press('yuelu01', casesApi.ask, id, { text: '请补充一张夜间的照片' });
  await decide(id, 'grant');
  expect((await world.mine(id)).timeline[0]!.text).toBe('办理期限延长 3 个工作日，原因：需要等待第三方检测结果');
  // Friday 16:00 to Monday 10:30 are three working hours of a day of seven: one working day more.
  world.at('2026-11-23T10:30:00+08:00');
  await world.tap(complaintsApi.supply, id, { text: '照片拍好了', photoIds: [] });
  expect(await resolution(id)).toMatchObject({ target: '8wd', dueAt: '2026-12-03T09:30:00.000Z' });
});

it('lapses with the answer, by nobody’s decision', async () => {
  const id = await anAccepted(world);
  await apply(id, '3wd');
  const answered = await world.press('yuelu01', casesApi.answer, id, answerWords());
  expect(answered.applications).toMatchObject([
    { decision: 'refused', decidedBy: null, decidedAt: FRIDAY_16_00.toISOString(), decisionReason: '诉求已进入下一环节，申请自动失效' },
  ]);
  expect(answered.history[0]!.text).toContain('；申请延期自动失效');
  await expect(decide(id, 'grant')).rejects.toMatchObject(refused('complaint.action-not-possible'));
});

it('is decided by a supervisor, once', async () => {
  const id = await anAccepted(world);
  const { applications, version } = await apply(id, '3wd');
  const params = { id, applicationId: applications[0]!.id };
  const body = { ...aCommand(version), decision: 'grant', reason: '情况属实，同意' } as const;
  await expect((await world.staff('yuelu02')).call(caseworkApi.decide, { params, body })).rejects.toMatchObject(
    refused('platform.forbidden'),
  );
  await expect(
    (await world.staff('paidan01')).call(caseworkApi.decide, { params, body: { ...body, ...aCommand(version) } }),
  ).rejects.toMatchObject(refused('platform.forbidden'));
  const both = await Promise.allSettled([decide(id, 'grant'), decide(id, 'refuse')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const first = (await world.seen('ducha01', id)).applications[0]!.id;
  await expect(decide(id, 'grant', first)).rejects.toMatchObject(refused('complaint.action-not-possible'));
});

it('an application of another case is not found here', async () => {
  const [id, other] = [await anAccepted(world), await anAccepted(world)];
  const { applications } = await apply(other, '3wd');
  await expect(decide(id, 'grant', applications[0]!.id)).rejects.toMatchObject(refused('platform.not-found'));
  const missing = '01a1f771-c6de-7371-975e-c310df6c6060' as ApplicationId;
  await expect(decide(id, 'grant', missing)).rejects.toMatchObject(refused('platform.not-found'));
});
