import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { Desk, type Box } from '../pages/desk.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
import { openBrowser, World } from '../world.ts';

const PHONE = '13900139004';
const MARKET = '菜贩占道，赶走又来。';
const SIGN = '广告牌占道，夜里撞过人。';

describe('an answer that the citizen is not content with', () => {
  let world: World;
  let browser: Browser;
  let phone: MiniProgram;
  let citizen: Client;
  let clerk: Staff;
  let desk: Desk;
  let dispatcher: Desk;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    phone = await MiniProgram.ofKnown(world, { login: 'sun', phone: PHONE });
    citizen = await new Client(world).citizen(PHONE);
    clerk = await Staff.logIn(world, 'yuelu01');
    desk = await Desk.logIn(world, browser, 'yuelu01');
    dispatcher = await Desk.logIn(world, browser, 'paidan01');
  });
  after(async () => {
    await phone.close();
    await browser.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  async function answered(text: string, answer: string): Promise<ComplaintId> {
    const id = await citizen.forwarded(text);
    await clerk.accept(id);
    await clerk.answer(id, answer);
    await phone.openFromAffairs(text);
    await phone.says(answer);
    return id;
  }

  describe('who asks for it to be worked again', () => {
    const badly = { contacted: true, solved: '没有解决', satisfaction: '不满意', isReopened: true };
    let id: ComplaintId;

    it('is answered anew twice', async () => {
      id = await answered(MARKET, '执法队员当场劝离了菜贩，请放心。');
      await phone.rate(badly);
      await phone.says('已收到您的评价，诉求现在：办理中', '您没有认可答复，已申请重新办理');
      await clerk.answer(id, '已安排早晚各巡查一次，并劝离菜贩。');
      await phone.lookAgain();
      await phone.says('早晚各巡查一次');
      await phone.rate(badly);
      await phone.says('已收到您的评价，诉求现在：办理中');
    });

    it('is rechecked by the centre the third time', async () => {
      await clerk.answer(id, '已设置护栏，菜贩不再进入人行道。');
      await phone.lookAgain();
      await phone.says('已设置护栏');
      await phone.rate(badly);
      await phone.says('已收到您的评价，诉求现在：复核中', '热线中心正在复核，会给您一个结论。');
      await phone.isAccessible();
    });

    it('reads the outcome of the recheck with its reason', async () => {
      await dispatcher.openFromList('待审批', MARKET);
      await dispatcher.clock(/^复核 正常/).waitFor();
      const decision = async (box: Box) => {
        await box.getByRole('radio', { name: '办结', exact: true }).check();
        await box.getByLabel('决定的理由').fill('现场复核，护栏已装好，一周内没有菜贩。');
      };
      await dispatcher.act('复核决定', '决定办结', '已决定办结', decision);
      await phone.lookAgain();
      await phone.says('已办结', '经复核办结：现场复核，护栏已装好，一周内没有菜贩。');
      await phone.isAccessible();
      await phone.goTo('notices');
      await phone.says('复核已有结论');
    });
  });

  describe('who leaves it at that', () => {
    it('is told that the office will put it right and the centre will call', async () => {
      await answered(SIGN, '广告牌已要求店家当晚收回店内。');
      await phone.choose('question-contacted', '没有');
      await phone.choose('question-solved', '没有解决');
      await phone.choose('question-satisfaction', '非常不满意');
      await phone.says('记下您的评价后办结，责任单位会整改；留了电话的，热线中心会回访。');
      await phone.choose('question-reopen', '就到这里');
      await phone.isAccessible();
      await phone.press('提交评价');
      await phone.says('已收到您的评价，谢谢。', '已办结', '责任单位将整改');
    });

    it('reads what the office has put right, against its own clock', async () => {
      await desk.openFromList('整改回访', SIGN);
      await desk.pane.getByText('非常不满意').first().waitFor();
      await desk.clock(/^整改 .*11月25日 周三 17:30 前/).waitFor();
      const report = (box: Box) => box.getByLabel('整改情况').fill('已当面向您道歉，广告牌已拆除并由街道每晚巡查。');
      await desk.act('整改反馈', '提交整改情况', '整改情况已提交，市民会看到', report);
      await desk.clock(/^整改 按时完成/).waitFor();
      await phone.lookAgain();
      await phone.says('反馈了整改情况', '的整改情况', '广告牌已拆除并由街道每晚巡查。');
      await phone.isAccessible();
    });

    it('is called by the centre, which writes down what was said', async () => {
      await dispatcher.openFromList('整改回访', SIGN);
      await dispatcher.clock(/^回访 正常/).waitFor();
      const call = async (box: Box) => {
        await box.getByRole('radio', { name: '已联系上', exact: true }).check();
        await box.getByLabel('市民怎么说').fill('市民表示广告牌确实拆了。');
      };
      await dispatcher.act('回访', '保存回访记录', '回访情况已记下', call);
      await dispatcher.clock(/^回访 按时完成/).waitFor();
      await phone.lookAgain();
      await phone.says('我们已给您回访');
      assert.doesNotMatch(await phone.words(), /市民表示/);
    });
  });
});
