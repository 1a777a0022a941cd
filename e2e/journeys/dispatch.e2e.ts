import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { aFiling, Client } from '../client.ts';
import { complaintsApi } from '@zsb/shared/complaints-api';
import { assertAccessible } from '../pages/axe.ts';
import { Desk } from '../pages/desk.ts';
import { openBrowser, World } from '../world.ts';

describe('a complaint whose office no rule is certain of', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  before(async () => {
    world = await World.start();
    browser = await openBrowser();
    const citizen = await new Client(world).citizen('13800138002');
    await citizen.call(complaintsApi.file, {
      body: aFiling({ place: { address: '小区门口，靠近河边' }, text: '河边垃圾没有人清理，味道很大' }),
    });
    desk = await Desk.logIn(world, browser, 'paidan01');
  });
  after(async () => {
    await browser.close();
    await world.stop();
  });

  it('waits for the dispatcher with a suggestion and its reason', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: /待派单/ }).waitFor();
    await assertAccessible(page, 'the dispatch queue');
    await page.getByRole('link', { name: /河边垃圾/ }).click();
    await page.getByText('小区门口，靠近河边').waitFor();
  });

  it('is sent to another office by keyboard alone', async () => {
    const { page } = desk;
    await page.keyboard.press('d');
    await page
      .getByText(/属地不明/)
      .first()
      .waitFor();
    const office = page.getByRole('combobox', { name: /单位/ });
    await office.fill('开福区城管');
    await page
      .getByRole('option', { name: /开福区城管局/ })
      .first()
      .waitFor();
    await assertAccessible(page, 'the dispatch box');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/派给开福区城管局/).waitFor();
  });
});
