import { act } from 'react';
import { session } from '../../api/client';
import {
  aServer,
  buttonNamed,
  ok,
  press,
  problem,
  removeScreen,
  render,
  submit,
  textOf,
  textsOf,
  type,
  type Asked,
} from '../../../test/screen';
import { LoginPage } from './login-page';

const SESSION = { accessToken: 'a1', refreshToken: 'r1', expiresIn: 900, staff: { id: 's1', roles: ['clerk'] } };

const TOTP_FIELD = { fields: [{ field: 'totp', reason: 'required' }] };

/** Somebody with an authenticator whose code is 123456. */
const withTotp = ({ path, body }: Asked) => {
  if (!path.endsWith('/staff/logins')) return problem(503, 'platform.busy');
  if (body?.['password'] !== 'secret') return problem(401, 'login.wrong-password');
  if (body['totp'] === undefined) return problem(401, 'login.totp-required', TOTP_FIELD);
  return body['totp'] === '123456' ? ok(SESSION) : problem(401, 'login.totp-wrong', TOTP_FIELD);
};
const bodies = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST').map(({ body }) => body);

async function atSecondStep() {
  const asked = aServer(withTotp);
  await render(<LoginPage />);
  await type('userName', 'yuelu01');
  await type('password', 'secret');
  await submit();
  return asked;
}

afterEach(() => {
  act(() => session.end('none'));
  removeScreen();
});

it('asks for the code in a second step and keeps name and password', async () => {
  const asked = await atSecondStep();
  expect(document.activeElement?.id).toBe('totp');
  expect(textsOf('.sentence')).toEqual([]);
  await type('totp', '123 456');
  await submit();
  expect(bodies(asked)).toEqual([
    { userName: 'yuelu01', password: 'secret' },
    { userName: 'yuelu01', password: 'secret', totp: '123456' },
  ]);
  expect(session.get()?.accessToken).toBe('a1');
});

it('a wrong code is asked for again, without asking for the password again', async () => {
  const asked = await atSecondStep();
  await type('totp', '654321');
  await submit();
  expect(textOf('.sentence')).toContain('动态码不对');
  expect(textsOf('.field__refusal')).toEqual([]);
  expect((document.getElementById('totp') as HTMLInputElement).value).toBe('');
  await type('totp', '123456');
  await submit();
  expect(bodies(asked).at(-1)).toEqual({ userName: 'yuelu01', password: 'secret', totp: '123456' });
  expect(session.get()).not.toBeNull();
});

it('an incomplete code is not sent', async () => {
  const asked = await atSecondStep();
  await type('totp', '123');
  await submit();
  expect(bodies(asked)).toHaveLength(1);
  expect(textsOf('.field__refusal')).toEqual(['请填写 6 位动态码。']);
});

it('goes back to another name with what was typed', async () => {
  await atSecondStep();
  await press(buttonNamed('换用户名'));
  expect(document.activeElement?.id).toBe('userName');
  expect((document.getElementById('userName') as HTMLInputElement).value).toBe('yuelu01');
  expect(document.getElementById('totp')).toBeNull();
});

it('goes back to the password where it is no longer right', async () => {
  await atSecondStep();
  aServer(() => problem(401, 'login.wrong-password'));
  await type('totp', '123456');
  await submit();
  expect(document.getElementById('password')).not.toBeNull();
  expect(textOf('.sentence')).toContain('用户名或密码不对');
});
