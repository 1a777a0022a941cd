import { after, before, describe, it } from 'node:test';
import { CASE_TAB_NAMES, CASE_TABS } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { ratesApi } from '@zsb/shared/rates';
import { slaApi } from '@zsb/shared/sla';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Cases, type ReachedState } from '../pages/cases.ts';
import { Desk } from '../pages/desk.ts';
import { RatesPage } from '../pages/rates-page.ts';
import { Staff } from '../pages/staff.ts';
import { openBrowser, until, World } from '../world.ts';

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
  const USER_NAMES = { clerk: 'yuelu01', head: 'yuelu02', supervisor: 'ducha01', administrator: 'guanli01' };

  async function at<T>(userName: string, work: (desk: Desk) => Promise<T>): Promise<T> {
    const desk = await Desk.logIn(world, browser, userName);
    try {
      return await work(desk);
    } finally {
      await desk.close();
    }
  }

  /** More than one step that waits is too much from now on. */
  async function onlyOneStepAtOnce(): Promise<void> {
    const administrator = await new Client(world).staff(USER_NAMES.administrator);
    const [newest] = await administrator.call(slaApi.policies, {});
    const { version, document } = newest!;
    const limits = { ...document.limits, holdAbove: 1 };
    await administrator.call(slaApi.savePolicies, {
      body: { version, effectiveFrom: null, document: { ...document, limits }, note: '演练' },
    });
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
        await assertAccessible(page, `the tab ${CASE_TAB_NAMES[tab]}`, tab === CASE_TABS[0] ? undefined : '.list');
      }
    });
  });

  it('among the messages, and where there are none', async () => {
    await at(USER_NAMES.clerk, async (desk) => {
      await desk.open('消息');
      await desk.notice('新诉求待签收').first().waitFor();
      await assertAccessible(desk.page, 'the messages');
      await desk.button('全部标为已读').click();
      await desk.page.getByText('未读').first().waitFor({ state: 'detached' });
    });
    await at(USER_NAMES.administrator, async (desk) => {
      await desk.open('消息');
      await desk.page.getByText('还没有消息').waitFor();
      await assertAccessible(desk.page, 'no messages');
    });
  });

  it('among the templates, where one is written, and where it is removed', async () => {
    await at(USER_NAMES.head, async (desk) => {
      const { page } = desk;
      await desk.open('答复模板');
      await page.getByText('答复：已解决').click();
      await assertAccessible(page, 'the templates');
      await desk.button('新建答复模板').click();
      await desk.button('保存模板').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await assertAccessible(page, 'a template that is refused');
      await page.getByLabel('名字').fill('占道经营已处理');
      await page.getByLabel('内容').fill('{称呼}，您好：占道的摊位已经劝离。{单位}，{今天}。');
      await desk.button('保存模板').click();
      await desk.button('删除：占道经营已处理').click();
      await desk.button('删除“占道经营已处理”').waitFor();
      await assertAccessible(page, 'the question before removing');
    });
  });

  it('in the working calendar, where a year and the hours are entered', async () => {
    await at(USER_NAMES.administrator, async (desk) => {
      const { page } = desk;
      await desk.open('工作日历');
      await page.getByRole('heading', { name: /^2026 年/ }).waitFor();
      await assertAccessible(page, 'the calendar');
      await page.getByLabel('看哪一年').selectOption('2027');
      await desk.button(/录入 2027 年安排/).click();
      await page.getByLabel('粘贴放假通知').fill('元旦：1月1日（周五）至3日（周日）放假，共3天。');
      await desk.button('读出日期').click();
      await page.getByText('读出放假 3 天').waitFor();
      await assertAccessible(page, 'a year that is entered');
      await desk.button('不保存').click();
      await desk.button('修改工作时段').click();
      await page.getByLabel('周一').fill('九点到五点');
      await desk.button('保存工作时段').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await assertAccessible(page, 'hours that are refused', 'form[aria-label=每周工作时段]');
    });
  });

  it('in the time limits, where a new version is written', async () => {
    await at(USER_NAMES.administrator, async (desk) => {
      await desk.open('时限策略');
      await desk.page.getByRole('heading', { name: '历次版本' }).waitFor();
      await assertAccessible(desk.page, 'the time limits');
      await desk.button('在这一版上修改').click();
      await desk.button('保存为新的一版').click();
      await desk.page.locator('[aria-invalid=true]').first().waitFor();
      await assertAccessible(desk.page, 'a version that is refused');
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

  it('where the ladder is held because too much fell due at once, and where it goes on', async () => {
    await onlyOneStepAtOnce();
    world.advance('9d');
    const supervisor = await new Client(world).staff(USER_NAMES.supervisor);
    await until('the ladder is held', async () => (await supervisor.call(slaApi.holds, {})).length > 0);
    await at(USER_NAMES.supervisor, async (desk) => {
      const { page } = desk;
      await desk.open('暂停升级');
      await page.getByRole('heading', { name: /提醒和升级已暂停/ }).waitFor();
      await desk.button('日历无误，继续提醒').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await assertAccessible(page, 'a hold');
      await page.getByLabel('怎样核对的').fill('已核对放假通知，日历无误，系统停机九天。');
      await desk.button('日历无误，继续提醒').click();
      await page.getByText('现在没有暂停').waitFor();
      await assertAccessible(page, 'the holds that were');
    });
  });

  it('in the rates, with figures, chart and table, and at the cases behind one', async () => {
    // Others were answered in time, nine days ago.
    await (await Staff.logIn(world, USER_NAMES.clerk)).answer(cases.accepted, '烧烤摊已取缔，今后每晚巡查。');
    const supervisor = await new Client(world).staff(USER_NAMES.supervisor);
    const query = { from: '2026-11-01', to: '2026-11-27', figure: 'resolution' } as const;
    const missed = async () => (await supervisor.call(ratesApi.cases, { query })).items.length;
    await until('the late answer is counted', async () => (await missed()) > 0);
    await at(USER_NAMES.supervisor, async (desk) => {
      const { page } = desk;
      const rates = await RatesPage.open(desk);
      await page.getByRole('img', { name: /按时办结率/ }).waitFor();
      await page.getByRole('table').waitFor();
      await assertAccessible(page, 'the rates');
      await desk.button('自选').click();
      await page.getByLabel('开始日期').fill('2026-12-01');
      await desk.button('查看这段时间').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await assertAccessible(page, 'days that are refused', 'form[aria-label=自选时间范围]');
      await rates.choose('分组', '月份');
      await assertAccessible(page, 'the rates by month');
      await rates.openCases('按时办结率', '超时答复的诉求');
      await page.getByRole('link', { name: /烧烤摊/ }).waitFor();
      await assertAccessible(page, 'the cases behind a rate');
    });
  });
});
