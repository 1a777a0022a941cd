import { randomUUID } from 'node:crypto';
import type { CaseView } from '@zsb/shared/case-views';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { noticesApi } from '@zsb/shared/notices';
import type { ComplaintId } from '@zsb/shared/ids';
import { aFiling } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { createLog } from '../platform/log.js';
import { DispatchingService } from './dispatching.service.js';
import { FORWARD_TOPIC, type ForwardPayload } from './filing.service.js';

let http: TestHttp;
let service: DispatchingService;
let clerk: Caller;
let nextPhone = 13800138400;
let me: Caller;
let id: ComplaintId;

beforeAll(async () => {
  http = await startHttp();
  service = http.app.get(DispatchingService, { strict: false });
  clerk = await http.staff('yuelu01');
});
afterAll(() => http.close());
beforeEach(async () => {
  me = await http.citizen(String(++nextPhone));
  ({ id } = await me.call(complaintsApi.file, { body: aFiling() }));
});

const jobId = async () =>
  (await http.database.sql<{ id: string }>(`SELECT id FROM job WHERE topic = ? AND payload LIKE ?`, [FORWARD_TOPIC, `%${id}%`]))[0]!.id;
const seenByClerk = () => clerk.call(casesApi.get, { params: { id } });

/** What one dispatch leaves behind, and no more. */
async function expectForwardedOnce(): Promise<CaseView> {
  const view = await seenByClerk();
  expect(view.state).toBe('assigned');
  expect(view.history.map(({ action }) => action)).toEqual(['dispatch', 'file']);
  expect(view.clocks.map(({ kind }) => kind).sort()).toEqual(['acceptance', 'dispatch', 'resolution']);
  expect((await me.call(noticesApi.list, {})).items.map(({ title }) => title)).toEqual(['诉求已转交']);
  expect(
    await http.database.sql(`SELECT action FROM audit_entry WHERE subject_id = ? AND action = 'complaint.dispatch'`, [id]),
  ).toHaveLength(1);
  return view;
}

it('a certain rule forwards a filing to its office, stops the dispatch clock and starts acceptance and resolution', async () => {
  await http.runJobs();
  const view = await expectForwardedOnce();
  expect(view).toMatchObject({
    leadOffice: { name: '岳麓区城管局 · 市容科' },
    version: 2,
    allowedActions: ['note', 'requestRejection', 'accept', 'return'],
    clock: 'acceptance',
  });
  const clocks = Object.fromEntries(
    view.clocks.map(({ kind, target, dueAt, stoppedAt, outcome }) => [kind, { target, dueAt, stoppedAt, outcome }]),
  );
  expect(clocks).toEqual({
    dispatch: { target: '2h', dueAt: '2026-11-20T10:00:00.000Z', stoppedAt: FRIDAY_16_00.toISOString(), outcome: 'met' },
    acceptance: { target: '1wd', dueAt: '2026-11-23T09:30:00.000Z', stoppedAt: null, outcome: null },
    resolution: { target: '5wd', dueAt: '2026-11-27T09:30:00.000Z', stoppedAt: null, outcome: null },
  });
  expect(view.history[0]).toMatchObject({ actor: '系统', text: '派给岳麓区城管局 · 市容科' });
});

describe('a filing is forwarded exactly once', () => {
  it('when its job is done twice', async () => {
    const job = await jobId();
    await service.forward(id, job);
    await service.forward(id, job);
    await expectForwardedOnce();
  });

  it('when its job is done by several at the same moment', async () => {
    const job = await jobId();
    await Promise.all(Array.from({ length: 5 }, () => service.forward(id, job)));
    await expectForwardedOnce();
  });

  it('when two processes look for jobs at the same moment', async () => {
    const { clock, database } = http;
    const other = new JobsRunner(database, clock, new JobsQueue(database, clock), createLog('silent'));
    other.handle<ForwardPayload>(FORWARD_TOPIC, (job) => service.forward(job.payload.complaintId, job.id));
    await Promise.all([http.runJobs(), other.rounds()]);
    await http.runJobs();
    await expectForwardedOnce();
  });

  it('when the process dies between the forwarding and the word that it is done', async () => {
    await service.forward(id, await jobId());
    await http.runJobs();
    await expectForwardedOnce();
    expect(await http.database.sql(`SELECT state FROM job WHERE id = ?`, [await jobId()])).toEqual([{ state: 'done' }]);
  });

  it('when a dispatcher is faster than the job', async () => {
    const dispatcher = await http.staff('paidan01');
    const { version, suggestedOffice } = await dispatcher.call(casesApi.get, { params: { id } });
    const body = { commandKey: randomUUID() as never, version, organisationId: suggestedOffice!.id, categoryCode: null, note: '' };
    await dispatcher.call(casesApi.dispatch, { params: { id }, body });
    await http.runJobs();
    await expectForwardedOnce();
  });
});

describe('a filing about which no rule is certain', () => {
  it('waits for a dispatcher and is out of sight for the office', async () => {
    const { id: report } = await me.call(complaintsApi.file, { body: aFiling({ kind: 'report' }) });
    await http.runJobs();
    const dispatcher = await http.staff('paidan01');
    const view = await dispatcher.call(casesApi.get, { params: { id: report } });
    expect(view).toMatchObject({
      state: 'submitted',
      allowedActions: ['dispatch', 'reject', 'markUrgent', 'note'],
      suggestedOffice: { name: '岳麓区城管局 · 市容科' },
    });
    expect(view.suggestionReason).toContain('举报件，须人工派单');
    await expect(clerk.call(casesApi.get, { params: { id: report } })).rejects.toMatchObject({ problem: { code: 'complaint.not-found' } });
  });
});
