import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Desk, type Box } from '../pages/desk.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
import { openBrowser, World } from '../world.ts';

const PHONE = '13900139021';
const TEXT = '公交站旁长期摆摊占道，老人候车没有地方站。';
const PLAN = '将在公交站两侧加装护栏，材料已订购。';
const PROGRESS = '材料昨天到货，明天上午开始安装。';
const REPORT = '护栏已于今天上午装好，摊位不再进入站台。';

describe('an answer that puts it off to a day 列入计划', () => {
  let world: World;
  let browser: Browser;
  let phone: MiniProgram;
  let clerk: Desk;
  let head: Desk;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    phone = await MiniProgram.ofKnown(world, { login: 'feng', phone: PHONE });
    const id = await (await new Client(world).citizen(PHONE)).forwarded(TEXT);
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

  it('is given by the clerk with the day, which starts a clock of its own', async () => {
    await clerk.openFromList('办理中', TEXT);
    const answer = async (box: Box) => {
      await box.getByLabel('答复内容').fill(PLAN);
      await box.getByRole('radio', { name: '列入计划', exact: true }).check();
      await box.getByRole('button', { name: '提交答复' }).click();
      await box.getByText('列入计划要写明预计完成的日期。').waitFor();
      await box.getByLabel('预计完成日期').fill('2026-11-20');
      await assertAccessible(clerk.page, 'an answer that plans', 'form.box');
    };
    await clerk.act('答复', '提交答复', '答复已发给市民', answer);
    await clerk.clock(/^计划落实 正常.*11月20日 周五 17:30 前/).waitFor();
    // Nobody has spoken to the citizen, and an answer is not that.
    await clerk.clock(/^首次联系 .*已取消/).waitFor();
  });

  it('tells the citizen on the phone what is planned, and until when', async () => {
    await phone.openFromAffairs(TEXT);
    await phone.says('已答复，请评价', '结果：列入计划，计划 2026年11月20日 前完成', PLAN);
    await phone.isAccessible();
  });

  it('goes on when the office tells the citizen how far it is: the clock runs, and the report is asked for again', async () => {
    world.advance('1d'); // Thursday 19 November, 10:00
    await clerk.act('反馈计划落实情况', '提交进展', '进展已提交，市民会看到。计划落实时限照常计算', async (box) => {
      assert.equal(await box.getByRole('radio', { checked: true }).count(), 0);
      await box.getByLabel('计划落实情况').fill(PROGRESS);
      await box.getByRole('button', { name: '提交落实情况' }).click();
      await box.getByText('请选择已落实还是还在推进。').waitFor();
      await box.getByRole('radio', { name: '还在推进' }).check();
      await box.getByText('计划落实时限照常计算').waitFor();
      await assertAccessible(clerk.page, 'a report on a plan', 'form.box');
    });
    await clerk.clock(/^计划落实 正常.*明天 17:30 前/).waitFor();
    await clerk.pane.getByRole('button', { name: '反馈计划落实情况' }).waitFor();
    await phone.lookAgain();
    await phone.says('岳麓区城管局 · 市容科反馈了计划进展', PROGRESS);
    await phone.isAccessible();
  });

  it('turns red among what is still owed when the day has passed, and the head is told', async () => {
    await head.open('消息');
    world.advance('4d'); // Monday 23 November, 10:00
    await head.notice('计划落实已超时').first().waitFor();
    await clerk.openFromList('整改回访', TEXT);
    await clerk.row(TEXT).getByText('已超时').waitFor();
    await clerk.clock(/^计划落实 已超时/).waitFor();
    await assertAccessible(clerk.page, 'a plan that was not kept');
  });

  it('ends with the report that it is done, which the citizen reads and is told of', async () => {
    const report = async (box: Box) => {
      await box.getByRole('radio', { name: '已落实' }).check();
      await box.getByText('不再提醒').waitFor();
      await box.getByLabel('计划落实情况').fill(REPORT);
    };
    await clerk.act('反馈计划落实情况', '提交落实情况', '计划落实情况已提交，市民会看到', report);
    await clerk.clock(/^计划落实 .*超时完成/).waitFor();
    await phone.lookAgain();
    await phone.says('岳麓区城管局 · 市容科反馈：计划已落实', '的落实情况反馈', REPORT);
    await phone.isAccessible();
    await phone.goTo('notices');
    await phone.says('计划进展已反馈', '计划已落实');
  });
});
