import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Desk } from '../pages/desk.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
import { openBrowser, World } from '../world.ts';

const PHONE = '13900139005';
const STALL = '水果摊占道，盲道走不了。';

describe('a case that takes its time', () => {
  let world: World;
  let browser: Browser;
  let phone: MiniProgram;
  let clerk: Desk;
  let head: Desk;
  let id: ComplaintId;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    phone = await MiniProgram.ofKnown(world, { login: 'zhou', phone: PHONE });
    id = await (await new Client(world).citizen(PHONE)).forwarded(STALL);
    await (await Staff.logIn(world, 'yuelu01')).accept(id);
    clerk = await Desk.logIn(world, browser, 'yuelu01');
    head = await Desk.logIn(world, browser, 'yuelu02');
  });
  after(async () => {
    await phone.close();
    await browser.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  it('can be urged from the phone, once per working day', async () => {
    await clerk.open('消息');
    await phone.openFromAffairs(STALL);
    await phone.press('催办');
    await phone.says('办理的人会马上收到提醒。每个工作日可以催一次。');
    await phone.isAccessible();
    await phone.write('urge', '已经两天了，请快一点。');
    await phone.press('确认催办');
    await phone.says('您已催办 1 次。', '已催办，11月19日 周四 起可再次催办');
    await phone.isAccessible();
  });

  it('reaches the clerk at once, on a page that was open already', async () => {
    await clerk.notice('市民催办').waitFor();
    await assertAccessible(clerk.page, 'the messages');
    await clerk.notice('市民催办').getByRole('link', { name: '打开这件诉求' }).click();
    await clerk.pane.getByText('已经两天了，请快一点。').waitFor();
    await clerk.pane.getByText('催办 1', { exact: true }).waitFor();
  });

  it('can be urged again on the next working day', async () => {
    world.advance('1d');
    await phone.lookAgain();
    await phone.press('催办');
    await phone.press('确认催办');
    await phone.says('您已催办 2 次。');
    await clerk.pane.getByText('催办 2', { exact: true }).waitFor();
  });

  it('turns 已超时 in the open list by itself, once its date has passed', async () => {
    await head.open('消息');
    await clerk.openFromList('办理中', STALL);
    await clerk.row(STALL).getByText('正常').waitFor();
    world.advance('7d'); // Thursday 26 November, 10:00: due the evening before
    await clerk.row(STALL).getByText('已超时').waitFor();
    await clerk.openCase(id);
    await clerk.clock(/^办结 已超时/).waitFor();
    await assertAccessible(clerk.page, 'a case that is late');
    await phone.lookAgain();
    await phone.says(/■ 已超 \d+ 小时/);
    await phone.isAccessible();
  });

  it('is told to the head of the office at once, and only once', async () => {
    const escalation = head.notice('办结已超时');
    await escalation.first().waitFor();
    await head.page.reload();
    await escalation.first().waitFor();
    assert.equal(await escalation.count(), 1);
    await escalation.getByRole('link', { name: '打开这件诉求' }).click();
    await head.pane.getByText(STALL).first().waitFor();
  });
});
