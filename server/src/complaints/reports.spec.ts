import { caseworkApi } from '@zsb/shared/casework';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { file } from '../../test/cases.js';
import { aCommand, anAnswer, aRating } from '../../test/factories/a-command.js';
import { aFiling } from '../../test/factories/a-filing.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { FRIDAY_16_00, startHttp, type TestHttp } from '../../test/http.js';
import { REPORT_ADDRESS, REPORT_TEXT, Reports, YUELU_OFFICE, type Who } from '../../test/reports.js';

let http: TestHttp;
let reports: Reports;
let nextPhone = 13800137200;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  reports = await Reports.open(http, String(++nextPhone));
});

const refusal = (code: string) => ({ problem: { code } });

describe('the text of a report', () => {
  it('is read by the centre until it is dispatched', async () => {
    const { id } = await reports.file();
    expect(await reports.sights(id)).toEqual({
      dispatcher: 'all',
      clerk: 'nothing',
      head: 'nothing',
      otherOffice: 'nothing',
      supervisor: 'outline',
      supervisionHead: 'nothing',
      supervisionClerk: 'nothing',
    });
  });

  it('is read by the office’s head once it is dispatched, and by the centre no more', async () => {
    expect(await reports.sights(await reports.dispatched())).toEqual({
      dispatcher: 'outline',
      clerk: 'outline',
      head: 'all',
      otherOffice: 'nothing',
      supervisor: 'outline',
      supervisionHead: 'nothing',
      supervisionClerk: 'nothing',
    });
  });

  it('is read by those whom the head has named, until the head names others', async () => {
    const id = await reports.dispatched();
    const view = await reports.name(id, 'clerk');
    expect(view.confidentiality).toEqual({ isReadable: true, handlers: [{ id: await reports.staffId('clerk'), name: '李强' }] });
    expect(await reports.sight('clerk', id)).toBe('all');
    await reports.name(id);
    expect(await reports.sight('clerk', id)).toBe('outline');
  });

  it('is in no answer to those who do not handle it, nor is anything else that anybody wrote', async () => {
    const upload = asUpload(await aPhoto());
    const photo = await http.inject({ method: 'POST', path: '/api/v1/photos', token: reports.citizen.token, ...upload });
    const id = await reports.dispatched({ photoIds: [photo.body.id] });
    const { version } = await reports.get('head', id);
    const note = '植入的内部备注';
    await reports.staff.head.call(caseworkApi.note, { params: { id }, body: { ...aCommand(version), text: note } });
    const shown = await reports.get('head', id);
    expect([shown.photos.length, JSON.stringify(shown).includes(note)]).toEqual([1, true]);
    for (const who of ['clerk', 'dispatcher', 'supervisor'] as const) {
      const view = await reports.get(who, id);
      const json = JSON.stringify([view, await reports.listed(who, { tab: 'toAccept' })]);
      for (const word of [REPORT_TEXT.slice(0, 6), REPORT_ADDRESS, note, photo.body.id as string, '占道经营', '0201', '岳麓区"'])
        expect(json).not.toContain(word);
      // To say that it is late, supervision need not read it.
      const allowedActions = who === 'supervisor' ? ['supervise'] : [];
      expect(view).toMatchObject({ kind: 'report', category: '举报', excerpt: '', photos: [], allowedActions, isConfidential: true });
      expect(view.clocks.map(({ kind }) => kind)).toContain('acceptance');
    }
  });

  it('is a row without words in the lists of those who do not handle it', async () => {
    const id = await reports.dispatched();
    expect(await reports.inList('clerk', id, 'toAccept')).toMatchObject({
      excerpt: '',
      category: '举报',
      district: null,
      allowedActions: [],
    });
    expect(await reports.inList('head', id, 'toAccept')).toMatchObject({
      excerpt: REPORT_TEXT,
      category: '占道经营',
      isConfidential: true,
    });
  });

  it('is found by its words by those alone who read it; its number finds it for everybody in reach', async () => {
    const id = await reports.dispatched({ text: '一句只写在这里的举报 abcdef' });
    const { caseNumber } = await reports.get('head', id);
    const finds = async (who: Who, search: string) => (await reports.listed(who, { tab: 'toAccept', search })).some((row) => row.id === id);
    for (const who of ['clerk', 'dispatcher', 'supervisor'] as const) {
      expect([who, await finds(who, '只写在这里'), await finds(who, caseNumber)]).toEqual([who, false, true]);
    }
    expect(await finds('head', '只写在这里')).toBe(true);
    await reports.name(id, 'clerk');
    expect(await finds('clerk', '只写在这里')).toBe(true);
  });

  it('leaves an entry in the audit trail every time it is shown, and none where it is withheld', async () => {
    const id = await reports.dispatched();
    const views = async () =>
      (
        await http.database.sql<{ actor: string }>(
          `SELECT actor_id AS actor FROM audit_entry WHERE action = 'complaint.view-report' AND subject_id = ? ORDER BY at, id`,
          [id],
        )
      ).map(({ actor }) => actor);
    const before = await views();
    await reports.get('clerk', id);
    await reports.get('supervisor', id);
    expect(await views()).toEqual(before);
    await reports.get('head', id);
    await reports.get('head', id);
    const head = await reports.staffId('head');
    expect((await views()).slice(before.length)).toEqual([head, head]);
  });
});

describe('who handles a report', () => {
  it('a clerk who is not named can do nothing with it, and everything once named', async () => {
    const id = await reports.dispatched();
    const { version } = await reports.get('clerk', id);
    const accept = (at: number) => reports.staff.clerk.call(casesApi.accept, { params: { id }, body: aCommand(at) });
    await expect(accept(version)).rejects.toMatchObject(refusal('platform.forbidden'));
    const named = await reports.name(id, 'clerk');
    expect((await accept(named.version)).state).toBe('accepted');
  });

  it('is named by the head alone', async () => {
    const id = await reports.dispatched();
    await reports.name(id, 'clerk');
    const { version } = await reports.get('clerk', id);
    const body = { ...aCommand(version), staffIds: [] };
    for (const who of ['clerk', 'dispatcher', 'supervisor'] as const) {
      await expect(reports.staff[who].call(caseworkApi.nameHandlers, { params: { id }, body })).rejects.toMatchObject(
        refusal('platform.forbidden'),
      );
    }
    await expect(reports.staff.supervisionHead.call(caseworkApi.nameHandlers, { params: { id }, body })).rejects.toMatchObject(
      refusal('complaint.not-found'),
    );
  });

  it('is named anew when the case has been with somebody else', async () => {
    const id = await reports.dispatched();
    const { version } = await reports.name(id, 'clerk');
    expect(await reports.sight('clerk', id)).toBe('all');
    await reports.staff.head.call(casesApi.return, { params: { id }, body: { ...aCommand(version), reason: '不在本科室职责范围内。' } });
    await reports.dispatch('dispatcher', id, YUELU_OFFICE);
    expect(await reports.sight('clerk', id)).toBe('outline');
  });

  it('works in the leading office: of others the first is named, and nobody becomes a handler', async () => {
    const id = await reports.dispatched();
    const { version } = await reports.get('head', id);
    const staffIds = [await reports.staffId('clerk'), await reports.staffId('otherOffice')];
    const asked = reports.staff.head.call(caseworkApi.nameHandlers, { params: { id }, body: { ...aCommand(version), staffIds } });
    await expect(asked).rejects.toMatchObject({
      problem: { code: 'platform.invalid-request', fields: [{ field: 'staffIds[1]', reason: 'unknown' }] },
    });
    expect(await reports.sight('clerk', id)).toBe('outline');
    const colleagues = await reports.staff.head.call(caseworkApi.colleagues, { params: { id } });
    expect(colleagues.map((one) => one.name).sort()).toEqual(['李强', '陈静']);
  });

  it('only handlers are told who could be named, and are given texts that name its category', async () => {
    const id = await reports.dispatched();
    for (const route of [caseworkApi.colleagues, caseworkApi.filledTemplates] as const) {
      await expect(reports.staff.clerk.call<{ params: { id: ComplaintId } }, unknown>(route, { params: { id } })).rejects.toMatchObject(
        refusal('complaint.confidential'),
      );
    }
  });

  it('is not a question for other kinds of cases', async () => {
    const { id } = await file(http, reports.citizen);
    const { version } = await reports.get('head', id);
    const asked = reports.staff.head.call(caseworkApi.nameHandlers, { params: { id }, body: { ...aCommand(version), staffIds: [] } });
    await expect(asked).rejects.toMatchObject(refusal('complaint.action-not-possible'));
    expect((await reports.get('clerk', id)).confidentiality).toBeNull();
  });
});

it('nobody is shown who reported, with a login or without one', async () => {
  const id = await reports.dispatched();
  const named = await reports.get('head', id);
  expect(named.contact).toBeNull();
  const asked = reports.staff.head.call(casesApi.revealContact, { params: { id }, body: { reason: '核实情况' } });
  await expect(asked).rejects.toMatchObject(refusal('platform.forbidden'));
  const phone = String(nextPhone);
  for (const search of [phone, phone.slice(-4)]) {
    expect((await reports.listed('dispatcher', { tab: 'toAccept', search })).map((row) => row.id)).not.toContain(id);
  }
});

it('an anonymous report is worked to its end, and its reporter comes back by the query code to rate it', async () => {
  const session = await http.anonymous.call(loginsApi.anonymous, {});
  const me = http.as(session.accessToken, session);
  const filed = await me.call(complaintsApi.file, { body: aFiling({ kind: 'report', text: REPORT_TEXT }) });
  const { id } = filed;
  const { queryCode, caseNumber } = await me.call(complaintsApi.queryCode, { params: { id } });
  expect((await reports.get('dispatcher', id)).contact).toEqual({ name: '匿名', phone: '' });
  await reports.dispatch('dispatcher', id, YUELU_OFFICE);
  const named = await reports.name(id, 'clerk');
  const accepted = await reports.staff.clerk.call(casesApi.accept, { params: { id }, body: aCommand(named.version) });
  await reports.staff.clerk.call(casesApi.answer, { params: { id }, body: anAnswer(accepted.version) });
  await http.runJobs();
  const back = (await http.anonymous.call(loginsApi.queryCode, { body: { caseNumber, queryCode } })) satisfies CitizenSessionView;
  const again = http.as(back.accessToken, back);
  const answered = await again.call(complaintsApi.get, { params: { id } });
  expect([answered.state, answered.answer?.outcome]).toEqual(['answered', 'solved']);
  const body = aRating(answered.version, { satisfaction: 1, solved: 'no' });
  expect((await again.call(complaintsApi.rate, { params: { id }, body })).state).toBe('closed');
  // Nobody can be called: neither the first contact nor a call-back is waited for.
  const { clocks } = await reports.get('head', id);
  expect(clocks.map(({ kind }) => kind)).toEqual(['dispatch', 'acceptance', 'resolution', 'rectification']);
  expect(await reports.sight('dispatcher', id)).toBe('outline');
});
