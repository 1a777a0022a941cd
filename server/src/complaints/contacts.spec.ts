import { caseworkApi, type ContactResult } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00 } from '../../test/http.js';
import { anAccepted, anAnswered, anAssigned, answerWords, ratingWords, refused, startWorld, type World } from '../../test/world.js';

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
  for (const [at, result] of [
    ['2026-11-20T16:00+08:00', 'noAnswer'],
    ['2026-11-20T16:30+08:00', 'wrongNumber'],
  ] as const) {
    world.at(at);
    await contact(id, result);
    expect(await firstContact(id)).toMatchObject({ outcome: null });
  }
  world.at('2026-11-23T09:30:00+08:00');
  await contact(id, 'noAnswer');
  expect(await firstContact(id)).toMatchObject({ outcome: 'met', stoppedAt: '2026-11-23T01:30:00.000Z' });
  expect((await contact(id, 'reached')).history[0]!.text).toContain('已联系上');
});

describe('a failed try too soon after the last one counted', () => {
  it.each([
    ['three within two minutes', ['16:00', '16:01', '16:02'], null],
    ['each a millisecond too soon', ['16:00', '16:29:59.999', '16:59:59.998'], null],
    ['half an hour from each to the next', ['16:00', '16:30', '17:00'], 'met'],
    ['what did not count does not put off what does', ['16:00', '16:29', '16:30', '16:59', '17:00'], 'met'],
  ])('does not count: %s', async (_, times, outcome) => {
    const id = await anAccepted(world);
    for (const time of times) {
      world.at(`2026-11-20T${time}+08:00`);
      await contact(id, 'noAnswer');
    }
    expect(await firstContact(id)).toMatchObject({ outcome });
  });

  it('is in the history all the same, and says why it does not count', async () => {
    const id = await anAccepted(world);
    expect((await contact(id, 'noAnswer')).history[0]!.text).toBe('无人接听（电话）：说话很急');
    world.at('2026-11-20T16:10:00+08:00');
    expect((await contact(id, 'noAnswer')).history[0]!.text).toBe('无人接听（电话），与上一次间隔太短，不计次数：说话很急');
    expect((await world.mine(id)).timeline[0]!.text).toBe('岳麓区城管局 · 市容科尝试联系您，没有联系上（电话）');
  });

  it('is counted from nothing by another office', async () => {
    const id = await anAccepted(world);
    for (const time of ['16:00', '16:30']) {
      world.at(`2026-11-20T${time}+08:00`);
      await contact(id, 'noAnswer');
    }
    const organisationId = await world.office('water-company-service');
    await world.press('yuelu01', caseworkApi.apply, id, { kind: 'redispatch', details: { organisationId }, reason: '不属于本单位职责' });
    const { version, applications } = await world.seen('paidan01', id);
    const body = { ...aCommand(version), decision: 'grant' as const, reason: '情况属实，同意改派', organisationId: null };
    await (await world.staff('paidan01')).call(caseworkApi.decide, { params: { id, applicationId: applications[0]!.id }, body });
    await world.press('gongshui01', casesApi.accept, id, {});
    for (const time of ['16:31', '17:01']) {
      world.at(`2026-11-20T${time}+08:00`);
      await world.press('gongshui01', caseworkApi.contact, id, { channel: 'phone', result: 'noAnswer', note: '' });
      expect((await world.clocks(id, 'firstContact')).map(({ outcome }) => outcome)).toEqual(['cancelled', null]);
    }
    world.at('2026-11-23T09:00:00+08:00');
    await world.press('gongshui01', caseworkApi.contact, id, { channel: 'phone', result: 'noAnswer', note: '' });
    expect((await world.clocks(id, 'firstContact')).map(({ outcome }) => outcome)).toEqual(['cancelled', 'met']);
  });
});

describe('a failed try outside working hours', () => {
  const tries = async (id: ComplaintId, times: readonly string[]) => {
    for (const time of times) {
      world.at(`${time}+08:00`);
      await contact(id, 'noAnswer');
    }
    return (await firstContact(id)).outcome;
  };

  it.each([
    ['three in the night', ['2026-11-21T02:00', '2026-11-21T02:30', '2026-11-21T03:00'], null],
    ['three on a Saturday', ['2026-11-21T10:00', '2026-11-21T11:00', '2026-11-21T14:00'], null],
    ['two in the lunch break, one after it', ['2026-11-23T12:00:00.001', '2026-11-23T12:31', '2026-11-23T13:30'], null],
    ['a millisecond before opening and after closing', ['2026-11-20T17:30:00.001', '2026-11-23T08:59:59.999', '2026-11-23T09:30'], null],
    ['at the very closing and opening', ['2026-11-20T17:30', '2026-11-23T09:00', '2026-11-23T12:00'], 'met'],
    ['which puts off none that counts', ['2026-11-20T16:00', '2026-11-20T17:29', '2026-11-23T08:50', '2026-11-23T09:00'], 'met'],
  ])('does not count, one inside them does: %s', async (_, times, outcome) => {
    expect(await tries(await anAccepted(world), times)).toBe(outcome);
  });

  it.each([
    // The Sunday before the National Day block is a workday 调休, the Saturday before it is none.
    ['2026-09-18T16:00', ['2026-09-18T16:00', '2026-09-19T10:00', '2026-09-20T09:30'], null],
    ['2026-09-18T16:00', ['2026-09-18T16:00', '2026-09-20T09:30', '2026-09-20T10:00'], 'met'],
    ['2026-09-30T16:00', ['2026-09-30T16:00', '2026-10-01T10:00', '2026-10-01T11:00'], null],
    ['2026-09-30T16:00', ['2026-09-30T16:00', '2026-10-08T09:00', '2026-10-08T09:30'], 'met'],
  ])('follows holidays and make-up workdays: accepted %s, tried %j', async (accepted, times, outcome) => {
    world.at(`${accepted}+08:00`);
    expect(await tries(await anAccepted(world), times)).toBe(outcome);
  });

  it('is in the history all the same, and says why it does not count', async () => {
    const id = await anAccepted(world);
    world.at('2026-11-21T02:00:00+08:00');
    expect((await contact(id, 'noAnswer')).history[0]!.text).toBe('无人接听（电话），不在工作时间，不计次数：说话很急');
    expect((await world.mine(id)).timeline[0]!.text).toBe('岳麓区城管局 · 市容科尝试联系您，没有联系上（电话）');
  });

  it('counts at any hour where it is urgent', async () => {
    const id = await anAccepted(world);
    await world.press('ducha01', caseworkApi.markUrgent, id, { reason: '有老人被困' });
    await tries(id, ['2026-11-21T02:00', '2026-11-21T02:30', '2026-11-21T03:00']);
    expect((await world.clocks(id, 'firstContact')).at(-1)).toMatchObject({ stoppedAt: '2026-11-20T19:00:00.000Z' });
  });

  it('keeps nobody from reaching the person', async () => {
    const id = await anAccepted(world);
    world.at('2026-11-21T10:00:00+08:00');
    await contact(id, 'reached');
    expect(await firstContact(id)).toMatchObject({ outcome: 'met' });
  });
});

describe('an answer without a contact', () => {
  it.each([
    ['in time keeps no promise: it is not counted', '2026-11-23T17:30:00+08:00', 'cancelled'],
    ['after the first contact was due leaves it missed', '2026-11-23T17:30:00.001+08:00', 'missed'],
  ])('%s', async (_, at, outcome) => {
    const id = await anAccepted(world);
    world.at(at);
    await world.press('yuelu01', casesApi.answer, id, answerWords());
    expect(await firstContact(id)).toMatchObject({ outcome });
    expect((await world.clocks(id, 'resolution'))[0]).toMatchObject({ outcome: 'met' });
  });
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
