import { generateSync } from 'otplib';
import { staffLoginsApi } from '@zsb/shared/logins';
import { startHttp, type Caller, type TestHttp } from '../../test/http.js';

let http: TestHttp;
let clerk: Caller;
beforeEach(async () => {
  http = await startHttp();
  clerk = await http.staff('yuelu01');
});
afterEach(() => http.close());

const HALF_MINUTE = 30_000;
const codeOf = (secret: string, shift = 0) => generateSync({ secret, epoch: Math.floor((http.clock.now().getTime() + shift) / 1000) });
const logIn = (totp?: string, password = 'demo-Zsb-2026') =>
  http.anonymous.call(staffLoginsApi.login, { body: { userName: 'yuelu01', password, ...(totp !== undefined && { totp }) } });
const refused = (code: string) => ({ problem: { code } });

async function setUp(): Promise<string> {
  const { secret } = await clerk.call(staffLoginsApi.beginTotp, {});
  await clerk.call(staffLoginsApi.confirmTotp, { body: { code: codeOf(secret) } });
  http.clock.advance(HALF_MINUTE);
  return secret;
}

describe('the second factor of staff', () => {
  it('does not count before a code of it was shown', async () => {
    const { uri, secret } = await clerk.call(staffLoginsApi.beginTotp, {});
    expect(uri).toContain(`secret=${secret}`);
    expect((await logIn()).staff.hasTotp).toBe(false);
    await expect(clerk.call(staffLoginsApi.confirmTotp, { body: { code: '000000' } })).rejects.toMatchObject(refused('login.totp-wrong'));
    expect((await logIn()).staff.hasTotp).toBe(false);
  });

  it('is asked for after a right password, and opens with a right code', async () => {
    const secret = await setUp();
    await expect(logIn()).rejects.toMatchObject(refused('login.totp-required'));
    expect((await logIn(codeOf(secret))).staff.hasTotp).toBe(true);
  });

  it('is not asked for after a wrong password: nobody learns that it is set up', async () => {
    const secret = await setUp();
    await expect(logIn(codeOf(secret), 'wrong')).rejects.toMatchObject(refused('login.wrong-password'));
  });

  it('takes a code once', async () => {
    const secret = await setUp();
    const code = codeOf(secret);
    await logIn(code);
    await expect(logIn(code)).rejects.toMatchObject(refused('login.totp-wrong'));
  });

  it('takes of two logins with one code at the same moment only one', async () => {
    const secret = await setUp();
    const code = codeOf(secret);
    const outcomes = await Promise.allSettled([logIn(code), logIn(code)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['half a minute behind', -HALF_MINUTE, false],
    ['half a minute ahead', HALF_MINUTE, true],
    ['two minutes behind', -4 * HALF_MINUTE, false],
    ['two minutes ahead', 4 * HALF_MINUTE, false],
  ])('takes a code of a phone %s: %s', async (_, shift, isTaken) => {
    // The code behind belongs to the half minute that the set-up spent.
    const secret = await setUp();
    const outcome = await logIn(codeOf(secret, shift)).then(
      () => true,
      () => false,
    );
    expect(outcome).toBe(isTaken);
  });

  it('slows guessing at codes like guessing at passwords', async () => {
    await setUp();
    for (let tries = 0; tries < 4; tries++) await expect(logIn('000000')).rejects.toMatchObject(refused('login.totp-wrong'));
    await expect(logIn('000000')).rejects.toMatchObject(refused('platform.too-many-requests'));
  });

  it('is stored encrypted, and is not replaced once it counts', async () => {
    const secret = await setUp();
    const [row] = await http.database.sql<{ secret_cipher: string }>(`SELECT secret_cipher FROM staff_totp`);
    expect(row?.secret_cipher).not.toContain(secret);
    await expect(clerk.call(staffLoginsApi.beginTotp, {})).rejects.toMatchObject(refused('platform.forbidden'));
  });
});
