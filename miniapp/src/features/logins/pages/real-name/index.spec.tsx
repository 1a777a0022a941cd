import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { aSession } from '../../../../../test/factories';
import { session } from '../../../../api/wiring';
import RealNamePage from './index';

const L3 = aSession({
  accessToken: 'access-3',
  me: { ...aSession().me, assuranceLevel: 'L3', name: '张*三', document: '1101**********002X' },
});
const sent: unknown[] = [];
/** What the server answers from now on. */
function server(body: unknown, status = 200): void {
  globalThis.fetch = jest.fn(async (_url: unknown, init?: RequestInit) => {
    sent.push(JSON.parse(init?.body as string));
    return { status, headers: new Map(), text: async () => JSON.stringify(body) } as unknown as Response;
  });
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const button = (name: string) => screen.getByRole('button', { name });
const press = (name: string) => act(async () => void fireEvent.click(button(name)));

beforeEach(() => {
  Element.prototype.scrollIntoView = jest.fn(); // jsdom has no layout
  sent.length = 0;
  session.save(aSession());
  (Taro.getCurrentPages as jest.Mock).mockReturnValue([{}, {}]);
  (Taro.navigateBack as jest.Mock).mockClear();
});
afterEach(() => session.clear());

it('says why it is asked, how long it takes, and does not tick the consent', () => {
  render(<RealNamePage />);
  expect(screen.getByRole('status').textContent).toContain('这项服务需要实名核验，大约 1 分钟，完成后回到这里');
  const consent = screen.getByRole('checkbox', { name: /我同意/ });
  expect(consent.getAttribute('aria-checked')).toBe('false');
  expect(document.getElementById(consent.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/公安机关.*加密保存/);
});

it('once confirmed, the login is the new one and the person is back where they were', async () => {
  server(L3);
  render(<RealNamePage />);
  type('姓名', '张小三');
  type('证件号码', '110105194912310 02x');
  fireEvent.click(screen.getByRole('checkbox'));
  await press('确认核验');
  expect(sent).toEqual([{ name: '张小三', documentKind: 'resident-id', documentNumber: '11010519491231002X', consent: true }]);
  expect(session.read()).toMatchObject({ accessToken: 'access-3', me: { assuranceLevel: 'L3' } });
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1);
});

it('another document is chosen behind 更换证件类型, and the example below the number follows', async () => {
  render(<RealNamePage />);
  expect(screen.queryByRole('radio')).toBeNull();
  await press('更换证件类型');
  fireEvent.click(screen.getByRole('radio', { name: /港澳居民来往内地通行证/ }));
  expect(screen.queryByRole('radio')).toBeNull();
  expect(document.activeElement?.id).toBe('document-kind');
  const described = screen.getByLabelText('证件号码').getAttribute('aria-describedby');
  expect(document.getElementById(described ?? '')?.textContent).toBe('字母 H 或 M 加 8 位数字');
});

it('a refusal leaves the typed words and says what does not fit', async () => {
  server({ code: 'identity.not-confirmed', params: {}, fields: [] }, 400);
  render(<RealNamePage />);
  type('姓名', '张小四');
  type('证件号码', '11010519491231002X');
  fireEvent.click(screen.getByRole('checkbox'));
  await press('确认核验');
  expect(screen.getByRole('alert').textContent).toContain('姓名和证件号码对不上');
  expect(document.activeElement?.textContent).toContain('姓名和证件号码对不上');
  expect(screen.getByDisplayValue('张小四')).toBeTruthy();
  expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('true');
  expect(Taro.navigateBack).not.toHaveBeenCalled();
});

it('somebody who has done it is not asked again', () => {
  session.save(L3);
  render(<RealNamePage />);
  expect(screen.getByRole('heading', { name: '您已实名核验' })).toBeTruthy();
  expect(screen.queryByLabelText('证件号码')).toBeNull();
});

it('a login by WeChat alone verifies the phone first, and then sees the form', () => {
  session.save(aSession({ me: { ...aSession().me, assuranceLevel: 'L1', phone: null } }));
  render(<RealNamePage />);
  expect(screen.queryByLabelText('证件号码')).toBeNull();
  fireEvent.click(button('核验手机号'));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/logins/pages/phone/index' });
  act(() => session.save(aSession()));
  expect(screen.getByLabelText('证件号码')).toBeTruthy();
});

it('somebody not logged in is sent to the login first', () => {
  session.clear();
  render(<RealNamePage />);
  fireEvent.click(button('登录'));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/logins/pages/login/index' });
});
