import { once } from 'node:events';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { casesApi } from '@zsb/shared/complaints-api';
import { staffLoginsApi } from '@zsb/shared/logins';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { slaApi } from '@zsb/shared/sla';
import { file } from '../../test/cases.js';
import { aCommand } from '../../test/factories/a-command.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { CaseChanges } from './case-changes.service.js';
import { LiveStream } from './live-stream.js';
import { LiveStreams } from './live-streams.service.js';

let http: TestHttp;
let me: Caller;
let streams: LiveStreams;
let changes: CaseChanges;
let origin: string;
const opened: ClientRequest[] = [];
beforeAll(async () => {
  http = await startHttp();
  me = await http.citizen('13800138301');
  streams = http.app.get(LiveStreams, { strict: false });
  changes = http.app.get(CaseChanges, { strict: false });
  await http.app.listen(0, '127.0.0.1');
  origin = (await http.app.getUrl()).replace('[::1]', '127.0.0.1');
});
afterAll(() => http.close());
beforeEach(() => http.clock.set(FRIDAY_16_00));
afterEach(async () => {
  for (const one of opened.splice(0)) one.destroy();
  while (streams.size > 0) await pause(5);
});

/** An open page: what has arrived, and whether the stream has ended. */
async function openPage(caller: Caller) {
  // Not by `fetch`: after a broken-off answer it connects anew by itself, and the server waits for what comes.
  const request = get(origin + slaApi.changes.path, { agent: false, headers: { authorization: `Bearer ${caller.token}` } });
  opened.push(request);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const page = {
    answer,
    text: '',
    hasEnded: false,
    hints: () => [...page.text.matchAll(/data: (.*)/g)].map(([, data]) => JSON.parse(data!) as object),
  };
  answer.setEncoding('utf8').on('data', (text: string) => (page.text += text));
  answer.on('error', () => undefined).once('close', () => (page.hasEnded = true));
  await until(() => page.text.includes('retry'));
  return page;
}
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 400) throw new Error('it did not come to be');
    await pause(5);
  }
}
/** A hint that is on its way arrives within the time it takes another one to go the same way. */
const settle = () => pause(50);
const office = async (code: string): Promise<OrganisationId> =>
  (await http.app.get(OrganisationsService, { strict: false }).load()).withCode(code).id;

it('a page hears within a second that a case in its reach changed: its id and version, and nothing else', async () => {
  const clerk = await http.staff('yuelu01');
  const page = await openPage(clerk);
  expect(page.answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const { id } = await file(http, me);
  await until(() => page.hints().length > 0);
  expect(page.hints()).toEqual([{ complaintId: id, version: 2 }]);
  await clerk.call(casesApi.accept, { params: { id }, body: aCommand(2) });
  await until(() => page.hints().length > 1);
  expect(page.text).toContain(`event: change\ndata: {"complaintId":"${id}","version":3}\n\n`);
});

it('who has no reach hears nothing; who supervises the city hears of it', async () => {
  const [stranger, supervisor] = [await openPage(await http.staff('gongshui01')), await openPage(await http.staff('ducha01'))];
  await file(http, me);
  await until(() => supervisor.hints().length > 0);
  await settle();
  expect(stranger.hints()).toEqual([]);
});

it('whom a report is about hears nothing of it, as if it were not there', async () => {
  const centre = await office('centre-12345');
  const [dispatcher, supervisor] = [await openPage(await http.staff('paidan01')), await openPage(await http.staff('ducha01'))];
  const { id } = await file(http, me, { kind: 'report', aboutOrganisationId: centre });
  await until(() => supervisor.hints().length > 0);
  await settle();
  expect([supervisor.hints(), dispatcher.hints()]).toEqual([[{ complaintId: id, version: 1 }], []]);
});

it('the office that gave a case back hears of it as well: it goes from its list', async () => {
  const clerk = await http.staff('yuelu01');
  const { id } = await file(http, me);
  const page = await openPage(clerk);
  await clerk.call(casesApi.return, { params: { id }, body: { ...aCommand(2), reason: '不属于本单位职责' } });
  await until(() => page.hints().some((hint) => JSON.stringify(hint) === JSON.stringify({ complaintId: id, version: 3 })));
});

it('a case that is not dispatched is told to those who dispatch, not to the office it might go to', async () => {
  const [clerk, dispatcher] = [await openPage(await http.staff('yuelu01')), await openPage(await http.staff('paidan01'))];
  const suggestedOrganisationId = await office('yuelu-urban-management-order');
  const complaint = { id: '01a1f771-c6de-7371-975e-c310df6c6060' as never, version: 1, leadOrganisationId: null, suggestedOrganisationId };
  await http.database.transaction(() => changes.record(complaint, http.clock.now()));
  await until(() => dispatcher.hints().length > 0);
  await settle();
  expect(clerk.hints()).toEqual([]);
});

it('what was written before the clock jumped, or after it was set back, is told', async () => {
  const page = await openPage(await http.staff('yuelu01'));
  const leadOrganisationId = await office('yuelu-urban-management-order');
  const id = '01a1f771-c6de-7371-975e-c310df6c6061' as ComplaintId;
  const change = (version: number) =>
    http.database.transaction(() =>
      changes.record({ id, version, leadOrganisationId, suggestedOrganisationId: leadOrganisationId }, http.clock.now()),
    );
  const days = [0, 3, -3, 0];
  for (const [version, day] of days.entries()) {
    await change(version * 2);
    http.clock.set(new Date(FRIDAY_16_00.getTime() + day * 86_400_000));
    await change(version * 2 + 1);
    await streams.look();
    await streams.look();
  }
  const versions = () =>
    new Set(
      page.hints().flatMap((hint) => ((hint as { complaintId: string }).complaintId === id ? [(hint as { version: number }).version] : [])),
    );
  await until(() => versions().size === 8);
});

it('a stream ends when its login does, and others go on', async () => {
  const [leaving, staying] = [await http.staff('yuelu01'), await http.staff('yuelu01')];
  const pages = [await openPage(leaving), await openPage(staying)];
  await leaving.call(staffLoginsApi.end, {});
  await streams.recheck();
  await until(() => pages[0]!.hasEnded);
  expect([pages[1]!.hasEnded, streams.size]).toEqual([false, 1]);
});

it('a process holds a thousand streams and refuses the next', async () => {
  const staff: Staff = { kind: 'staff', staffId: 'x' as never, sessionId: 'x', memberships: [] };
  const outs = Array.from({ length: 1000 }, () => new PassThrough().resume());
  for (const out of outs) await streams.open(staff, () => out);
  const refused = await http.inject({ method: 'GET', path: slaApi.changes.path, token: (await http.staff('yuelu01')).token });
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'platform.busy']);
  for (const out of outs) out.destroy();
  await until(() => streams.size === 0);
});

it('a reader that is too slow is dropped', async () => {
  const out = new PassThrough({ highWaterMark: 10 });
  const reach = { offices: new Set(['o' as OrganisationId]), undispatched: new Set<OrganisationId>(), recused: new Set<OrganisationId>() };
  const stream = new LiveStream({} as Staff, out, reach);
  const closed = once(out, 'close');
  for (let version = 0; !out.destroyed; version++) {
    expect(version).toBeLessThan(2000);
    stream.tell([
      {
        id: String(version),
        at: FRIDAY_16_00,
        complaintId: 'c' as never,
        organisationId: 'o' as OrganisationId,
        isDispatched: true,
        version,
        aboutOrganisationId: null,
      },
    ]);
  }
  await closed;
});

it('hints are forgotten after an hour', async () => {
  await changes.forget(new Date(FRIDAY_16_00.getTime() + 30 * 86_400_000));
  expect(await http.database.sql('SELECT id FROM case_change')).toEqual([]);
});

it('a server that stops ends its streams instead of waiting for them, and opens no more', async () => {
  const clerk = await http.staff('yuelu01');
  const page = await openPage(clerk);
  await streams.beforeApplicationShutdown();
  await until(() => page.hasEnded);
  expect((await http.inject({ method: 'GET', path: slaApi.changes.path, token: clerk.token })).status).toBe(503);
});
