import { caseworkApi } from '@zsb/shared/casework';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { ClockKind } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { aCommand, aDispatch, anAnswer, aRating } from '../../test/factories/a-command.js';
import { aFiling } from '../../test/factories/a-filing.js';
import { file } from '../../test/cases.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let citizen: Caller;
let clerk: Caller;
let dispatcher: Caller;
let supervisor: Caller;
beforeEach(async () => {
  http = await startHttp();
  await logIn();
});
afterEach(() => http.close());

/** Tokens end after a quarter of an hour: whoever acts later logs in again. */
async function logIn(): Promise<void> {
  citizen = await http.citizen('13800138801');
  clerk = await http.staff('yuelu01');
  dispatcher = await http.staff('paidan01');
  supervisor = await http.staff('ducha01');
}
const at = async (text: string) => {
  http.clock.set(new Date(text));
  await logIn();
};
const mine = (id: ComplaintId) => citizen.call(complaintsApi.get, { params: { id } });
const seen = (staff: Caller, id: ComplaintId) => staff.call(casesApi.get, { params: { id } });
const clockOf = async (id: ComplaintId, kind: ClockKind) => (await seen(supervisor, id)).clocks.findLast((clock) => clock.kind === kind);
const office = async () => (await http.app.get(OrganisationsService, { strict: false }).load()).withCode('yuelu-urban-management-order').id;
const refused = (code: string) => ({ problem: { code } });

async function accepted(): Promise<ComplaintId> {
  const { id } = await file(http, citizen);
  await clerk.call(casesApi.accept, { params: { id }, body: aCommand(2) });
  return id;
}
async function answered(): Promise<ComplaintId> {
  const id = await accepted();
  await clerk.call(casesApi.answer, { params: { id }, body: anAnswer(3) });
  return id;
}
const giveBack = async (id: ComplaintId) => {
  const { version } = await seen(clerk, id);
  return clerk.call(casesApi.return, { params: { id }, body: { ...aCommand(version), reason: '不在我局管辖范围内' } });
};
const dispatch = async (id: ComplaintId, by = dispatcher) => {
  const { version } = await seen(by, id);
  return by.call(casesApi.dispatch, { params: { id }, body: aDispatch(version, await office()) });
};

describe('returning', () => {
  it('goes back to the dispatcher with its reason, half the dispatch time, and the resolution clock running on', async () => {
    const { id } = await file(http, citizen);
    expect(await giveBack(id)).toMatchObject({ state: 'submitted', allowedActions: [] });
    await expect(seen(clerk, id)).rejects.toMatchObject(refused('complaint.not-found'));
    const view = await seen(dispatcher, id);
    expect(view).toMatchObject({ state: 'submitted', leadOffice: null, suggestedOffice: { name: '岳麓区城管局 · 市容科' } });
    expect(view.history[0]).toMatchObject({ action: 'return', text: '岳麓区城管局 · 市容科退回：不在我局管辖范围内' });
    expect(await clockOf(id, 'dispatch')).toMatchObject({ target: '1h', stoppedAt: null });
    expect(await clockOf(id, 'acceptance')).toMatchObject({ outcome: 'met' });
    expect(await clockOf(id, 'resolution')).toMatchObject({ startedAt: FRIDAY_16_00.toISOString(), stoppedAt: null });
    expect((await mine(id)).timeline[0]?.text).toBe('正在重新确认责任单位');
  });

  it('pressed twice answers twice and returns once', async () => {
    const { id, version } = await file(http, citizen);
    const body = { ...aCommand(version), reason: '不在我局管辖范围内' };
    const [first, second] = [
      await clerk.call(casesApi.return, { params: { id }, body }),
      await clerk.call(casesApi.return, { params: { id }, body }),
    ];
    expect(second.version).toBe(first.version);
    const stranger = await http.staff('gongshui01');
    await expect(stranger.call(casesApi.return, { params: { id }, body })).rejects.toMatchObject(refused('complaint.not-found'));
  });

  it('is not forwarded by the timer again', async () => {
    const { id } = await file(http, citizen);
    await giveBack(id);
    await at('2026-11-20T17:00:00+08:00');
    await http.runJobs();
    expect((await seen(dispatcher, id)).state).toBe('submitted');
  });

  it('is not possible after the acceptance time', async () => {
    const { id } = await file(http, citizen);
    await at('2026-11-23T17:30:00.001+08:00');
    await expect(giveBack(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });

  it('for the third time asks a supervisor, whose word ends it', async () => {
    const { id } = await file(http, citizen);
    for (let round = 0; round < 2; round++) {
      await giveBack(id);
      await dispatch(id);
    }
    await giveBack(id);
    expect(await seen(supervisor, id)).toMatchObject({ state: 'arbitrating', clock: 'arbitration', allowedActions: ['note', 'arbitrate'] });
    const { version } = await seen(supervisor, id);
    const body = { ...aCommand(version), organisationId: await office(), reason: '路段属于该局管养范围' };
    expect(await supervisor.call(casesApi.arbitrate, { params: { id }, body })).toMatchObject({ state: 'assigned' });
    expect((await seen(clerk, id)).allowedActions).not.toContain('return');
    await expect(giveBack(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });
});

describe('asking the citizen', () => {
  const ask = async (id: ComplaintId, by = clerk) => {
    const { version } = await seen(by, id);
    return by.call(casesApi.ask, { params: { id }, body: { ...aCommand(version), text: '请补充一张夜间的照片' } });
  };
  const supply = async (id: ComplaintId) => {
    const { version } = await mine(id);
    return citizen.call(complaintsApi.supply, { params: { id }, body: { ...aCommand(version), text: '照片拍好了', photoIds: [] } });
  };

  it('stops the office’s clocks, and the addition lets them run on by what was lost', async () => {
    const id = await accepted();
    expect(await ask(id)).toMatchObject({ state: 'awaiting_citizen', slaStatus: 'paused', dueAt: null });
    expect(await mine(id)).toMatchObject({
      stateText: '待您补充材料',
      supplyBy: '2026-11-27T09:30:00.000Z',
      slaStatus: 'paused',
      messages: [{ kind: 'ask', text: '请补充一张夜间的照片', from: '岳麓区城管局 · 市容科' }],
    });
    // Friday 16:00 to Monday 10:30: an hour and a half on Friday, the same on Monday, begun working days count whole.
    await at('2026-11-23T10:30:00+08:00');
    const waiting = { sinceFilingMinutes: 66 * 60 + 30, officeMinutes: 0, isAnswered: false };
    expect((await seen(clerk, id)).answerTime).toEqual(waiting);
    await supply(id);
    expect(await clockOf(id, 'resolution')).toMatchObject({ pausedAt: null, dueAt: '2026-11-30T09:30:00.000Z' });
    expect(await seen(clerk, id)).toMatchObject({
      state: 'accepted',
      messages: [{ kind: 'ask' }, { kind: 'supply', text: '照片拍好了', from: '您' }],
    });
  });

  it('goes on by itself when nothing comes in five working days, and tells the citizen', async () => {
    const id = await accepted();
    await ask(id);
    await at('2026-11-27T17:29:59+08:00');
    await http.runJobs();
    expect((await mine(id)).state).toBe('awaiting_citizen');
    await at('2026-11-27T17:30:00+08:00');
    await http.runJobs();
    expect(await mine(id)).toMatchObject({ state: 'accepted', supplyBy: null });
    expect((await mine(id)).timeline[0]?.text).toBe('没有收到补充，继续办理');
  });

  it('is disarmed by the addition: the old timer does not end the second question', async () => {
    const id = await accepted();
    await ask(id);
    await supply(id);
    await at('2026-11-24T10:00:00+08:00');
    await ask(id);
    await at('2026-11-27T17:30:00+08:00');
    await http.runJobs();
    expect((await mine(id)).state).toBe('awaiting_citizen');
  });

  it('is possible twice', async () => {
    const id = await accepted();
    for (let round = 0; round < 2; round++) {
      await ask(id);
      await supply(id);
    }
    await expect(ask(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });

  it('takes the head in the last fifth of the time', async () => {
    const id = await accepted();
    await at('2026-11-27T09:00:00+08:00');
    await expect(ask(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    expect(await ask(id, await http.staff('yuelu02'))).toMatchObject({ state: 'awaiting_citizen' });
  });

  it('attaches the photos of the addition to the case, and only the person’s own', async () => {
    const id = await accepted();
    await ask(id);
    const { version } = await mine(id);
    const body = { ...aCommand(version), text: '见照片', photoIds: ['0193a000-0000-7000-8000-000000000000'] as never };
    await expect(citizen.call(complaintsApi.supply, { params: { id }, body })).rejects.toMatchObject({
      problem: { code: 'platform.invalid-request', fields: [{ field: 'photoIds[0]', reason: 'unknown' }] },
    });
    expect((await mine(id)).state).toBe('awaiting_citizen');
  });
});

describe('the end question', () => {
  const rate = async (id: ComplaintId, more: object): Promise<ComplaintView> => {
    const { version } = await mine(id);
    return citizen.call(complaintsApi.rate, { params: { id }, body: { ...aRating(version), ...more } });
  };
  const again = { solved: 'no', satisfaction: 1, reopen: true } as const;
  const answerAgain = async (id: ComplaintId) => {
    const { version } = await seen(clerk, id);
    await clerk.call(casesApi.answer, { params: { id }, body: anAnswer(version) });
  };

  it('leaves the time of the first answer as it was: a reopened case has been answered', async () => {
    const id = await accepted();
    await at('2026-11-20T17:00:00+08:00');
    await answerAgain(id);
    const time = { sinceFilingMinutes: 60, officeMinutes: 60, isAnswered: true };
    await at('2026-11-23T09:00:00+08:00');
    await rate(id, again);
    await at('2026-11-24T09:00:00+08:00');
    await answerAgain(id);
    await at('2026-11-25T09:00:00+08:00');
    expect((await seen(supervisor, id)).answerTime).toEqual(time);
  });

  it('reopens with a rework clock where it was not solved', async () => {
    const id = await answered();
    expect(await rate(id, again)).toMatchObject({ state: 'accepted', rating: { satisfaction: 1 }, rateBy: null });
    expect(await clockOf(id, 'rework')).toMatchObject({ target: '5wd', dueAt: '2026-11-27T09:30:00.000Z' });
  });

  it('does not reopen what is solved and liked', async () => {
    const id = await answered();
    await expect(rate(id, { reopen: true })).rejects.toMatchObject({
      problem: { code: 'platform.invalid-request', fields: [{ field: 'reopen', reason: 'unexpected' }] },
    });
  });

  it('after two reopens goes to the centre, whose grant is the last round', async () => {
    const id = await answered();
    for (let round = 0; round < 2; round++) {
      await rate(id, again);
      await answerAgain(id);
    }
    expect(await rate(id, again)).toMatchObject({ state: 'rechecking', stateText: '复核中' });
    const { version } = await seen(dispatcher, id);
    const body = { ...aCommand(version), decision: 'again', reason: '现场核查未到位' } as const;
    expect(await dispatcher.call(casesApi.decideRecheck, { params: { id }, body })).toMatchObject({ state: 'accepted' });
    await answerAgain(id);
    expect((await mine(id)).allowedActions).toEqual(['rate', 'rateLow']);
    await expect(rate(id, again)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });

  it('after a refused recheck is closed, and the citizen reads why', async () => {
    const id = await answered();
    for (let round = 0; round < 2; round++) {
      await rate(id, again);
      await answerAgain(id);
    }
    await rate(id, again);
    const { version } = await seen(dispatcher, id);
    const body = { ...aCommand(version), decision: 'close', reason: '已两次现场处理，情况属实办结' } as const;
    await dispatcher.call(casesApi.decideRecheck, { params: { id }, body });
    expect(await mine(id)).toMatchObject({
      state: 'closed',
      timeline: [{ text: '经复核办结：已两次现场处理，情况属实办结' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });
});

describe('withdrawing', () => {
  const withdraw = async (id: ComplaintId) => {
    const { version } = await mine(id);
    return citizen.call(complaintsApi.withdraw, { params: { id }, body: { ...aCommand(version), reason: '' } });
  };

  it('ends the case and cancels its clocks', async () => {
    const id = await accepted();
    expect(await withdraw(id)).toMatchObject({ state: 'withdrawn', dueAt: null, allowedActions: [] });
    expect((await seen(supervisor, id)).clocks.filter(({ outcome }) => outcome === null)).toEqual([]);
    expect(await clockOf(id, 'resolution')).toMatchObject({ outcome: 'cancelled' });
  });

  it('is not offered for a report', async () => {
    const report = await citizen.call(complaintsApi.file, { body: aFiling({ kind: 'report' }) });
    expect(report.allowedActions).toEqual(['urge', 'supplement']);
    await expect(withdraw(report.id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
  });
});

describe('rejecting', () => {
  const waiting = () => file(http, citizen, { place: { address: '家门口' } });
  const reject = async (id: ComplaintId, by = dispatcher) => {
    const { version } = await seen(by, id);
    const body = { ...aCommand(version), reason: 'litigation', text: '法院已经受理，请等待判决。' } as const;
    return by.call(casesApi.reject, { params: { id }, body });
  };
  const appeal = async (id: ComplaintId) => {
    const { version } = await mine(id);
    return citizen.call(complaintsApi.appeal, { params: { id }, body: { ...aCommand(version), text: '没有起诉过，请再看看' } });
  };

  it('shows the citizen the reason and the right way', async () => {
    const { id } = await waiting();
    await reject(id);
    expect(await mine(id)).toMatchObject({
      state: 'rejected',
      stateText: '不予受理',
      rejection: { reason: 'litigation', reasonText: '已经或者应当通过诉讼解决', phone: '12368', text: '法院已经受理，请等待判决。' },
      allowedActions: ['appeal'],
    });
  });

  it('can be appealed once, and is then decided by somebody else within three working days', async () => {
    const { id } = await waiting();
    await reject(id);
    expect(await appeal(id)).toMatchObject({ state: 'submitted' });
    expect(await clockOf(id, 'appeal')).toMatchObject({ target: '3wd', dueAt: '2026-11-25T09:30:00.000Z' });
    await expect(reject(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    await expect(dispatch(id)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    expect((await seen(dispatcher, id)).allowedActions).toEqual(['markUrgent', 'note']);
    const colleague = await http.staff('paidan02');
    expect((await seen(colleague, id)).allowedActions).toEqual(['dispatch', 'reject', 'markUrgent', 'split', 'merge', 'note']);
    await dispatch(id, colleague);
    expect(await clockOf(id, 'appeal')).toMatchObject({ outcome: 'met' });
  });

  it('stands, where another dispatcher says so too: there is no second appeal', async () => {
    const { id } = await waiting();
    await reject(id);
    await appeal(id);
    await reject(id, await http.staff('paidan02'));
    expect(await mine(id)).toMatchObject({ state: 'rejected', allowedActions: [] });
    expect(await clockOf(id, 'appeal')).toMatchObject({ outcome: 'met' });
  });

  it('is not the same dispatcher’s to repeat, on the office’s application neither', async () => {
    const { id } = await waiting();
    await reject(id);
    await appeal(id);
    const colleague = await http.staff('paidan02');
    await dispatch(id, colleague);
    const { version } = await seen(clerk, id);
    const body = { ...aCommand(version), kind: 'rejection', details: { rejectReason: 'litigation' }, reason: '法院已经受理此事' } as const;
    const { applications } = await clerk.call(caseworkApi.apply, { params: { id }, body });
    const params = { id, applicationId: applications[0]!.id };
    const grant = async (by: Caller) => {
      const granted = {
        ...aCommand((await seen(by, id)).version),
        decision: 'grant',
        reason: '情况属实，同意申请',
        organisationId: null,
      } as const;
      return by.call(caseworkApi.decide, { params, body: granted });
    };
    await expect(grant(dispatcher)).rejects.toMatchObject(refused('complaint.action-not-possible'));
    expect(await grant(colleague)).toMatchObject({ state: 'rejected' });
  });

  it('needs a reason of the list and words of one’s own', async () => {
    const { id, version } = await waiting();
    const body = { ...aCommand(version), reason: 'no time', text: '' } as never;
    await expect(dispatcher.call(casesApi.reject, { params: { id }, body })).rejects.toMatchObject({
      problem: {
        fields: [
          { field: 'reason', reason: 'not-one-of' },
          { field: 'text', reason: 'too-short' },
        ],
      },
    });
  });

  it('is not for an office', async () => {
    const { id } = await file(http, citizen);
    await expect(reject(id, clerk)).rejects.toMatchObject(refused('platform.forbidden'));
  });
});

describe('extra questions of a category', () => {
  const water = (answers: { key: string; value: string }[]) =>
    citizen.call(complaintsApi.file, { body: aFiling({ categoryCode: '090101', answers }) });

  it('are kept with the case and read by the office', async () => {
    const { id } = await water([
      { key: 'since', value: '2026-11-19' },
      { key: 'household', value: '00123456' },
    ]);
    expect((await seen(supervisor, id)).fields).toEqual([
      { label: '停水开始的日期', value: '2026-11-19' },
      { label: '户号（水费单上有）', value: '00123456' },
    ]);
  });

  it.each([
    ['a missing required answer', [], [{ field: 'answers.since', reason: 'required' }]],
    ['a date that does not exist', [{ key: 'since', value: '2026-02-30' }], [{ field: 'answers.since', reason: 'format' }]],
    [
      'an unknown question',
      [
        { key: 'since', value: '2026-11-19' },
        { key: 'nope', value: 'x' },
      ],
      [{ field: 'answers[1].key', reason: 'unknown' }],
    ],
    [
      'the same question twice',
      [
        { key: 'since', value: '2026-11-19' },
        { key: 'since', value: '2026-11-18' },
      ],
      [{ field: 'answers.since', reason: 'duplicate' }],
    ],
  ])('refuse %s', async (_, answers, fields) => {
    await expect(water(answers)).rejects.toMatchObject({ problem: { code: 'platform.invalid-request', fields } });
  });
});

it('an organisation id that is no office is refused for arbitration as for dispatch', async () => {
  const { id } = await file(http, citizen, { place: { address: '家门口' } });
  const tree = await http.app.get(OrganisationsService, { strict: false }).load();
  const { version } = await seen(dispatcher, id);
  const city: OrganisationId = tree.withCode('city').id;
  await expect(dispatcher.call(casesApi.dispatch, { params: { id }, body: aDispatch(version, city) })).rejects.toMatchObject(
    refused('complaint.organisation-cannot-handle'),
  );
});
