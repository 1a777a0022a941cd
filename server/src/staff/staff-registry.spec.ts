import { generateSync } from 'otplib';
import { staffLoginsApi } from '@zsb/shared/logins';
import { startHttp, type TestHttp } from '../../test/http.js';
import { StaffRegistry } from './staff.service.js';

let http: TestHttp;
let registry: StaffRegistry;
beforeEach(async () => {
  http = await startHttp();
  registry = http.app.get(StaffRegistry, { strict: false });
});
afterEach(() => http.close());

const logIn = (password: string) => http.anonymous.call(staffLoginsApi.login, { body: { userName: 'yuelu01', password } });

it('a new password replaces the old one and ends every open login', async () => {
  const clerk = await http.staff('yuelu01');
  await registry.setPassword('yuelu01', 'a new long password');
  await expect(logIn('demo-Zsb-2026')).rejects.toMatchObject({ problem: { code: 'login.wrong-password' } });
  expect((await logIn('a new long password')).staff.userName).toBe('yuelu01');
  const answer = await http.inject({ method: 'GET', path: '/api/v1/staff/me', token: clerk.token });
  expect(answer.status).toBe(401);
});

it.each([
  ['a short password', () => registry.setPassword('yuelu01', 'short'), /at least 12/],
  ['an unknown user', () => registry.setPassword('nobody', 'a new long password'), /nobody has the user name/],
  ['an unknown user’s app', () => registry.resetTotp('nobody'), /nobody has the user name/],
])('%s is refused', async (_, work, message) => {
  await expect(work()).rejects.toThrow(message);
});

it('a reset second factor is not asked for any more', async () => {
  const clerk = await http.staff('yuelu01');
  const { secret } = await clerk.call(staffLoginsApi.beginTotp, {});
  const code = generateSync({ secret, epoch: Math.floor(http.clock.now().getTime() / 1000) });
  await clerk.call(staffLoginsApi.confirmTotp, { body: { code } });
  await expect(logIn('demo-Zsb-2026')).rejects.toMatchObject({ problem: { code: 'login.totp-required' } });
  await registry.resetTotp('yuelu01');
  expect((await logIn('demo-Zsb-2026')).staff.hasTotp).toBe(false);
});
