import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { aComplaint, aSession } from '../../../../../test/factories';
import { session } from '../../../../api/wiring';
import AffairsPage from './index';

const rows = (...excerpts: string[]) => ({
  items: excerpts.map((excerpt) => aComplaint({ id: excerpt as never, excerpt, stateText: '办理中', allowedActions: [] })),
  next: null,
});
/** What the server answers from now on; null is no network. */
function server(body: unknown, status = 200): void {
  globalThis.fetch = jest.fn(async () => {
    if (body === null) throw new TypeError('Failed to fetch');
    return { status, headers: new Map(), text: async () => JSON.stringify(body) } as unknown as Response;
  });
}
const show = () => act(async () => void render(<AffairsPage />));

beforeEach(() => session.save(aSession()));
afterEach(() => session.clear());

it('lists the affairs, and a press opens one', async () => {
  server(rows('路灯坏了', '井盖松动'));
  await show();
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: /井盖松动/ }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: expect.stringMatching(/detail\/index\?id=/) });
});

it('an empty list teaches where to begin', async () => {
  server(rows());
  await show();
  expect(screen.getByRole('heading', { name: '还没有办件' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '提诉求' })).toBeTruthy();
});

it('without a network the last content stays, with its time', async () => {
  server(rows('路灯坏了'));
  const { unmount } = render(<AffairsPage />);
  await act(async () => undefined);
  unmount();
  server(null);
  await show();
  expect(screen.getByRole('button', { name: /路灯坏了/ })).toBeTruthy();
  expect(screen.getByRole('status').textContent).toMatch(/网络不可用，内容为 .*\d\d:\d\d 的/);
});

it('an error says what happened and offers a retry that works', async () => {
  server({ code: 'platform.internal', params: {}, fields: [] }, 500);
  await show();
  expect(screen.getByRole('alert').textContent).toContain('服务器出了问题');
  server(rows('路灯坏了'));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '重试' })));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: /路灯坏了/ })).toBeTruthy();
});

it('somebody not logged in is offered the login, and nothing is asked of the server', async () => {
  session.clear();
  server(rows('路灯坏了'));
  await show();
  expect(screen.getByRole('button', { name: '登录' })).toBeTruthy();
  expect(globalThis.fetch).not.toHaveBeenCalled();
});
