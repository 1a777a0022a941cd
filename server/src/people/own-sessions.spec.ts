import { loginsApi, type CitizenSessionView, type SessionView } from '@zsb/shared/logins';
import { aRealName } from '../../test/factories/a-real-name.js';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let phone: string;
let nextPhone = 13800135000;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(() => {
  http.clock.set(FRIDAY_16_00);
  phone = String(++nextPhone);
});

/** Every login a minute after the one before: a code by SMS goes out once a minute. */
const login = (): Promise<Caller<CitizenSessionView>> => {
  http.clock.advance(60_000);
  return http.citizen(phone);
};
const list = (who: Caller): Promise<SessionView[]> => who.call(loginsApi.sessions, {});
const end = (who: Caller, id: string): Promise<SessionView[]> => who.call(loginsApi.endSession, { params: { id } });
const currentId = async (who: Caller): Promise<string> => (await list(who)).find(({ isCurrent }) => isCurrent)!.id;
const me = (token: string) => http.inject({ method: 'GET', path: '/api/v1/me', token });

it('lists the open sessions of a person, newest first, with way, level and times', async () => {
  const { accessToken, ...session } = await http.anonymous.call(loginsApi.wechat, { body: { code: `code-lister.1` } });
  http.clock.advance(1000);
  const raised = await http.as(accessToken, session).call(loginsApi.bindPhone, { body: { code: `phone-${phone}.1` } });
  const bySms = await login();
  const id = expect.stringMatching(/^[\da-f-]{36}$/);
  expect(await list(bySms)).toEqual([
    {
      id,
      way: 'phone',
      assuranceLevel: 'L2',
      startedAt: '2026-11-20T08:01:01.000Z',
      lastUsedAt: '2026-11-20T08:01:01.000Z',
      isCurrent: true,
    },
    {
      id,
      way: 'wechat',
      assuranceLevel: 'L2',
      startedAt: '2026-11-20T08:00:00.000Z',
      lastUsedAt: '2026-11-20T08:00:01.000Z',
      isCurrent: false,
    },
  ]);
  http.clock.advance(600_000);
  await http.anonymous.call(loginsApi.refresh, { body: { refreshToken: raised.refreshToken } });
  expect((await list(bySms)).map(({ lastUsedAt }) => lastUsedAt)).toEqual(['2026-11-20T08:01:01.000Z', '2026-11-20T08:11:01.000Z']);
});

it.each([
  ['2026-12-20T16:00:59.999+08:00', 2],
  ['2026-12-20T16:01:00.000+08:00', 1],
])('a session of 20 November 16:01 is one of those open at %s: of %d', async (now, open) => {
  await login();
  const later = await login();
  http.clock.set(new Date(now));
  expect(await list(later)).toHaveLength(open);
});

it('ending another session answers those that are left, and refuses its tokens at once', async () => {
  const [other, mine] = [await login(), await login()];
  const left = await end(mine, await currentId(other));
  expect(left).toEqual([expect.objectContaining({ isCurrent: true })]);
  expect(await me(other.session.accessToken)).toMatchObject({ status: 401, body: { code: 'platform.unauthenticated' } });
  const refreshed = http.anonymous.call(loginsApi.refresh, { body: { refreshToken: other.session.refreshToken } });
  await expect(refreshed).rejects.toMatchObject({ problem: { status: 401, code: 'login.refresh-invalid' } });
  expect((await me(mine.token)).status).toBe(200);
  expect(await list(mine)).toEqual(left);
});

it('ending the current session answers the others, and is the end of it', async () => {
  const [other, mine] = [await login(), await login()];
  const otherId = await currentId(other);
  expect(await end(mine, await currentId(mine))).toMatchObject([{ id: otherId, isCurrent: false }]);
  expect((await me(mine.session.accessToken)).status).toBe(401);
  expect((await me(other.token)).status).toBe(200);
});

it('ending a session twice is ending it once', async () => {
  const [other, mine] = [await login(), await login()];
  const id = await currentId(other);
  expect(await end(mine, id)).toEqual(await end(mine, id));
  const rows = await http.database.sql(`SELECT id FROM audit_entry WHERE subject_id = ? AND action = 'session.end'`, [id]);
  expect(rows).toHaveLength(1);
});

describe('a session that is not one’s own', () => {
  const staffSession = async () => {
    await http.staff('paidan01');
    const [row] = await http.database.sql<{ id: string }>(`SELECT id FROM session WHERE owner_kind = 'staff' AND ended_at IS NULL`);
    return row!.id;
  };
  const strangerSession = async () => currentId(await http.citizen(String(++nextPhone)));
  it.each<[string, () => Promise<string>, string]>([
    ['of another citizen', strangerSession, 'session.not-found'],
    ['of staff', staffSession, 'session.not-found'],
    ['of nobody', async () => '01a1f771-c6de-7371-975e-c310df6c6060', 'session.not-found'],
    ['that cannot be one', async () => '1', 'platform.not-found'],
  ])('%s is 404, and stays as it is', async (_, find, code) => {
    const mine = await login();
    const id = await find();
    const open = () => http.database.sql('SELECT id FROM session WHERE ended_at IS NULL ORDER BY id');
    const before = await open();
    await expect(end(mine, id)).rejects.toMatchObject({ problem: { status: 404, code } });
    expect(await open()).toEqual(before);
  });
});

it('nobody sees the sessions of another', async () => {
  const stranger = await http.citizen(String(++nextPhone));
  const mine = await login();
  expect((await list(mine)).map(({ id }) => id)).not.toContain(await currentId(stranger));
});

it('a session that became another person’s by a document is among theirs, who may end it', async () => {
  const request = aRealName();
  const owner = await login();
  await owner.call(loginsApi.confirmRealName, { body: request });
  const visitor = await http.citizen(String(++nextPhone));
  const visitorId = await currentId(visitor);
  const raised = await visitor.call(loginsApi.confirmRealName, { body: request });
  expect(await list(owner)).toContainEqual(expect.objectContaining({ id: visitorId, assuranceLevel: 'L3', isCurrent: false }));
  await end(owner, visitorId);
  expect((await me(raised.accessToken)).status).toBe(401);
});

it('a session of before the way was kept came by phone', async () => {
  const mine = await login();
  await http.database.transaction(() => http.database.change('UPDATE session SET way = NULL WHERE owner_id = ?', [mine.session.me.id]));
  expect(await list(mine)).toMatchObject([{ way: 'phone' }]);
});

it('an ended session is refused the list too', async () => {
  const mine = await login();
  await end(mine, await currentId(mine));
  expect(await http.inject({ method: 'GET', path: '/api/v1/me/sessions', token: mine.session.accessToken })).toMatchObject({ status: 401 });
});
