import { loginsApi, staffLoginsApi } from '@zsb/shared/logins';
import { FRIDAY_16_00, startHttp, type TestHttp } from '../../../test/http.js';

let http: TestHttp;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(() => http.clock.set(FRIDAY_16_00));

const refresh = (refreshToken: string) => http.anonymous.call(loginsApi.refresh, { body: { refreshToken } });
const me = (token: string) => http.inject({ method: 'GET', path: '/api/v1/me', token });
const invalid = { problem: { code: 'login.refresh-invalid', status: 401 } };

it('a refresh token works once, and its answer carries the next', async () => {
  const { session } = await http.citizen('13800138101');
  const next = await refresh(session.refreshToken);
  expect(next.refreshToken).not.toBe(session.refreshToken);
  expect(next.me).toEqual(session.me);
  expect((await me(next.accessToken)).status).toBe(200);
  expect((await refresh(next.refreshToken)).me).toEqual(session.me);
});

it('a refresh token that comes again ends its family: neither holder gets further', async () => {
  const { session } = await http.citizen('13800138102');
  const next = await refresh(session.refreshToken);
  await expect(refresh(session.refreshToken)).rejects.toMatchObject(invalid);
  await expect(refresh(next.refreshToken)).rejects.toMatchObject(invalid);
  expect(await me(next.accessToken)).toMatchObject({ status: 401, body: { code: 'platform.unauthenticated' } });
});

it('of two uses at the same moment one wins at most, and the family is over', async () => {
  const { session } = await http.citizen('13800138103');
  const results = await Promise.allSettled([refresh(session.refreshToken), refresh(session.refreshToken)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await me(session.accessToken)).status).toBe(401);
});

it('an ended session refuses its access token at once, and its refresh token', async () => {
  const { session, token } = await http.citizen('13800138104');
  expect((await http.inject({ method: 'POST', path: '/api/v1/logins/end', token })).status).toBe(204);
  expect(await me(token)).toMatchObject({ status: 401, body: { code: 'platform.unauthenticated' } });
  await expect(refresh(session.refreshToken)).rejects.toMatchObject(invalid);
});

it('ending one session leaves the other login of the same person open', async () => {
  const one = await http.citizen('13800138105');
  http.clock.advance(60_000);
  const other = await http.citizen('13800138105');
  await http.inject({ method: 'POST', path: '/api/v1/logins/end', token: one.token });
  expect((await me(other.token)).status).toBe(200);
});

it.each([
  ['2026-12-20T15:59:59+08:00', true],
  ['2026-12-20T16:00:00+08:00', false],
])('a refresh token of 20 November 16:00 is good at %s: %s', async (now, isGood) => {
  const { session } = await http.citizen(isGood ? '13800138106' : '13800138107');
  http.clock.set(new Date(now));
  const refreshed = refresh(session.refreshToken);
  if (isGood) await expect(refreshed).resolves.toMatchObject({ me: session.me });
  else await expect(refreshed).rejects.toMatchObject(invalid);
});

it('a refresh token of one side is worth nothing at the other, and stays good at its own', async () => {
  const citizen = await http.citizen('13800138108');
  const staff = await http.staff('paidan01');
  const atStaff = http.anonymous.call(staffLoginsApi.refresh, { body: { refreshToken: citizen.session.refreshToken } });
  await expect(atStaff).rejects.toMatchObject(invalid);
  await expect(refresh(staff.session.refreshToken)).rejects.toMatchObject(invalid);
  expect((await refresh(citizen.session.refreshToken)).me).toEqual(citizen.session.me);
});

it('every step of a session is in the audit trail, with ids only', async () => {
  const { session, token } = await http.citizen('13800138109');
  await refresh(session.refreshToken);
  await http.inject({ method: 'POST', path: '/api/v1/logins/end', token });
  const rows = await http.database.sql<{ action: string; details: string }>(
    `SELECT action, details FROM audit_entry WHERE actor_id = ? AND subject_kind = 'session' ORDER BY id`,
    [session.me.id],
  );
  expect(rows).toEqual([
    { action: 'session.open', details: '{}' },
    { action: 'session.end', details: '{}' },
  ]);
});
