import { act, fireEvent, render, screen, within } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { aLogin, aSession } from '../../../../../test/factories';
import { DRAFTS } from '../../../../api/session';
import { session } from '../../../../api/wiring';
import { deviceStore } from '../../../../platform/device-store';
import SessionsPage from './index';

const HERE = aLogin('s1', { way: 'wechat' });
const THERE = aLogin('s2', { isCurrent: false });
const asked: string[] = [];

/** Two logins; ending one leaves the other. */
function server(): void {
  globalThis.fetch = jest.fn(async (url: unknown) => {
    asked.push(String(url));
    const body = String(url).endsWith('/end') ? [HERE] : [HERE, THERE];
    return { status: 200, headers: new Map(), text: async () => JSON.stringify(body) } as unknown as Response;
  });
}
const show = () => act(async () => void render(<SessionsPage />));
const rows = () => screen.getAllByRole('listitem');
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => {
  Element.prototype.scrollIntoView = jest.fn(); // jsdom has no layout
  asked.length = 0;
  session.save(aSession());
  server();
});
afterEach(() => session.clear());

it('lists every login with its way, its times, and which one is this device', async () => {
  await show();
  expect(rows().map((row) => within(row).getByRole('heading').textContent)).toEqual(['微信登录', '手机号登录']);
  expect(rows()[0]?.textContent).toContain('本机');
  expect(rows()[1]?.textContent).not.toContain('本机');
  expect(rows()[1]?.textContent).toMatch(/最近使用：.*10:32.*登录时间：.*11月18日 周三 09:30/);
});

it("ending another device's login asks in place, with the consequence, and takes the row away", async () => {
  await show();
  await press('结束登录');
  const question = screen.getByRole('group', { name: '结束登录' });
  expect(question.textContent).toContain('那台设备要重新登录');
  expect(document.activeElement).toBe(question);
  await press('确认结束');
  expect(asked).toContain('/api/v1/me/sessions/s2/end');
  expect(rows()).toHaveLength(1);
  expect(screen.getByRole('status').textContent).toContain('已结束那次登录');
  expect(session.read()).not.toBeNull();
});

it('leaving the question puts the button back, with the focus', async () => {
  await show();
  await press('结束登录');
  await press('先不结束');
  expect(screen.queryByRole('group')).toBeNull();
  expect(document.activeElement?.textContent).toBe('结束登录');
  expect(asked.filter((url) => url.endsWith('/end'))).toEqual([]);
});

it('ending this login logs out here, drafts included, and goes to 我的', async () => {
  deviceStore.write(`${DRAFTS}complaint`, '路灯');
  await show();
  await press('结束登录，本机');
  expect(screen.getByRole('group').textContent).toContain('本机退出登录，没有提交的草稿会删除');
  await press('确认结束');
  expect([session.read(), deviceStore.read(`${DRAFTS}complaint`)]).toEqual([null, null]);
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/features/people/pages/me/index' });
});
