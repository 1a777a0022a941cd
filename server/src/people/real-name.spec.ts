import { loginsApi, type CitizenSessionView, type RealNameRequest } from '@zsb/shared/logins';
import { aRealName, aResidentId } from '../../test/factories/a-real-name.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let me: Caller<CitizenSessionView>;
let phone: string;
let nextPhone = 13800134000;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  await http.sandbox.reset();
  phone = String(++nextPhone);
  me = await http.citizen(phone);
});

const confirm = (who: Caller, request: RealNameRequest) => who.call(loginsApi.confirmRealName, { body: request });
const as = (session: CitizenSessionView) => http.as(session.accessToken, session);
const wechat = (name: string, press = 1) => http.anonymous.call(loginsApi.wechat, { body: { code: `code-${name}.${press}` } });
const bind = (session: CitizenSessionView, press: number) =>
  as(session).call(loginsApi.bindPhone, { body: { code: `phone-${phone}.${press}` } });
/** The same person on a second device. */
const again = () => {
  http.clock.advance(60_000);
  return http.citizen(phone);
};
const refusal = (problem: object) => ({ problem });
const count = async (sql: string, values: string[] = []) => Number((await http.database.sql<{ n: number }>(sql, values))[0]?.n ?? 0);
const documentsOf = (personId: string) => count('SELECT COUNT(*) AS n FROM identity_document WHERE person_id = ?', [personId]);
const failures = () => count('SELECT SUM(failures) AS n FROM throttle');

/** What a refusal must leave as it was; the throttle is looked at apart. */
async function stored(): Promise<unknown> {
  const tables = ['audit_entry', 'person', 'login', 'job'].map((table) => count(`SELECT COUNT(*) AS n FROM ${table}`));
  const sessions = await http.database.sql('SELECT id, owner_id, level, turn FROM session ORDER BY id');
  const documents = await http.database.sql('SELECT * FROM identity_document ORDER BY id');
  return { counts: await Promise.all(tables), sessions, documents };
}

describe('a name and a document that the public security confirms', () => {
  it('raise the session to L3, which shows them masked from then on', async () => {
    const documentNumber = aResidentId();
    const raised = await confirm(
      me,
      aRealName({ name: ' 张 小三', documentNumber: `${documentNumber.slice(0, 6)} ${documentNumber.slice(6)}` }),
    );
    const view = {
      id: me.session.me.id,
      phone: me.session.me.phone,
      assuranceLevel: 'L3',
      name: '张*三',
      document: `4301**********${documentNumber.slice(-4)}`,
    };
    expect(raised.me).toEqual(view);
    expect(await as(raised).call(loginsApi.me, {})).toEqual(view);
    expect((await http.anonymous.call(loginsApi.refresh, { body: { refreshToken: raised.refreshToken } })).me).toEqual(view);
  });

  it('leave the person’s other sessions at their level, without a name', async () => {
    const other = await again();
    await confirm(me, aRealName());
    const nameless = { assuranceLevel: 'L2', name: null, document: null };
    expect(await other.call(loginsApi.me, {})).toMatchObject(nameless);
    expect((await again()).session.me).toMatchObject(nameless);
  });

  it('end the old refresh token: only the raised session goes on', async () => {
    await confirm(me, aRealName());
    await expect(http.anonymous.call(loginsApi.refresh, { body: { refreshToken: me.session.refreshToken } })).rejects.toMatchObject(
      refusal({ code: 'login.refresh-invalid' }),
    );
  });

  it('are in the audit trail by ids and kinds only', async () => {
    await confirm(me, aRealName());
    const rows = await http.database.sql<{ details: string }>(
      `SELECT details FROM audit_entry WHERE action = 'person.confirm-real-name' AND subject_id = ?`,
      [me.session.me.id],
    );
    const details = rows.map((row) => JSON.parse(row.details) as unknown);
    expect(details).toEqual([{ documentId: expect.stringMatching(/^[\da-f-]{36}$/), documentKind: 'resident-id' }]);
  });

  it('are kept once however often they are confirmed, with the name of the last time', async () => {
    const request = aRealName();
    const first = await confirm(me, request);
    const second = await confirm(as(first), { ...request, name: '李四' });
    expect([second.me.name, await documentsOf(me.session.me.id)]).toEqual(['李*', 1]);
  });

  it('take a further kind of document for the same person, and go on showing the resident card', async () => {
    const first = await confirm(me, aRealName({ name: '张三' }));
    http.clock.advance(1000);
    const second = await confirm(as(first), aRealName({ name: 'ZHANG SAN', documentKind: 'passport', documentNumber: 'E13400001' }));
    expect(second.me).toEqual(first.me);
    expect(await documentsOf(me.session.me.id)).toBe(2);
  });

  it('show another document where there is no resident card', async () => {
    const { me: view } = await confirm(me, aRealName({ documentKind: 'hk-mo-permit', documentNumber: 'h13400001' }));
    expect(view).toMatchObject({ name: '张*三', document: 'H1*****01' });
  });

  it('are not forgotten by a session that proves its phone once more', async () => {
    const atPhone = await bind(await wechat('keeps-level'), 1);
    const raised = await confirm(as(atPhone), aRealName());
    expect((await bind(raised, 2)).me).toEqual(raised.me);
  });
});

it('the names and numbers that the demo personas carry are confirmed', async () => {
  const personas = await http.anonymous.call(loginsApi.demoPersonas, {});
  const given = personas.flatMap(({ description }) => [...description.matchAll(/(\p{Script=Han}+)，(\d{17}[\dX])/gu)]);
  expect(given).toHaveLength(2);
  for (const [, name, documentNumber] of given) {
    const visitor = await http.citizen(String(++nextPhone));
    expect((await confirm(visitor, aRealName({ name, documentNumber }))).me.assuranceLevel).toBe('L3');
  }
});

describe('one document, one person', () => {
  it('the session of whoever names it becomes that person’s, and the login stays where it was', async () => {
    const request = aRealName();
    await confirm(me, request);
    phone = String(++nextPhone);
    const other = await http.citizen(phone);
    const raised = await confirm(other, request);
    expect(raised.me).toMatchObject({ id: me.session.me.id, phone: me.session.me.phone, assuranceLevel: 'L3' });
    expect((await again()).session.me).toEqual(other.session.me);
    expect(await documentsOf(other.session.me.id)).toBe(0);
  });

  it('two who name it at the same moment are one person', async () => {
    const other = await http.citizen(String(++nextPhone));
    const request = aRealName();
    const raised = await Promise.all([confirm(me, request), confirm(other, request)]);
    const ids = raised.map((session) => session.me.id);
    expect(new Set(ids).size).toBe(1);
    expect([me.session.me.id, other.session.me.id]).toContain(ids[0]);
    expect(raised.map((session) => session.me.assuranceLevel)).toEqual(['L3', 'L3']);
    expect((await documentsOf(me.session.me.id)) + (await documentsOf(other.session.me.id))).toBe(1);
  });

  it('a second resident card is refused, and nothing is stored', async () => {
    const raised = await confirm(me, aRealName());
    const before = await stored();
    await expect(confirm(as(raised), aRealName())).rejects.toMatchObject(refusal({ status: 409, code: 'identity.other-document' }));
    expect(await stored()).toEqual(before);
  });

  it('of two resident cards that one person names on two devices at the same moment one is kept', async () => {
    const other = await again();
    const results = await Promise.allSettled([confirm(me, aRealName()), confirm(other, aRealName())]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusal({ code: 'identity.other-document' }) });
    expect(await documentsOf(me.session.me.id)).toBe(1);
  });
});

describe('a request that cannot be right', () => {
  it.each<[string, Record<string, unknown>, object, object]>([
    ['without consent', { consent: undefined }, { field: 'consent', reason: 'required' }, {}],
    ['with consent refused', { consent: false }, { field: 'consent', reason: 'not-one-of' }, {}],
    ['with a consent that is text', { consent: 'true' }, { field: 'consent', reason: 'not-one-of' }, {}],
    ['of an unknown kind', { documentKind: 'uscc' }, { field: 'documentKind', reason: 'not-one-of' }, {}],
    ['without a name', { name: ' ' }, { field: 'name', reason: 'too-short' }, {}],
    ['with a name of 51 letters', { name: '张'.repeat(51) }, { field: 'name', reason: 'too-long', limit: 50 }, {}],
    ['with a digit in the name', { name: '张3' }, { field: 'name', reason: 'format' }, {}],
    ['with a NUL in the name', { name: '张\u0000三' }, { field: 'name', reason: 'bad-character' }, {}],
    ['without a number', { documentNumber: '' }, { field: 'documentNumber', reason: 'too-short' }, {}],
    ['with a number of 31 digits', { documentNumber: '1'.repeat(31) }, { field: 'documentNumber', reason: 'too-long', limit: 30 }, {}],
    [
      'with a wrong check digit',
      { documentNumber: '110101199003077775' },
      { field: 'documentNumber', reason: 'format' },
      { detail: 'check-digit' },
    ],
    ['born tomorrow', { documentNumber: '110102202611210050' }, { field: 'documentNumber', reason: 'format' }, { detail: 'birth-date' }],
  ])('%s is refused before anybody outside is asked, and nothing is stored', async (_, changes, field, params) => {
    // Whoever asks outside gets 503.
    await http.sandbox.fault({ target: 'public-security', status: 502 });
    const [before, failed] = [await stored(), await failures()];
    const answer = await http.inject({
      method: 'POST',
      path: '/api/v1/me/real-name',
      token: me.token,
      body: { ...aRealName(), ...changes },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'platform.invalid-request', params, fields: [field] } });
    expect([await stored(), await failures()]).toEqual([before, failed]);
  });

  it('is refused to a session of L1, with the level that is missing', async () => {
    const session = await wechat('no-phone-yet');
    await expect(confirm(as(session), aRealName())).rejects.toMatchObject(
      refusal({ status: 403, code: 'identity.level-required', params: { level: 'L2' } }),
    );
  });
});

describe('what the public security does not confirm', () => {
  it.each(['张不符', '张查无'])('is refused without saying why, and only the attempt is kept: %s', async (name) => {
    const [before, failed] = [await stored(), await failures()];
    await expect(confirm(me, aRealName({ name }))).rejects.toMatchObject(
      refusal({ status: 400, code: 'identity.not-confirmed', params: {}, fields: [] }),
    );
    expect([await stored(), await failures()]).toEqual([before, failed + 1]);
  });

  it('makes the person wait after four wrong attempts, though a right one came between, and nobody else', async () => {
    const wrong = (who: Caller) =>
      expect(confirm(who, aRealName({ name: '张不符' }))).rejects.toMatchObject(refusal({ code: 'identity.not-confirmed' }));
    for (let attempt = 1; attempt <= 3; attempt++) await wrong(me);
    const raised = as(await confirm(me, aRealName()));
    await wrong(raised);
    const wait = { status: 429, code: 'platform.too-many-requests', params: { retryAfterSeconds: 2 } };
    await expect(confirm(raised, aRealName())).rejects.toMatchObject(refusal(wait));
    await expect(confirm(await http.citizen(String(++nextPhone)), aRealName())).resolves.toBeDefined();
    http.clock.advance(2000);
    await wrong(raised);
  });

  it('is asked about ten times at once and no more, before the first answer is back', async () => {
    const asked = Array.from({ length: 14 }, () => confirm(me, aRealName({ name: '张不符' })).catch((error: unknown) => error));
    const codes = (await Promise.all(asked)).map((error) => (error as { problem: { code: string } }).problem.code);
    expect(codes.filter((code) => code === 'identity.not-confirmed')).toHaveLength(10);
    expect(codes.filter((code) => code === 'platform.too-many-requests')).toHaveLength(4);
  });
});

describe('a public security that does not answer', () => {
  const unavailable = refusal({ status: 503, code: 'platform.upstream-unavailable' });

  it('is given up: nothing is stored, no attempt is counted, and meanwhile others write', async () => {
    await http.sandbox.fault({ target: 'public-security', hang: true });
    const [before, failed] = [await stored(), await failures()];
    let isOver = false;
    const hanging = expect(confirm(me, aRealName()).finally(() => (isOver = true))).rejects.toMatchObject(unavailable);
    expect([await stored(), await failures()]).toEqual([before, failed]);
    await http.citizen(String(++nextPhone));
    expect(isOver).toBe(false);
    await hanging;
    expect([await documentsOf(me.session.me.id), await failures()]).toEqual([0, failed]);
    expect((await me.call(loginsApi.me, {})).assuranceLevel).toBe('L2');
  });

  it.each([
    ['breaks', { status: 502 }],
    ['refuses our request', { errcode: 1001 }],
    ['cuts each connection', { dropAfterHandling: true }],
    ['answers without a result', { status: 200 }],
  ])('or that %s: the person is asked to come later, and nothing is stored', async (_, effect) => {
    await http.sandbox.fault({ target: 'public-security', ...effect });
    const [before, failed] = [await stored(), await failures()];
    await expect(confirm(me, aRealName())).rejects.toMatchObject(unavailable);
    expect([await stored(), await failures()]).toEqual([before, failed]);
  });

  it('only once is asked again at once', async () => {
    await http.sandbox.fault({ target: 'public-security', status: 502, times: 1 });
    expect((await confirm(me, aRealName())).me.assuranceLevel).toBe('L3');
  });
});
