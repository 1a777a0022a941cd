import { act, render, screen } from '@testing-library/react';
import { aSession } from '../../test/factories';
import { TabBar } from '../ui/tab-bar';
import { markAllRead, useUnreadBadge } from './use-unread';
import { session } from './wiring';

const Page = () => {
  useUnreadBadge();
  return <TabBar current="home" />;
};
/** What the server answers from now on; null is no network. */
function server(unread: number | null): void {
  globalThis.fetch = jest.fn(async () => {
    if (unread === null) throw new TypeError('Failed to fetch');
    return { status: 200, headers: new Map(), text: async () => JSON.stringify({ unread }) } as unknown as Response;
  });
}
const show = () => act(async () => void render(<Page />));
const notices = () => screen.getByRole('link', { name: /消息/ });

beforeEach(() => session.save(aSession()));
afterEach(() => act(() => session.clear()));

it.each([
  [0, '消息'],
  [3, '3消息，3 条未读'],
  [120, '99+消息，120 条未读'],
])('%i unread notices: the tab shows them and says them', async (unread, words) => {
  server(unread);
  await show();
  expect(notices().textContent).toBe(words);
});

it('reading them takes the number away', async () => {
  server(3);
  await show();
  server(0);
  await act(() => markAllRead());
  expect(notices().textContent).toBe('消息');
});

it('without a network the number stays as it is', async () => {
  server(3);
  const { unmount } = render(<Page />);
  await act(async () => undefined);
  unmount();
  server(null);
  await show();
  expect(notices().textContent).toContain('3 条未读');
});

it('it goes with the login, and nothing is asked without one', async () => {
  server(3);
  await show();
  await act(async () => session.clear());
  expect(notices().textContent).toBe('消息');
  expect(globalThis.fetch).toHaveBeenCalledTimes(1);
});
