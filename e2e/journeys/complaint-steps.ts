import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { assertAccessible } from '../pages/axe.ts';
import { Desk } from '../pages/desk.ts';
import { Phone } from '../pages/phone.ts';
import { PHOTO } from '../pages/pictures.ts';
import { smsTo } from '../pages/wechat.ts';
import { openBrowser, type World } from '../world.ts';

/** The way of a complaint through the browser: phone, clerk's desk, phone. */
export function complaintJourney(title: string, start: () => Promise<World>, skip: string | null = null): void {
  describe(title, { skip: skip ?? false }, () => {
    let world: World;
    let browser: Browser;
    let phone: Phone;
    let desk: Desk;
    let caseNumber: string;
    before(async () => {
      world = await start();
      browser = await openBrowser();
      phone = await Phone.open(world, browser);
    });
    after(async () => {
      await browser.close();
      await world.stop();
    });

    it('is written down with a photo and a place before anybody asks who one is', async () => {
      const { page } = phone;
      await phone.button(/提诉求/).click();
      await page.getByLabel('发生了什么事').fill('楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，孩子没法睡觉。');
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), phone.button('添加照片').click()]);
      await chooser.setFiles(PHOTO);
      await page.getByLabel('地点').fill('麓山南路 123 号');
      await phone.button('使用当前位置').click();
      await page.getByText('已用位置确定由哪个区办理').waitFor();
      await page.getByRole('radio', { name: '占道经营' }).click();
      await assertAccessible(page, 'the filing form');
      await phone.button('提交诉求').click();
    });

    it('keeps everything while the person logs in', async () => {
      const { page } = phone;
      await page.getByRole('heading', { name: '登录' }).waitFor();
      await assertAccessible(page, 'the login page');
      await phone.logIn('13800138001');
      await page.getByText(/将由 岳麓区城管局.* 办理，11月25日 周三 17:30 前答复/).waitFor();
      assert.match(await page.getByLabel('发生了什么事').inputValue(), /烧烤摊/);
      await page.getByRole('button', { name: '放大照片第 1 张' }).waitFor();
    });

    it('gets a number, an office and a date', async () => {
      const { page } = phone;
      await phone.button('提交诉求').click();
      const number = page.getByText(/^TS20261118-[0-9A-Z]{6}-[0-9A-Z]$/);
      await number.waitFor();
      caseNumber = (await number.textContent())!;
      await page.getByText('11月25日 周三 17:30 前').first().waitFor();
      await assertAccessible(page, 'the result page');
      await phone.button('查看详情').click();
      await page.getByRole('heading', { name: '已转交岳麓区城管局 · 市容科，待签收' }).waitFor();
    });

    it('lies before the clerk of that office, with photo and place', async () => {
      desk = await Desk.logIn(world, browser, 'yuelu01');
      const { page } = desk;
      await page.getByRole('link', { name: /楼下烧烤摊/ }).click();
      await page.getByRole('heading', { name: caseNumber }).waitFor();
      await page.getByText('岳麓区，麓山南路 123 号').waitFor();
      const photo = page.getByRole('img', { name: /照片 1/ });
      assert.ok(
        await photo.evaluate((image) => (image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth > 0)),
      );
      await assertAccessible(page, 'the case page');
    });

    it('is accepted and answered', async () => {
      const { page } = desk;
      const pane = page.getByRole('region', { name: caseNumber });
      await page.keyboard.press('a');
      await desk.button('签收这件诉求').click();
      await pane.getByText('办理中', { exact: true }).waitFor();
      await pane.getByRole('button', { name: /^答复/ }).click();
      await page.getByLabel('答复内容').fill('执法队员当晚到场，烧烤摊已搬离人行道，今后每晚巡查。联系电话 0731-80003024。');
      await page.getByRole('radio', { name: '已解决', exact: true }).check();
      await assertAccessible(page, 'the answer box');
      await desk.button('提交答复').click();
      await pane.getByText('已答复，待评价').waitFor();
    });

    it('shows its answer on the phone by itself, and is rated', async () => {
      const { page } = phone;
      await page.getByText('执法队员当晚到场').waitFor({ timeout: 20_000 });
      await assertAccessible(page, 'the answered case');
      const choose = (group: RegExp, answer: string) =>
        page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: answer, exact: true }).click();
      await choose(/联系/, '联系过');
      await choose(/解决/, '已解决');
      await choose(/满意/, '非常满意');
      await phone.button('提交评价').click();
      await page.getByRole('heading', { name: '已办结' }).waitFor();
    });

    it('told the person by message and by SMS at every step that matters', async () => {
      const { page } = phone;
      await page.goto(`${world.origin}/h5/#/features/notices/pages/inbox/index`);
      await page.getByText('诉求已答复，请评价').waitFor();
      await page.getByText('诉求已转交').waitFor();
      await assertAccessible(page, 'the inbox');
      assert.deepEqual(await smsTo(world, '13800138001'), ['complaint-answered', 'complaint-dispatched', 'login-code']);
    });

    it('is what the clerk sees as closed, with the rating', async () => {
      const { page } = desk;
      await page.getByRole('link', { name: /已办结/ }).click();
      await page.getByRole('link', { name: /楼下烧烤摊/ }).click();
      await page.getByText('非常满意').first().waitFor();
    });
  });
}
