import { complaintsApi } from '@zsb/shared/complaints-api';
import { loginsApi, type CitizenSessionView } from '@zsb/shared/logins';
import { aFiling } from '../../test/factories/a-filing.js';
import { FRIDAY_16_00, startHttp, type TestHttp } from '../../test/http.js';

/** Below L3 nobody is told a name. */
const NAMELESS = { name: null, document: null };
let http: TestHttp;
let phone: string;
let nextPhone = 13800131000;
let nextAddress = 0;
let address: string;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  http.clock.set(FRIDAY_16_00);
  phone = String(++nextPhone);
  address = `203.0.113.${++nextAddress}`;
  await http.sandbox.reset();
});

const ask = (typed = phone) => http.inject({ method: 'POST', path: '/api/v1/logins/sms-codes', body: { phone: typed }, address });
const login = (code: string, typed = phone) =>
  http.inject({ method: 'POST', path: '/api/v1/logins/sms', body: { phone: typed, code }, address });
const codes = async (to = phone) => (await http.sandbox.messages(to)).map(({ params }) => params!['code']!);
const latestCode = async () => (await codes())[0]!;
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const wechat = (name: string, press = 1) => http.anonymous.call(loginsApi.wechat, { body: { code: `code-${name}.${press}` } });
const bind = (session: CitizenSessionView, number: string, press = 1) =>
  http.as(session.accessToken, session).call(loginsApi.bindPhone, { body: { code: `phone-${number}.${press}` } });

describe('a login by SMS', () => {
  it('sends six digits, and opens a session of level L2 with them', async () => {
    expect(await ask()).toMatchObject({ status: 202, body: { expiresIn: 300, retryAfter: 60 } });
    const code = await latestCode();
    expect(code).toMatch(/^\d{6}$/);
    expect(await login(code)).toMatchObject({
      status: 200,
      body: { expiresIn: 900, me: { assuranceLevel: 'L2', phone: `138****${phone.slice(-4)}` } },
    });
  });

  it('takes a code once', async () => {
    await ask();
    const code = await latestCode();
    expect((await login(code)).status).toBe(200);
    expect(await login(code)).toMatchObject({ status: 400, body: { code: 'login.code-expired' } });
  });

  it('knows one person by a number however it is typed', async () => {
    const ids = new Set<string>();
    for (const typed of [
      phone,
      `+86${phone}`,
      `0086 ${phone}`,
      ` ${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)} `,
      fullWidth(phone),
    ]) {
      expect((await ask(typed)).status).toBe(202);
      const { body } = await login(await latestCode(), typed);
      ids.add((body as CitizenSessionView).me.id);
      http.clock.advance(60_000);
    }
    expect(ids.size).toBe(1);
  });

  it.each(['12345678901', '1380013800', '138001380000', '0731-88880000', '+1 3800138000', 'abc', ''])(
    'asks again for the number where it is “%s”',
    async (typed) => {
      expect(await ask(typed)).toMatchObject({
        status: 400,
        body: { code: 'platform.invalid-request', fields: [{ field: 'phone', reason: 'format' }] },
      });
    },
  );

  it('sends no second code within a minute, says how long to wait, and the first stays good', async () => {
    await ask();
    http.clock.advance(59_001);
    const refused = await ask();
    expect(refused).toMatchObject({ status: 429, body: { code: 'platform.too-many-requests', params: { retryAfterSeconds: 1 } } });
    expect(refused.headers['retry-after']).toBe('1');
    expect(await codes()).toHaveLength(1);
    http.clock.advance(999);
    expect((await ask()).status).toBe(202);
    expect(await codes()).toHaveLength(2);
  });

  it('a newer code ends the older', async () => {
    await ask();
    const older = await latestCode();
    http.clock.advance(60_000);
    await ask();
    // One in a million codes repeats: then there is nothing to tell apart.
    if (older !== (await latestCode())) expect(await login(older)).toMatchObject({ status: 400, body: { code: 'login.code-invalid' } });
    expect((await login(await latestCode())).status).toBe(200);
  });

  it.each([
    [299_999, 200],
    [300_000, 400],
  ])('a code of %d ms answers %d', async (age, status) => {
    await ask();
    const code = await latestCode();
    http.clock.advance(age);
    expect((await login(code)).status).toBe(status);
  });

  it('five wrong guesses end a code: the right one comes too late', async () => {
    await ask();
    const code = await latestCode();
    for (let guess = 1; guess <= 5; guess++) {
      expect(await login(wrong(code))).toMatchObject({
        status: 400,
        body: { code: 'login.code-invalid', fields: [{ field: 'code', reason: 'unknown' }] },
      });
      // Past every wait that the address has earned.
      http.clock.advance(10_000);
    }
    expect(await login(code)).toMatchObject({ status: 400, body: { code: 'login.code-expired' } });
  });

  it('wrong guesses from one address make it wait, another address does not', async () => {
    await ask();
    const code = await latestCode();
    for (let guess = 1; guess <= 4; guess++) await login(wrong(code));
    expect(await login(code)).toMatchObject({ status: 429, body: { params: { retryAfterSeconds: 2 } } });
    address = `198.51.100.${nextAddress}`;
    expect((await login(code)).status).toBe(200);
  });

  it('a code that was never asked for is expired, and no person is made', async () => {
    const persons = async () => (await http.database.sql<{ n: number }>('SELECT COUNT(*) AS n FROM person'))[0]!.n;
    const before = await persons();
    expect(await login('123456')).toMatchObject({ status: 400, body: { code: 'login.code-expired' } });
    expect(await persons()).toBe(before);
  });

  it('twenty logins of a new number at once make one person', async () => {
    await ask();
    const code = await latestCode();
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('says 503 when the provider refuses or is not there', async () => {
    await http.sandbox.fault({ target: 'sms', errcode: 1001, times: 1 });
    expect(await ask()).toMatchObject({ status: 503, body: { code: 'platform.upstream-unavailable' } });
  });
});

const fullWidth = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

describe('a login by WeChat', () => {
  it('is L1 without a phone, and the same person each time', async () => {
    const first = await wechat('once');
    expect(first.me).toEqual({ id: first.me.id, phone: null, assuranceLevel: 'L1', ...NAMELESS });
    expect((await wechat('once', 2)).me.id).toBe(first.me.id);
    expect((await wechat('other')).me.id).not.toBe(first.me.id);
  });

  it.each([
    ['unknown', ['nonsense']],
    ['used', ['code-used.1', 'code-used.1']],
  ])('refuses a code that is %s', async (_, presses) => {
    const answers = [];
    for (const code of presses) answers.push(await http.inject({ method: 'POST', path: '/api/v1/logins/wechat', body: { code } }));
    expect(answers.at(-1)).toMatchObject({ status: 400, body: { code: 'login.code-invalid' } });
  });

  it('cannot file: the answer names the level that is missing', async () => {
    const session = await wechat('filer');
    await expect(http.as(session.accessToken, session).call(complaintsApi.file, { body: aFiling() })).rejects.toMatchObject({
      problem: { status: 403, code: 'identity.level-required', params: { level: 'L2' } },
    });
  });
});

describe('binding a phone', () => {
  it('raises the session to L2: the person can file, and is the same by SMS', async () => {
    const session = await wechat('binder');
    const raised = await bind(session, phone);
    expect(raised.me).toEqual({ id: session.me.id, phone: `138****${phone.slice(-4)}`, assuranceLevel: 'L2', ...NAMELESS });
    const filed = await http.as(raised.accessToken, raised).call(complaintsApi.file, { body: aFiling() });
    const bySms = await http.citizen(phone);
    expect((await bySms.call(complaintsApi.get, { params: { id: filed.id } })).id).toBe(filed.id);
  });

  it('ends the old refresh token: only the raised session goes on', async () => {
    const session = await wechat('raiser');
    const raised = await bind(session, phone);
    await expect(http.anonymous.call(loginsApi.refresh, { body: { refreshToken: session.refreshToken } })).rejects.toMatchObject({
      problem: { code: 'login.refresh-invalid' },
    });
    expect(raised.refreshToken).not.toBe(session.refreshToken);
  });

  it('with a number that leads to somebody already makes the session theirs, and leaves the WeChat login where it was', async () => {
    const owner = await http.citizen(phone);
    const session = await wechat('visitor');
    const raised = await bind(session, phone);
    expect(raised.me.id).toBe(owner.session.me.id);
    // Leading a second login to an existing person takes L4: the next WeChat login is the visitor again, at L1.
    expect((await wechat('visitor', 2)).me).toEqual({ id: session.me.id, phone: null, assuranceLevel: 'L1', ...NAMELESS });
  });

  it('does not raise the person’s other sessions', async () => {
    const [one, two] = [await wechat('twice', 1), await wechat('twice', 2)];
    await bind(one, phone);
    expect((await http.as(two.accessToken, two).call(loginsApi.me, {})).assuranceLevel).toBe('L1');
  });

  it('refuses a code of the button that is unknown', async () => {
    const session = await wechat('refused');
    const answer = http.as(session.accessToken, session).call(loginsApi.bindPhone, { body: { code: 'nonsense' } });
    await expect(answer).rejects.toMatchObject({ problem: { status: 400, code: 'login.code-invalid' } });
  });
});
