import type { StaffMeView } from '@zsb/shared/logins';
import { act } from 'react';
import { session, useSession } from '../../api/client';
import { aServer, buttonNamed, ok, press, problem, removeScreen, render, submit, textOf, type, type Asked } from '../../../test/screen';
import TotpDialog from './totp-dialog';
import { secretWords } from './use-totp-setup';

const STAFF = {
  id: 's1',
  name: '李强',
  userName: 'yuelu01',
  roles: ['clerk'],
  hasTotp: false,
  organisation: null,
} as unknown as StaffMeView;
const SETUP = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' };

const withApp = ({ path, body }: Asked) => {
  if (path.endsWith('/me/totp')) return ok(SETUP);
  return body?.['code'] === '123456' ? ok({ ...STAFF, hasTotp: true }) : problem(401, 'login.totp-wrong');
};

function DialogOfSession() {
  const current = useSession();
  return current && <TotpDialog staff={current.staff} onClose={() => undefined} />;
}

async function aDialog() {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  session.begin({ accessToken: 'a1', refreshToken: 'r1', expiresIn: 900, staff: STAFF });
  await render(<DialogOfSession />);
}

afterEach(() => {
  act(() => session.end('none'));
  removeScreen();
});

it('shows a code to scan and the secret to type, and is on once a code of the app was seen', async () => {
  const asked = aServer(withApp);
  await aDialog();
  await press(buttonNamed('开始设置'));
  expect(document.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('二维码');
  expect(textOf('.totp__secret')).toBe('JBSW Y3DP EHPK 3PXP');
  await type('totp-code', '123 456');
  await submit();
  expect(asked.at(-1)).toMatchObject({ path: '/api/v1/staff/me/totp/confirmation', body: { code: '123456' } });
  expect(session.get()?.staff.hasTotp).toBe(true);
  expect(textOf('.sentence')).toContain('已启用');
  expect(document.activeElement?.textContent).toBe('知道了');
});

it('a wrong code is asked for again with the same secret, and nothing is on', async () => {
  const asked = aServer(withApp);
  await aDialog();
  await press(buttonNamed('开始设置'));
  await type('totp-code', '654321');
  await submit();
  expect(textOf('.field__refusal')).toContain('动态码不对');
  expect(asked.filter(({ path }) => path.endsWith('/me/totp'))).toHaveLength(1);
  expect(session.get()?.staff.hasTotp).toBe(false);
});

it('says whom to ask where it was set up elsewhere meanwhile', async () => {
  aServer(() => problem(403, 'platform.forbidden'));
  await aDialog();
  await press(buttonNamed('开始设置'));
  expect(textOf('.sentence')).toContain('请联系管理员');
});

it.each([
  ['JBSWY3DPEHPK3PXP', 'JBSW Y3DP EHPK 3PXP'],
  ['JBSWY3', 'JBSW Y3'],
  ['', ''],
])('“%s” is read as “%s”', (secret, words) => {
  expect(secretWords(secret)).toBe(words);
});
