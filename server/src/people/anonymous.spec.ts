import type { QueryCodeView } from '@zsb/shared/complaint-views';
import { complaintsApi } from '@zsb/shared/complaints-api';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';
import { aCommand } from '../../test/factories/a-command.js';
import { aFiling, IN_YUELU } from '../../test/factories/a-filing.js';
import { aPhoto, asUpload } from '../../test/factories/a-photo.js';
import { aRealName } from '../../test/factories/a-real-name.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

const WRONG_CODE = '00000-00000';

let http: TestHttp;
let nextAddress = 0;
/** Every test comes from an address of its own: one that guesses has to wait. */
let address: string;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(() => {
  http.clock.set(FRIDAY_16_00);
  address = `203.0.113.${++nextAddress}`;
});

const refusal = (code: string) => ({ problem: { code } });

async function begin(): Promise<Caller<CitizenSessionView>> {
  const { body } = await http.inject({ method: 'POST', path: loginsApi.anonymous.path, address });
  const session = body as CitizenSessionView;
  return http.as(session.accessToken, session);
}
const aReport = (overrides = {}) => aFiling({ kind: 'report', contact: null, ...overrides });
async function filed(): Promise<{ me: Caller<CitizenSessionView>; id: string; caseNumber: string; version: number }> {
  const me = await begin();
  const { id, caseNumber, version } = await me.call(complaintsApi.file, { body: aReport() });
  return { me, id, caseNumber, version };
}
const codeOf = ({ me, id }: { me: Caller; id: string }): Promise<QueryCodeView> =>
  me.call(complaintsApi.queryCode, { params: { id: id as never } });
const comeBack = (caseNumber: string, queryCode: string, from = address) =>
  http.inject({ method: 'POST', path: loginsApi.queryCode.path, body: { caseNumber, queryCode }, address: from });

describe('an anonymous session', () => {
  it('knows nobody, and is refreshed like any other', async () => {
    const { session } = await begin();
    expect(session.me).toEqual({ id: expect.any(String), phone: null, assuranceLevel: 'L2', name: null, document: null });
    const again = await http.anonymous.call(loginsApi.refresh, { body: { refreshToken: session.refreshToken } });
    expect(again.me.id).toBe(session.me.id);
  });

  it('files a report with photos, which is stored without a phone and as anonymous', async () => {
    const me = await begin();
    const upload = asUpload(await aPhoto());
    const photo = await http.inject({ method: 'POST', path: '/api/v1/photos', token: me.token, ...upload });
    const view = await me.call(complaintsApi.file, { body: aReport({ photoIds: [photo.body.id] }) });
    expect([view.kind, view.photos.length]).toEqual(['report', 1]);
    const [row] = await http.database.sql<{ isAnonymous: number }>('SELECT is_anonymous AS isAnonymous FROM complaint WHERE id = ?', [
      view.id,
    ]);
    expect(Number(row!.isAnonymous)).toBe(1);
    expect((await me.call(complaintsApi.list, {})).items.map(({ id }) => id)).toEqual([view.id]);
  });

  it.each(['complaint', 'help', 'enquiry', 'suggestion', 'snapshot'] as const)('files no %s', async (kind) => {
    const me = await begin();
    await expect(me.call(complaintsApi.file, { body: aFiling({ kind }) })).rejects.toMatchObject({
      problem: { fields: [{ field: 'kind', reason: 'not-one-of', limit: 'report' }] },
    });
  });

  it('files one report: the same again is the same one, another is refused', async () => {
    const me = await begin();
    const body = aReport();
    const first = await me.call(complaintsApi.file, { body });
    expect((await me.call(complaintsApi.file, { body })).id).toBe(first.id);
    await expect(me.call(complaintsApi.file, { body: aReport() })).rejects.toMatchObject(refusal('platform.forbidden'));
    expect((await me.call(complaintsApi.list, {})).items).toHaveLength(1);
  });

  it('files one report of two that are sent at once', async () => {
    const me = await begin();
    const answers = await Promise.allSettled([0, 1, 2, 3].map(() => me.call(complaintsApi.file, { body: aReport() })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await me.call(complaintsApi.list, {})).items).toHaveLength(1);
  });

  it('cannot be made by the hundred from one address, and others are not held up by it', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await http.inject({ method: 'POST', path: loginsApi.anonymous.path, address })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    expect((await http.inject({ method: 'POST', path: loginsApi.anonymous.path, address: '203.0.113.250' })).status).toBe(200);
  });

  it('ends like any other', async () => {
    const me = await begin();
    await me.call(loginsApi.end, {});
    expect((await http.inject({ method: 'GET', path: '/api/v1/complaints', token: me.token })).status).toBe(401);
  });

  it('opens a closed list of routes and is refused on every other one', async () => {
    const { body } = await http.inject({ method: 'GET', path: '/api/openapi.json' });
    const { paths } = body as { paths: Record<string, Record<string, { 'x-permission'?: string }>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-permission': permission = '' }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        permission,
      })),
    );
    const open = routes.filter(({ permission }) => permission.endsWith(', anonymous')).map(({ name }) => name);
    expect(open.sort()).toEqual([
      'GET /api/v1/complaints',
      'GET /api/v1/complaints/{id}',
      'POST /api/v1/complaints',
      'POST /api/v1/complaints/{id}/appeal',
      'POST /api/v1/complaints/{id}/query-code',
      'POST /api/v1/complaints/{id}/rate',
      'POST /api/v1/complaints/{id}/supplement',
      'POST /api/v1/complaints/{id}/supply',
      'POST /api/v1/complaints/{id}/urge',
      'POST /api/v1/logins/end',
      'POST /api/v1/photos',
    ]);
    const { token } = await begin();
    const closed = routes.filter(({ permission }) => permission !== '' && !permission.endsWith(', anonymous'));
    expect(closed.length).toBeGreaterThan(30);
    for (const { name } of closed) {
      const [method, path] = name.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
      const url = path.replace(/\{\w+\}/g, '01a1f771-c6de-7371-975e-c310df6c6060');
      const answer = await http.inject({ method, path: url, token, body: method === 'GET' || method === 'DELETE' ? undefined : {} });
      expect([name, answer.status, (answer.body as { code: string }).code]).toEqual([name, 403, 'platform.forbidden']);
    }
  });

  it('has no name, no inbox and nobody to follow', async () => {
    const { me } = await filed();
    for (const forbidden of [
      () => me.call(loginsApi.me, {}),
      () => me.call(loginsApi.confirmRealName, { body: aRealName() }),
      () => me.call(noticesApi.list, {}),
      () => me.call(complaintsApi.similar, { body: { categoryCode: '0201', point: IN_YUELU } }),
    ]) {
      await expect(forbidden()).rejects.toMatchObject(refusal('platform.forbidden'));
    }
  });
});

describe('the query code', () => {
  it('brings its holder back to the report in a session of its own', async () => {
    const { me, id, caseNumber } = await filed();
    const { queryCode } = await codeOf({ me, id });
    expect(queryCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const back = (await comeBack(caseNumber, queryCode)).body as CitizenSessionView;
    const again = http.as(back.accessToken, back);
    expect((await again.call(complaintsApi.list, {})).items.map((one) => one.id)).toEqual([id]);
    expect((await me.call(complaintsApi.get, { params: { id: id as never } })).caseNumber).toBe(caseNumber);
  });

  it('is read however it is typed', async () => {
    const report = await filed();
    const { queryCode } = await codeOf(report);
    const typed = queryCode.replace('-', ' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await comeBack(report.caseNumber.toLowerCase().replaceAll('-', ''), typed)).status).toBe(200);
  });

  it('is the same for calls at once and for a call after a lost answer, and another for another report', async () => {
    const report = await filed();
    const atOnce = await Promise.all([codeOf(report), codeOf(report), codeOf(report)]);
    const codes = [...atOnce, await codeOf(report)].map(({ queryCode }) => queryCode);
    expect(new Set(codes).size).toBe(1);
    expect((await comeBack(report.caseNumber, codes[0]!)).status).toBe(200);
    expect((await codeOf(await filed())).queryCode).not.toBe(codes[0]);
  });

  it.each([
    ['ten minutes after the filing', 600_000, 200],
    ['a moment later', 600_001, 409],
  ])('can be asked for up to ten minutes: %s', async (_, later, status) => {
    const { me, id } = await filed();
    http.clock.advance(later);
    expect((await http.inject({ method: 'POST', path: `/api/v1/complaints/${id}/query-code`, token: me.token })).status).toBe(status);
  });

  it('is not given to somebody with a login: their report is confidential, not anonymous', async () => {
    const me = await http.citizen('13800137101');
    const { id } = await me.call(complaintsApi.file, { body: aReport() });
    await expect(codeOf({ me, id })).rejects.toMatchObject(refusal('complaint.action-not-possible'));
  });

  it('is not given to somebody else', async () => {
    const { id } = await filed();
    await expect(codeOf({ me: await begin(), id })).rejects.toMatchObject(refusal('complaint.not-found'));
  });

  it('is nowhere in the database in clear', async () => {
    const report = await filed();
    const code = (await codeOf(report)).queryCode.replace('-', '');
    const rows = JSON.stringify([
      await http.database.sql('SELECT * FROM query_code'),
      await http.database.sql('SELECT * FROM audit_entry'),
    ]);
    expect(rows).not.toContain(code);
    expect(rows).toContain(report.id);
  });

  it('a wrong code and an unknown number are refused alike', async () => {
    const { caseNumber, ...report } = await filed();
    await codeOf(report);
    const answers = [await comeBack(caseNumber, WRONG_CODE), await comeBack('TS20261120-ZZZZZZ-0', WRONG_CODE), await comeBack('x', 'x')];
    for (const answer of answers) {
      const body = { code: 'login.query-code-wrong', fields: [{ field: 'queryCode', reason: 'unknown' }] };
      expect(answer).toMatchObject({ status: 401, body });
    }
  });

  it('a code opens its own case number alone', async () => {
    const [one, other] = [await filed(), await filed()];
    const { queryCode } = await codeOf(one);
    await codeOf(other);
    expect((await comeBack(other.caseNumber, queryCode)).status).toBe(401);
  });
});

it('an anonymous report can be supplemented and is read again with what was added', async () => {
  const { me, id, version } = await filed();
  const body = { ...aCommand(version), text: '昨天晚上又发生了一次', photoIds: [] };
  const view = await me.call(complaintsApi.supplement, { params: { id: id as never }, body });
  expect(view.messages.map(({ text }) => text)).toEqual(['昨天晚上又发生了一次']);
});
