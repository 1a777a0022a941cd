import { staffLoginsApi } from '@zsb/shared/logins';
import { FRIDAY_16_00, startHttp, type TestHttp } from '../../test/http.js';

const PASSWORD = 'demo-Zsb-2026';
let http: TestHttp;
let address: string;
let nextAddress = 0;
beforeEach(async () => {
  http = await startHttp();
  http.clock.set(FRIDAY_16_00);
  address = `203.0.113.${++nextAddress}`;
});
afterEach(() => http.close());

const login = (userName: string, password: string, from = address) =>
  http.inject({ method: 'POST', path: '/api/v1/staff/logins', body: { userName, password }, address: from });
const failTimes = async (times: number, userName: string, from = () => address) => {
  for (let index = 0; index < times; index++) await login(userName, 'wrong', from());
};
const elsewhere = () => `198.51.100.${++nextAddress}`;

it('the right password opens a session with name, roles and organisation', async () => {
  expect(await login('yuelu01', PASSWORD)).toMatchObject({
    status: 200,
    body: {
      expiresIn: 900,
      staff: { name: '李强', userName: 'yuelu01', roles: ['clerk'], organisation: { name: '岳麓区城管局 · 市容科' } },
    },
  });
});

it('a user name is the same in any letters and with blanks around it', async () => {
  expect((await login(' YueLu01 ', PASSWORD)).status).toBe(200);
});

it('an unknown name is answered like a wrong password, to the letter and in the slowing down', async () => {
  const comparable = async (userName: string, from: string) => {
    const found = [];
    for (let index = 0; index < 5; index++) {
      const { status, body } = await login(userName, 'wrong', from);
      found.push({ status, body: { ...(body as object), requestId: '' } });
    }
    return found;
  };
  const known = await comparable('yuelu01', elsewhere());
  expect(known[0]).toMatchObject({ status: 401, body: { code: 'login.wrong-password' } });
  expect(known[4]).toMatchObject({ status: 429 });
  expect(await comparable('nobody99', elsewhere())).toEqual(known);
});

it('an account that is guessed at waits longer and longer, from wherever the guesses come', async () => {
  await failTimes(4, 'yuelu01', elsewhere);
  expect(await login('yuelu01', PASSWORD)).toMatchObject({ status: 429, body: { params: { retryAfterSeconds: 2 } } });
  http.clock.advance(2_000);
  await failTimes(1, 'yuelu01', elsewhere);
  expect(await login('yuelu01', PASSWORD)).toMatchObject({ status: 429, body: { params: { retryAfterSeconds: 4 } } });
});

it('no stranger keeps a clerk out for more than 15 minutes', async () => {
  for (let index = 0; index < 20; index++) {
    await failTimes(1, 'yuelu01', elsewhere);
    http.clock.advance(900_000);
  }
  await failTimes(1, 'yuelu01', elsewhere);
  expect(await login('yuelu01', PASSWORD)).toMatchObject({ status: 429, body: { params: { retryAfterSeconds: 900 } } });
  http.clock.advance(900_000);
  expect((await login('yuelu01', PASSWORD)).status).toBe(200);
});

it('an address that tries many accounts waits, and its neighbours do not', async () => {
  for (const userName of ['yuelu01', 'yuelu02', 'paidan01', 'ducha01']) await failTimes(1, userName);
  expect((await login('gongshui01', PASSWORD)).status).toBe(429);
  expect((await login('gongshui01', PASSWORD, elsewhere())).status).toBe(200);
});

it('a success clears the account but not the address: who knows one password may not guess others for free', async () => {
  await failTimes(3, 'yuelu01');
  expect((await login('yuelu01', PASSWORD)).status).toBe(200);
  await failTimes(1, 'paidan01');
  expect((await login('gongshui01', PASSWORD)).status).toBe(429);
});

it('whoever was disabled can neither log in nor go on', async () => {
  const staff = await http.staff('yuelu01');
  await http.database.transaction(() =>
    http.database.change(`UPDATE staff SET disabled_at = ? WHERE user_name = 'yuelu01'`, [FRIDAY_16_00]),
  );
  await expect(staff.call(staffLoginsApi.me, {})).rejects.toMatchObject({ problem: { status: 401 } });
  expect(await login('yuelu01', PASSWORD)).toMatchObject({ status: 401, body: { code: 'login.wrong-password' } });
});

it('whoever was disabled gets no new tokens for an old refresh token', async () => {
  const { session } = await http.staff('yuelu01');
  await http.database.transaction(() =>
    http.database.change(`UPDATE staff SET disabled_at = ? WHERE user_name = 'yuelu01'`, [FRIDAY_16_00]),
  );
  const refreshed = http.anonymous.call(staffLoginsApi.refresh, { body: { refreshToken: session.refreshToken } });
  await expect(refreshed).rejects.toMatchObject({ problem: { status: 401 } });
});

it('a role taken away is gone with the next request', async () => {
  const staff = await http.staff('yuelu01');
  const path = '/api/v1/staff/complaints/counts';
  expect((await http.inject({ method: 'GET', path, token: staff.token })).status).toBe(200);
  await http.database.transaction(() => http.database.change(`UPDATE staff_membership SET role = 'finance' WHERE role = 'clerk'`));
  expect(await http.inject({ method: 'GET', path, token: staff.token })).toMatchObject({
    status: 403,
    body: { code: 'platform.forbidden' },
  });
});

it('passwords are stored as argon2id and nothing else', async () => {
  const rows = await http.database.sql<{ password_hash: string }>('SELECT password_hash FROM staff');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every(({ password_hash: hash }) => hash.startsWith('$argon2id$'))).toBe(true);
});
