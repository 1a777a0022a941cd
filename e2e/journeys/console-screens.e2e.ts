import { after, before, describe, it } from 'node:test';
import { CASE_TAB_NAMES, CASE_TABS } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Cases, type ReachedState } from '../pages/cases.ts';
import { Desk } from '../pages/desk.ts';
import { openBrowser, World } from '../world.ts';

describe('the console is accessible', () => {
  let world: World;
  let browser: Browser;
  let cases: Record<ReachedState, ComplaintId>;
  before(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    cases = await (await Cases.of(await new Client(world).citizen('13800138001'), world)).inEveryState();
  });
  after(async () => {
    await browser.close();
    await world.stop();
  });
  const USER_NAMES = { dispatcher: 'paidan01', clerk: 'yuelu01', supervisor: 'ducha01' };

  async function at<T>(userName: string, work: (desk: Desk) => Promise<T>): Promise<T> {
    const desk = await Desk.logIn(world, browser, userName);
    try {
      return await work(desk);
    } finally {
      await desk.close();
    }
  }

  /** Opens a case and, by its key, a box; checks it, with its refusals where it asks for words. */
  async function checkBox({ page }: Desk, id: ComplaintId, key: string, name: string): Promise<void> {
    await page.goto(`${world.origin}/console/#tab=inProgress&case=${id}`);
    await page.getByRole('heading', { name: /^TS/ }).waitFor();
    await page.keyboard.press(key);
    const box = page.getByRole('form', { name });
    await box.waitFor();
    if ((await box.getByRole('textbox').count()) > 0) {
      await page.keyboard.press('Control+Enter');
      await box.locator('[aria-invalid=true]').first().waitFor();
    }
    await assertAccessible(page, `the box ${name}`);
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
  }

  it('at the login, also when it is refused', async () => {
    const desk = await Desk.open(world, browser);
    await desk.page.getByRole('heading', { name: '演示人员' }).waitFor();
    await assertAccessible(desk.page, 'the login');
    await desk.button('登录').click();
    await desk.page.locator('[aria-invalid=true]').first().waitFor();
    await assertAccessible(desk.page, 'the refused login');
    await desk.close();
  });

  it('on every tab', async () => {
    await at(USER_NAMES.supervisor, async ({ page }) => {
      for (const tab of CASE_TABS) {
        await page.goto(`${world.origin}/console/#tab=${tab}`);
        await page.getByRole('heading', { name: CASE_TAB_NAMES[tab] }).waitFor();
        await assertAccessible(page, `the tab ${CASE_TAB_NAMES[tab]}`);
      }
    });
  });

  it('in every box of a dispatcher and a supervisor', async () => {
    await at(USER_NAMES.dispatcher, async (desk) => {
      await checkBox(desk, cases.submitted, 'b', '不予受理');
      await checkBox(desk, cases.rechecking, 'f', '复核决定');
    });
    await at(USER_NAMES.supervisor, (desk) => checkBox(desk, cases.arbitrating, 'z', '仲裁'));
  });

  it('in every box of a clerk', async () => {
    await at(USER_NAMES.clerk, async (desk) => {
      await checkBox(desk, cases.assigned, 'a', '签收');
      await checkBox(desk, cases.assigned, 't', '退回');
      await checkBox(desk, cases.accepted, 'c', '请市民补充');
      await checkBox(desk, cases.accepted, 'r', '答复');
    });
  });

  it('where the contact is revealed, and in the windows above the page', async () => {
    await at(USER_NAMES.clerk, async (desk) => {
      const { page } = desk;
      await page.goto(`${world.origin}/console/#tab=closed&case=${cases.closed}`);
      await desk.button('查看联系方式').click();
      await desk.button('显示姓名和电话').click();
      await page.getByText('请写明为什么要查看。').waitFor();
      await assertAccessible(page, 'the contact');
      await desk.button('快捷键').click();
      await page.getByRole('dialog', { name: '快捷键' }).waitFor();
      await assertAccessible(page, 'the keys');
      await page.keyboard.press('Escape');
      await desk.button('动态码').click();
      await desk.button('开始设置').click();
      await page.getByRole('img', { name: /二维码/ }).waitFor();
      await assertAccessible(page, 'the second factor');
    });
  });
});
