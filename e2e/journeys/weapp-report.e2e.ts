import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Desk, type Box } from '../pages/desk.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { openBrowser, World } from '../world.ts';

const PHONE = '13900139006';
const TEXT = '市容科的人收了夜市摊主的好处，占道经营没人管。';
const ANSWER = '经查，两名协管员已停职，夜市占道已取缔，感谢您的监督。';
const ABOUT = '岳麓区城管局 · 市容科';
const SUPERVISION = '市督查室 · 督办科';
const WITHHELD = '举报，内容保密';

describe('an anonymous report 举报 from the mini-program, about the office that it would go to', () => {
  let world: World;
  let browser: Browser;
  let phone: MiniProgram;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    phone = await MiniProgram.ofKnown(world, { login: 'wu', phone: PHONE });
  });
  after(async () => {
    await phone.close();
    await browser.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  it('is written down without a name, with the office that has to stand aside', async () => {
    await phone.goTo('home');
    await phone.press('举报');
    await phone.isAt('file');
    await phone.says('举报是保密的', '每一次查看都会留下记录');
    await phone.choose('report', '匿名举报');
    await phone.press('选择单位');
    await phone.write('office-search', '市容科');
    await phone.isAccessible();
    await phone.press(ABOUT);
    await phone.says(`✓ ${ABOUT}`);
    await phone.write('text', TEXT);
    await phone.choosePlace();
    await phone.choose('category', '占道经营');
    await phone.isAccessible();
  });

  let caseNumber: string;
  let queryCode: string;
  it('is filed, and its query code is noted', async () => {
    await phone.press('匿名提交举报');
    await phone.isAt('query-code');
    await phone.says('请截图或抄下来，这是查询的唯一凭证。');
    await phone.isAccessible();
    const words = await phone.words();
    caseNumber = /TS20261118-[0-9A-Z]{6}-[0-9A-Z]/.exec(words)![0];
    queryCode = /查询码\s*([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(words)![1]!;
    await phone.press('我已记下');
    await phone.says('✓ 已记下。');
    await phone.press('回到首页');
    await phone.says('常用分类');
  });

  let id: ComplaintId;
  it('goes to the supervision instead, by the dispatcher', async () => {
    const dispatcher = await Desk.logIn(world, browser, 'paidan01');
    await dispatcher.openFromList('待派单', TEXT);
    id = dispatcher.shownCase;
    const office = (box: Box) => box.getByText('举报对象须回避').waitFor();
    await dispatcher.act('派单', `派给${SUPERVISION}`, `已转交${SUPERVISION}`, office);
    await dispatcher.close();
  });

  it('is not there for the office that it is about, not even for its head', async () => {
    for (const userName of ['yuelu01', 'yuelu02']) {
      const staff = await new Client(world).staff(userName);
      await assert.rejects(staff.call(casesApi.get, { params: { id } }), { message: 'complaint.not-found' });
    }
  });

  let clerk: Desk;
  it('tells a clerk who is not named that it is there, and nothing else', async () => {
    clerk = await Desk.logIn(world, browser, 'ducha03');
    await clerk.page.getByRole('link', { name: WITHHELD }).waitFor();
    await clerk.openCase(id);
    await clerk.pane.getByText('举报内容只对指定办理人可见。').waitFor();
    assert.doesNotMatch(await clerk.pane.innerText(), /市容科|夜市|好处|麓山南路/);
    assert.equal(await clerk.pane.getByRole('button', { name: '签收', exact: true }).count(), 0);
    await assertAccessible(clerk.page, 'a report that is withheld');
  });

  it('is read by the clerk as soon as the head has named them', async () => {
    const head = await Desk.logIn(world, browser, 'ducha02');
    await head.openCase(id);
    await head.pane.getByText(TEXT).waitFor();
    const name = (box: Box) => box.getByRole('checkbox', { name: '马丽' }).check();
    await head.act('指定办理人', '指定这些人办理', '已指定办理人', name);
    await head.pane.getByText('指定办理人：马丽。').waitFor();
    await head.close();
    await clerk.pane.getByText(TEXT).waitFor();
    await assertAccessible(clerk.page, 'a report that is readable');
  });

  it('is accepted and answered by them', async () => {
    await clerk.act('签收', '签收这件诉求', '已签收');
    const answer = async (box: Box) => {
      await box.getByLabel('答复内容').fill(ANSWER);
      await box.getByRole('radio', { name: '已解决', exact: true }).check();
    };
    await clerk.act('答复', '提交答复', '答复已发给市民', answer);
  });

  it('is found again by number and code, after the phone was closed, and rated', async () => {
    await phone.runtime.restart();
    await phone.goTo('me');
    await phone.press('查询匿名举报');
    await phone.isAt('report-query');
    await phone.press('查询');
    await phone.says('请核对编号', '请核对查询码');
    await phone.isAccessible();
    await phone.write('caseNumber', caseNumber);
    await phone.write('queryCode', queryCode.toLowerCase());
    await phone.press('查询');
    await phone.says('已答复，请评价', ANSWER);
    await phone.isAccessible();
    await phone.rate({ contacted: false, solved: '已解决', satisfaction: '满意' });
    await phone.says('已收到您的评价，谢谢。', '已办结');
  });

  it('has left the login of the phone as it was, and no trace among its affairs', async () => {
    await phone.goTo('me');
    await phone.says('139****9006', '已核验手机号');
    await phone.goTo('affairs');
    await phone.says('还没有办件');
    await phone.goTo('notices');
    await phone.says('还没有消息');
    await clerk.pane.getByText('已办结', { exact: true }).waitFor();
  });
});
