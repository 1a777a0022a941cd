import { after, before, describe, it } from 'node:test';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Cases, type ReachedState } from '../pages/cases.ts';
import { Phone } from '../pages/phone.ts';
import { PHOTO } from '../pages/pictures.ts';
import { openBrowser, World } from '../world.ts';

const PAGES = {
  home: 'home/pages/home',
  affairs: 'affairs/pages/list',
  notices: 'notices/pages/inbox',
  me: 'people/pages/me',
  file: 'complaints/pages/file',
  detail: 'complaints/pages/detail',
  reportQuery: 'complaints/pages/report-query',
  login: 'logins/pages/login',
  phone: 'logins/pages/phone',
  realName: 'logins/pages/real-name',
  sessions: 'logins/pages/sessions',
};

/** Has filed; has not. */
const CITIZEN = '13800138001';
const NEWCOMER = '13800138002';

/** Every page and box of the citizen client in a browser, on the screen of a phone. */
export function h5Screens(mode: 'normal' | 'care'): void {
  describe(`the citizen client in a browser, in ${mode} mode, is accessible`, () => {
    let world: World;
    let browser: Browser;
    let citizen: Client;
    let cases: Record<ReachedState, ComplaintId>;
    let phone: Phone;
    before(async () => {
      [world, browser] = await Promise.all([World.start(), openBrowser()]);
      citizen = await new Client(world).citizen(CITIZEN);
      cases = await (await Cases.of(citizen, world)).inEveryState();
      world.advance('2m'); // another code may be asked for, and an older one is not to be found
      await fetch(`${world.sandboxOrigin}/sandbox/reset`, { method: 'POST' });
      phone = await Phone.open(world, browser);
      if (mode === 'care') await phone.button('关怀模式').click();
    });
    after(async () => {
      await browser.close();
      await world.stop();
    });

    const addressOf = (page: keyof typeof PAGES, query = ''): string => `${world.origin}/h5/#/features/${PAGES[page]}/index${query}`;
    const heading = (name: string | RegExp) => phone.page.getByRole('heading', { name }).first().waitFor();
    const isAccessible = (screen: string) => assertAccessible(phone.page, `${screen} (${mode})`);

    /** Opens a page by its address, waits for its heading, checks it. */
    async function check(page: keyof typeof PAGES, title: string | RegExp, query = ''): Promise<void> {
      await phone.page.goto(addressOf(page, query));
      await heading(title);
      await isAccessible(`${page} ${String(title)}`);
    }

    async function logIn(number: string): Promise<void> {
      await phone.page.goto(addressOf('me'));
      await phone.button('登录').click();
      await heading(/^登录$/);
      await phone.logIn(number);
      await phone.button('退出登录').waitFor();
    }

    it('to somebody who has not logged in', async () => {
      await heading('常用分类');
      await isAccessible('the home page');
      await phone.page.getByLabel('搜索').fill('路灯');
      await heading('找到的内容');
      await isAccessible('the search');
      await check('affairs', '登录后查看办件');
      await check('notices', '登录后查看消息');
      await check('me', '还没有登录');
      await check('detail', '登录后查看', `?id=${cases.closed}`);
      await check('phone', '核验手机号');
      await check('realName', '请先登录');
      await check('login', '登录');
      await phone.button('登录').click();
      await phone.page.getByText('请填写 11 位手机号。').waitFor();
      await isAccessible('the refused login');
    });

    it('on the form, with its errors, its sheet and its questions', async () => {
      const { page } = phone;
      await page.goto(addressOf('file'));
      await phone.button('提交诉求').click();
      await page.getByText('请选一个分类').waitFor();
      await isAccessible('the form with errors');
      await page.getByLabel('发生了什么事').fill('家里有很重的煤气味，怀疑漏气了');
      await page.getByText('先离开，再打电话').waitFor();
      await isAccessible('the warning of danger');
      await phone.button('其他').click();
      await page.getByRole('dialog', { name: '选择分类' }).waitFor();
      await isAccessible('the category sheet');
      await page.getByLabel('搜分类').fill('停水');
      await page.getByRole('list', { name: '找到的分类' }).getByRole('button').first().click();
      await page.getByLabel('停水开始的日期').waitFor();
      await phone.button('更改类型').click();
      await page.getByRole('switch', { name: '换一个联系人' }).click();
      await phone.button('提交诉求').click();
      await page.getByText('请选择：停水开始的日期。').waitFor();
      await isAccessible('the form with questions');
    });

    it('on an anonymous report, and on the way back to it', async () => {
      const { page } = phone;
      await page.goto(addressOf('file', '?kind=report'));
      await page.getByRole('radio', { name: /^匿名举报/ }).click();
      await phone.button('选择单位').click();
      await page.getByRole('dialog', { name: '选择单位' }).waitFor();
      await isAccessible('the offices');
      await page.getByLabel('搜单位').fill('市容科');
      await phone.button('岳麓区城管局 · 市容科').click();
      await page.getByLabel('发生了什么事').fill('市容科的人收了占道摊主的好处。');
      await page.getByLabel('地点').fill('麓山南路 123 号');
      await page.getByRole('radio', { name: '占道经营' }).click();
      await isAccessible('the report');
      await phone.button('匿名提交举报').click();
      await page.getByText('这是查询的唯一凭证').waitFor();
      await isAccessible('the query code');
      await phone.button('我已记下').click();
      await phone.button('查看这件举报').click();
      await page.getByText('市容科的人收了占道摊主的好处。').or(page.getByText('我的描述')).first().waitFor();
      await isAccessible('the report that was filed');
      await check('reportQuery', '查询匿名举报');
      await phone.button('查询').click();
      await page.getByText('请核对编号').waitFor();
      await isAccessible('the refused query');
    });

    it('where there is nothing yet', async () => {
      await logIn(NEWCOMER);
      await isAccessible('我的');
      await check('affairs', '还没有办件');
      await check('notices', '还没有消息');
    });

    it('beside what others have filed close by, and where that is followed', async () => {
      const { page } = phone;
      await page.goto(addressOf('file'));
      await page.getByLabel('发生了什么事').fill('夜市摊占道经营，盲道走不了。');
      await phone.button('使用当前位置').click();
      await page.getByRole('radio', { name: '占道经营' }).click();
      await page.getByRole('heading', { name: /^附近已有 \d+ 件相同的诉求/ }).waitFor();
      await phone
        .button(/^关注.*的占道经营/)
        .first()
        .click();
      await page.getByText('✓ 已关注的在“办件”里').waitFor();
      await isAccessible('similar cases');
      await page.goto(addressOf('affairs'));
      await phone.button('我关注的（1）').click();
      await phone.button('取消关注占道经营').waitFor();
      await isAccessible('followed cases');
      await phone.button('取消关注占道经营').click();
      await phone.button('我关注的（1）').waitFor({ state: 'detached' });
    });

    it('where the person says who they are, and sees where they are logged in', async () => {
      const { page } = phone;
      await page.goto(addressOf('realName'));
      await phone.button('确认核验').click();
      await page.getByText('请填写姓名').waitFor();
      await isAccessible('the refused real name');
      await page.goto(addressOf('sessions'));
      await page.getByText('本机').first().waitFor();
      await isAccessible('the logins');
      await page.goto(addressOf('me'));
      await phone.button('退出登录').click();
      await heading('还没有登录');
    });

    it('on the lists of somebody who has filed', async () => {
      await logIn(CITIZEN);
      await phone.page.goto(addressOf('affairs'));
      await phone.page.getByText('没有更多了').waitFor();
      await isAccessible('办件');
      await phone.page.goto(addressOf('notices'));
      await phone.page.getByText('请您补充材料').first().waitFor();
      await isAccessible('消息');
      await check('home', /待我处理/);
    });

    it('on a case in every state', async () => {
      for (const id of Object.values(cases)) {
        const { stateText } = await citizen.call(complaintsApi.get, { params: { id } });
        await check('detail', stateText, `?id=${id}`);
      }
    });

    it('with the box of every act open', async () => {
      const { page } = phone;
      await page.goto(addressOf('detail', `?id=${cases.rejected}`));
      await phone.button('申诉').click();
      await phone.button('提交申诉').click();
      await page.getByText('请写下申诉理由').waitFor();
      await isAccessible('the appeal');
      await page.goto(addressOf('detail', `?id=${cases.assigned}`));
      await phone.button('撤回这件诉求').click();
      await phone.button('确认撤回').waitFor();
      await isAccessible('the withdrawal');
      await page.goto(addressOf('detail', `?id=${cases.accepted}`));
      await phone.button('催办').click();
      await phone.button('确认催办').waitFor();
      await isAccessible('the urging');
      await phone.button('先不催').click();
      await phone.button('补充说明').click();
      await phone.button('提交补充说明').waitFor();
      await isAccessible('the addition');
      await page.goto(addressOf('detail', `?id=${cases.answered}`));
      await phone.button('提交评价').click();
      await page.getByRole('radio', { name: '没有解决', exact: true }).click();
      await page.getByRole('radio', { name: /请重新办理/ }).waitFor();
      await isAccessible('the rating');
      await page.goto(addressOf('detail', `?id=${cases.awaiting_citizen}`));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), phone.button('添加照片').click()]);
      await chooser.setFiles(PHOTO);
      await phone.button('放大照片第 1 张').click();
      await page.getByRole('dialog').waitFor();
      await isAccessible('the enlarged photo');
    });
  });
}
