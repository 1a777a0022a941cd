import type { OrganisationId } from '@zsb/shared/ids';
import { startClockedCases, type ClockedCases } from '../../test/clocked-cases.js';
import { newId } from '../platform/ids.js';
import type { Complaint } from './complaint.entity.js';

/** Friday. */
const FILED = '2026-11-20T16:00:00+08:00';
const DISPATCH = { stop: ['dispatch'], start: ['acceptance', 'resolution'] } as const;
const ACCEPT = { stop: ['acceptance'], start: ['firstContact'] } as const;
const WAITING = ['firstContact', 'resolution', 'rework'] as const;

let cases: ClockedCases;
let complaint: Complaint;
beforeEach(async () => {
  cases = await startClockedCases(new Date(FILED));
  complaint = await cases.file();
});
afterEach(() => cases.close());

const at = (text: string) => new Date(text);
const eventsOf = async (id: string) =>
  ((await cases.repository.eventsOf([id])).get(id) ?? []).map((event) => [event.kind, event.at.toISOString(), event.data]);
/** What the history makes of every clock is what the rows say. */
const expectTrueToEvents = async () => expect(await cases.verify.run(false, () => undefined)).toMatchObject({ differences: 0 });

it('a dispatch stops the dispatch clock and starts acceptance and resolution with their targets', async () => {
  await cases.move(complaint, FILED, { start: ['dispatch'] });
  expect(complaint).toMatchObject({ dueClock: 'dispatch', dueAt: at('2026-11-20T18:00:00+08:00'), returnBy: null, extendBy: null });
  await cases.move(complaint, '2026-11-20T16:30:00+08:00', DISPATCH);
  expect(await cases.clocksOf(complaint)).toMatchObject({
    dispatch: { target: '2h', calendar: 'centre', outcome: 'met', nextStepAt: null },
    acceptance: { target: '1wd', dueAt: at('2026-11-23T17:30:00+08:00'), nextStep: 0, nextStepAt: at('2026-11-23T14:00:00+08:00') },
    resolution: { target: '5wd', dueAt: at('2026-11-27T17:30:00+08:00'), nextStepAt: at('2026-11-26T17:30:00+08:00') },
  });
  expect(complaint).toMatchObject({
    dueClock: 'acceptance',
    dueAt: at('2026-11-23T17:30:00+08:00'),
    returnBy: at('2026-11-23T17:30:00+08:00'),
    extendBy: at('2026-11-27T17:30:00+08:00'),
    lastFifthAt: at('2026-11-26T17:30:00+08:00'),
  });
  await expectTrueToEvents();
});

it('waiting for the citizen stands still what the office owes, and the rest runs on from the answer', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  await cases.move(complaint, '2026-11-23T09:00:00+08:00', ACCEPT);
  await cases.move(complaint, '2026-11-24T09:00:00+08:00', { pause: WAITING });
  const paused = await cases.clocksOf(complaint);
  expect(paused.resolution).toMatchObject({ pausedAt: at('2026-11-24T09:00:00+08:00'), nextStepAt: null });
  expect(complaint.dueAt).toBeNull();
  await cases.move(complaint, '2026-11-25T17:30:00+08:00', { resume: WAITING });
  const { resolution, firstContact } = await cases.clocksOf(complaint);
  expect(resolution).toMatchObject({ pausedAt: null, dueAt: at('2026-12-01T17:30:00+08:00'), warnAt: at('2026-11-30T17:30:00+08:00') });
  expect(firstContact).toMatchObject({ dueAt: at('2026-11-26T17:30:00+08:00') });
  expect(await eventsOf(resolution!.id)).toEqual([
    ['start', '2026-11-20T08:00:00.000Z', { target: '5wd', calendar: 'office' }],
    ['pause', '2026-11-24T01:00:00.000Z', {}],
    ['resume', '2026-11-25T09:30:00.000Z', {}],
  ]);
  await expectTrueToEvents();
});

it('a second dispatch restarts the acceptance, never the resolution; after a return the dispatcher has half the time', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  const before = (await cases.clocksOf(complaint)).resolution!;
  complaint.returnCount = 1;
  await cases.move(complaint, '2026-11-23T10:00:00+08:00', { stop: ['acceptance'], start: ['dispatch'] });
  expect((await cases.clocksOf(complaint)).dispatch).toMatchObject({ target: '1h', dueAt: at('2026-11-23T11:00:00+08:00') });
  await cases.move(complaint, '2026-11-23T10:30:00+08:00', DISPATCH);
  const { resolution, acceptance } = await cases.clocksOf(complaint);
  expect(resolution).toEqual(before);
  expect(acceptance).toMatchObject({ dueAt: at('2026-11-24T17:30:00+08:00') });
  await expectTrueToEvents();
});

it('a further hop inside a district’s tree has a quarter of the acceptance time', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  const [first] = await cases.repository.openOf(complaint.id);
  await cases.move(complaint, '2026-11-23T09:00:00+08:00', { restart: ['acceptance'] }, { isHop: true });
  expect(await cases.repository.find(first!.id)).toMatchObject({ kind: 'acceptance', outcome: 'cancelled' });
  expect((await cases.clocksOf(complaint)).acceptance).toMatchObject({
    target: '105wm',
    startedAt: at('2026-11-23T09:00:00+08:00'),
    dueAt: at('2026-11-23T10:45:00+08:00'),
    stoppedAt: null,
  });
  await expectTrueToEvents();
});

it('what is not open is not restarted', async () => {
  await cases.move(complaint, FILED, { start: ['dispatch'] });
  await cases.move(complaint, FILED, { restart: ['acceptance', 'resolution'] });
  expect(Object.keys(await cases.clocksOf(complaint))).toEqual(['dispatch']);
});

it('an extension adds to the target, and the ladder begins anew', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  const resolution = (await cases.clocksOf(complaint)).resolution!;
  await cases.database.transaction(() => cases.repository.update({ ...resolution, nextStep: 1, nextStepAt: resolution.dueAt }));
  await cases.move(complaint, '2026-11-27T10:00:00+08:00', { extend: ['resolution', 'rework'] }, { extendBy: '3wd' });
  expect((await cases.clocksOf(complaint)).resolution).toMatchObject({
    target: '8wd',
    round: 1,
    nextStep: 0,
    dueAt: at('2026-12-02T17:30:00+08:00'),
    nextStepAt: at('2026-11-30T17:30:00+08:00'),
  });
  expect(complaint.extendBy).toEqual(at('2026-12-02T17:30:00+08:00'));
  await expectTrueToEvents();
});

it('an extension in another unit is refused, and nothing is changed', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  const before = await cases.clocksOf(complaint);
  await expect(cases.move(complaint, FILED, { extend: ['resolution'] }, { extendBy: '24h' })).rejects.toMatchObject({
    code: 'platform.invalid-request',
  });
  expect(await cases.clocksOf(complaint)).toEqual(before);
});

it('a case that becomes urgent counts what is open anew, by the urgent targets, and goes first', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  await cases.move(complaint, FILED, { start: ['supervisionOrder'] });
  complaint.urgency = 'urgent';
  const restart = ['dispatch', 'acceptance', 'firstContact', 'resolution', 'rework'] as const;
  await cases.move(complaint, '2026-11-21T01:00:00+08:00', { restart });
  expect(await cases.clocksOf(complaint)).toMatchObject({
    acceptance: { target: '2h', urgent: true, dueAt: at('2026-11-21T03:00:00+08:00') },
    resolution: { target: '2h', urgent: true, dueAt: at('2026-11-21T03:00:00+08:00') },
    supervisionOrder: { target: '3wd', urgent: true, dueAt: at('2026-11-25T17:30:00+08:00') },
  });
  await expectTrueToEvents();
});

it('an answer meets what is owed and cancels what helpers still owe', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  await cases.move(complaint, '2026-11-20T17:00:00+08:00', ACCEPT);
  const office = newId<OrganisationId>();
  const helping = await cases.database.transaction(() => cases.clocks.startCoHandling(complaint, office, at('2026-11-20T17:10:00+08:00')));
  // Half of five working days: two.
  expect(helping).toMatchObject({ organisationId: office, target: '2wd', dueAt: at('2026-11-24T17:30:00+08:00') });
  await cases.move(complaint, '2026-11-24T10:00:00+08:00', { stop: WAITING, cancel: ['coHandling'] });
  expect(await cases.clocksOf(complaint)).toMatchObject({
    firstContact: { outcome: 'missed' },
    resolution: { outcome: 'met' },
    coHandling: { outcome: 'cancelled' },
  });
  expect(complaint).toMatchObject({ dueClock: null, dueAt: null, warnAt: null, lastFifthAt: null, extendBy: null });
  await expectTrueToEvents();
});

it('one helper’s clock stops alone', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  const [one, other] = await cases.database.transaction(async () => [
    await cases.clocks.startCoHandling(complaint, newId<OrganisationId>(), at(FILED)),
    await cases.clocks.startCoHandling(complaint, newId<OrganisationId>(), at(FILED)),
  ]);
  await cases.database.transaction(() => cases.clocks.stopOne(complaint, one.id, at('2026-11-23T09:00:00+08:00')));
  expect(await cases.repository.find(one.id)).toMatchObject({ outcome: 'met' });
  expect(await cases.repository.find(other.id)).toMatchObject({ stoppedAt: null });
  await expectTrueToEvents();
});

it('a withdrawal ends every clock without outcome, also one that stands still', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  await cases.move(complaint, '2026-11-23T09:00:00+08:00', { pause: WAITING });
  await cases.move(complaint, '2026-11-23T10:00:00+08:00', { cancelAll: true });
  const { acceptance, resolution } = await cases.clocksOf(complaint);
  expect([acceptance?.outcome, resolution?.outcome]).toEqual(['cancelled', 'cancelled']);
  expect((await eventsOf(resolution!.id)).map(([kind]) => kind)).toEqual(['start', 'pause', 'resume', 'stop']);
  await expectTrueToEvents();
});

it('a withdrawal pardons no clock that was late by then', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  await cases.move(complaint, '2026-11-24T09:00:00+08:00', { cancelAll: true });
  const { acceptance, resolution } = await cases.clocksOf(complaint);
  expect([acceptance?.outcome, resolution?.outcome]).toEqual(['missed', 'cancelled']);
  await expectTrueToEvents();
});

it('pausing twice and resuming what runs change nothing', async () => {
  await cases.move(complaint, FILED, DISPATCH);
  const before = await cases.clocksOf(complaint);
  await cases.move(complaint, '2026-11-23T09:00:00+08:00', { resume: WAITING });
  expect(await cases.clocksOf(complaint)).toEqual(before);
  await cases.move(complaint, '2026-11-23T10:00:00+08:00', { pause: WAITING });
  const paused = await cases.clocksOf(complaint);
  await cases.move(complaint, '2026-11-23T11:00:00+08:00', { pause: WAITING });
  expect(await cases.clocksOf(complaint)).toEqual(paused);
});

it.each([
  ['at once, where a rule is certain', true, '2026-11-26T17:30:00+08:00'],
  ['from the dispatcher’s latest moment, past midnight', false, '2026-11-27T17:30:00+08:00'],
])('an answer is promised %s', (_, automatic, promised) => {
  const terms = { categoryCode: '0201', urgency: 'normal', filedAt: at('2026-11-19T23:00:00+08:00'), automatic } as const;
  expect(cases.clocks.promise(terms)).toEqual(at(promised));
});

it.each(['cancelAll', 'cancel', 'restart'] as const)(
  'what waits for the citizen beyond its old due time and ends by %s was never late, and was not met either',
  async (move) => {
    await cases.move(complaint, FILED, DISPATCH);
    await cases.move(complaint, '2026-11-26T09:00:00+08:00', { pause: WAITING });
    // It was due on Friday the 27th, had nobody asked.
    const resolution = (await cases.clocksOf(complaint)).resolution!;
    await cases.move(complaint, '2026-11-30T09:00:00+08:00', move === 'cancelAll' ? { cancelAll: true } : { [move]: ['resolution'] });
    expect(await cases.repository.find(resolution.id)).toMatchObject({ outcome: 'cancelled' });
    await expectTrueToEvents();
  },
);

describe('on whose account a clock ends', () => {
  const [first, second] = [newId<OrganisationId>(), newId<OrganisationId>()];
  const stopOf = async () => {
    const { resolution } = await cases.clocksOf(complaint);
    return (await cases.repository.eventsOf([resolution!.id])).get(resolution!.id)!.at(-1)!.data;
  };
  /** The case changes hands, as a step does it: the new lead is set, and the clocks hear of the old one. */
  const hand = async (instant: string, to: OrganisationId | null) => {
    const ledBy = complaint.leadOrganisationId;
    complaint.leadOrganisationId = to;
    await cases.move(complaint, instant, {}, { ledBy });
  };
  beforeEach(async () => {
    await cases.move(complaint, FILED, DISPATCH);
    complaint.leadOrganisationId = first;
  });

  it.each<[string, [instant: string, to: OrganisationId | null][], OrganisationId | null]>([
    ['of whoever leads it, where it was handed on in time', [['2026-11-27T17:30:00+08:00', second]], second],
    ['of whoever led it when it fell due', [['2026-11-27T17:31:00+08:00', second]], first],
    [
      'of the first of several',
      [
        ['2026-11-27T17:31:00+08:00', second],
        ['2026-11-30T09:00:00+08:00', first],
      ],
      first,
    ],
    [
      'of nobody, where it fell due between two offices',
      [
        ['2026-11-27T09:00:00+08:00', null],
        ['2026-11-30T09:00:00+08:00', second],
      ],
      null,
    ],
  ])('is that %s', async (_, hands, expected) => {
    for (const [instant, to] of hands) await hand(instant, to);
    await cases.move(complaint, '2026-12-01T09:00:00+08:00', { stop: ['resolution'] }, { ledBy: complaint.leadOrganisationId });
    expect(await stopOf()).toEqual({ outcome: 'missed', organisationId: expected });
  });
});
