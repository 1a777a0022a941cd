import { caseworkApi, type ContactResult } from '@zsb/shared/casework';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, anAssigned, ratingWords, anAnswered, refused, startWorld, type World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.http.clock.set(FRIDAY_16_00));

const contact = (id: ComplaintId, result: ContactResult, channel: 'phone' | 'visit' = 'phone') =>
  world.press('yuelu01', caseworkApi.contact, id, { channel, result, note: '说话很急' });
const firstContact = async (id: ComplaintId) => (await world.clocks(id, 'firstContact'))[0]!;

it.each([
  ['reached', '已联系上（电话）：说话很急'],
  ['declined', '市民不愿沟通（电话）：说话很急'],
] as const)('a contact that is %s meets the first-contact clock at its very due instant', async (result, line) => {
  const id = await anAccepted(world);
  world.at('2026-11-23T17:30:00+08:00');
  expect((await contact(id, result)).history[0]!.text).toBe(line);
  expect(await firstContact(id)).toMatchObject({ outcome: 'met', stoppedAt: '2026-11-23T09:30:00.000Z' });
});

it('a millisecond later it is missed', async () => {
  const id = await anAccepted(world);
  world.at('2026-11-23T17:30:00.001+08:00');
  await contact(id, 'reached');
  expect(await firstContact(id)).toMatchObject({ outcome: 'missed' });
});

it('the citizen reads who reached them and how, and no remark', async () => {
  const id = await anAccepted(world);
  await contact(id, 'reached', 'visit');
  const mine = await world.mine(id);
  expect([mine.timeline[0]!.text, JSON.stringify(mine).includes('说话很急')]).toEqual(['岳麓区城管局 · 市容科已联系您（上门）', false]);
});

it('the third failed try ends the clock, the first two do not; whatever the reason', async () => {
  const id = await anAccepted(world);
  for (const result of ['noAnswer', 'wrongNumber'] as const) {
    await contact(id, result);
    expect(await firstContact(id)).toMatchObject({ outcome: null });
  }
  world.at('2026-11-23T09:30:00+08:00');
  await contact(id, 'noAnswer');
  expect(await firstContact(id)).toMatchObject({ outcome: 'met', stoppedAt: '2026-11-23T01:30:00.000Z' });
  expect((await contact(id, 'reached')).history[0]!.text).toContain('已联系上');
});

it('a failed try leaves the clock running: an hour and a half of Friday and the seven hours of Monday', async () => {
  const id = await anAccepted(world);
  await contact(id, 'noAnswer');
  expect(await firstContact(id)).toMatchObject({ remainingMinutes: 90 + 420, pausedAt: null });
});

it('is made by the office that accepted the case, and by nobody before', async () => {
  const id = await anAssigned(world);
  await expect(contact(id, 'reached')).rejects.toMatchObject(refused('complaint.action-not-possible'));
});

it('needs a channel and a result of the lists', async () => {
  const id = await anAccepted(world);
  const body = { channel: 'pigeon', result: 'maybe', note: '' } as never;
  await expect(world.press('yuelu01', caseworkApi.contact, id, body)).rejects.toMatchObject(
    refused('platform.invalid-request', {
      fields: [
        { field: 'channel', reason: 'not-one-of' },
        { field: 'result', reason: 'not-one-of' },
      ],
    }),
  );
});

describe('a note', () => {
  const note = (by: string, id: ComplaintId) => world.press(by, caseworkApi.note, id, { text: '此人常来' });

  it.each(['paidan01', 'yuelu01', 'yuelu02', 'ducha01'])(
    'of %s is read by colleagues, not by the citizen, and moves no clock',
    async (by) => {
      const id = await anAccepted(world);
      const before = (await world.seen('ducha01', id)).clocks;
      expect((await note(by, id)).history[0]).toMatchObject({ action: 'note', text: '备注：此人常来' });
      expect((await world.seen('ducha01', id)).clocks).toEqual(before);
      expect(JSON.stringify(await world.mine(id))).not.toContain('此人常来');
    },
  );

  it('is possible on a case that is over', async () => {
    const id = await anAnswered(world);
    await world.tap(complaintsApi.rate, id, ratingWords());
    expect(await note('yuelu01', id)).toMatchObject({ state: 'closed' });
  });
});
