import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { Desk, type Box } from '../pages/desk.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { openBrowser, World } from '../world.ts';

const PHONE = '13900139003';
const MARKET = '路口夜市占道经营，行人走不了。';
const STALL = '楼下烧烤摊占道经营，油烟很大。';
const OFFICE = '岳麓区城管局 · 市容科';
const OTHER_OFFICE = '开福区城管局 · 市容科';

describe('who has a case and until when: the mini-program of the citizen, the console of the office', () => {
  let world: World;
  let browser: Browser;
  let phone: MiniProgram;
  let citizen: Client;
  let clerk: Desk;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    phone = await MiniProgram.ofKnown(world, { login: 'qian', phone: PHONE });
    citizen = await new Client(world).citizen(PHONE);
    clerk = await Desk.logIn(world, browser, 'yuelu01');
  });
  after(async () => {
    await phone.close();
    await browser.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  describe('a case that the office returns', () => {
    it('is said to wait for the right office, without the reason that is not meant for citizens', async () => {
      const id = await citizen.forwarded(MARKET);
      await phone.openFromAffairs(MARKET);
      await phone.says(`已转交${OFFICE}，待签收`);
      await clerk.openCase(id);
      const reason = (box: Box) => box.getByLabel('退回理由').fill('地点在开福区，不属于我局管辖范围。');
      await clerk.act('退回', '退回派单员', '不再由本单位承办', reason);
      await phone.lookAgain();
      await phone.says('已提交，等待派单', '正在重新确认责任单位');
      assert.doesNotMatch(await phone.words(), /管辖范围/);
      await phone.isAccessible();
    });

    it('lies before the dispatcher under 退回 with its reason, and goes to another office', async () => {
      const dispatcher = await Desk.logIn(world, browser, 'paidan01');
      await dispatcher.openFromList('退回', MARKET);
      await dispatcher.pane.getByText('不属于我局管辖范围').waitFor();
      const office = (box: Box) => dispatcher.choose(box, '承办单位', OTHER_OFFICE);
      await dispatcher.act('派单', `派给${OTHER_OFFICE}`, `已转交${OTHER_OFFICE}`, office);
      await dispatcher.close();
      await phone.lookAgain();
      await phone.says(`已转交${OTHER_OFFICE}，待签收`, '0731-');
    });
  });

  let id: ComplaintId;
  describe('a case for which the office needs more', () => {
    it('is asked about with a template that names the office and its phone', async () => {
      id = await citizen.forwarded(STALL);
      await clerk.openCase(id);
      await clerk.act('签收', '签收这件诉求', '已签收');
      await clerk.clock(/^办结 正常/).waitFor();
      const question = async (box: Box) => {
        await clerk.choose(box, '套用模板（可不选）', '请补充：具体位置');
        const text = box.getByLabel('请市民补充什么');
        const filled = await text.inputValue();
        assert.match(filled, /具体位置，例如路名[^]*岳麓区城管局 · 市容科，电话 0731-\d+/);
        assert.doesNotMatch(filled, /[{}]/);
        await text.fill(`${filled}\n3. 一般几点出摊。`);
      };
      await clerk.act('请市民补充', '发给市民', '时限暂停，等待补充', question);
    });

    it('stands still until the phone has answered with words and a photo', async () => {
      await clerk.clock(/^办结 暂停 .*等市民补充/).waitFor();
      await phone.openFromAffairs(STALL);
      await phone.says('待您补充材料', '请补充：', '3. 一般几点出摊。', '收到补充后继续计时');
      await phone.isAccessible();
      world.advance('23h'); // within one working day of pausing: one day later
      await phone.write('supply', '3 栋东门外，晚上八点到十二点。');
      await phone.addPhoto();
      await phone.showsPhoto(1);
      await phone.press('提交补充');
      await phone.says('已收到您的补充', '办理中', '11月26日 周四 17:30 前答复');
    });

    it('runs on at the desk by itself, with what was answered', async () => {
      await clerk.pane.getByText('晚上八点到十二点').waitFor();
      await clerk.clock(/^办结 正常/).waitFor();
      await clerk.clock(/^办结 .*11月26日 周四 17:30 前/).waitFor();
      await clerk.open('消息');
      await clerk.notice('市民已补充').waitFor();
    });
  });

  describe('a case for which the office needs longer', () => {
    const apply = async (reason: string) => {
      await clerk.openCase(id);
      const fillIn = async (box: Box) => {
        await box.getByLabel('延长多少').fill('2');
        await box.getByLabel('理由').fill(reason);
      };
      await clerk.act('申请延期', '提交延期申请', '延期申请已提交', fillIn);
    };
    const decide = async (decision: '批准' | '不批准', reason: string, submit: string) => {
      const supervisor = await Desk.logIn(world, browser, 'ducha01');
      await supervisor.openFromList('待审批', STALL);
      const fillIn = async (box: Box) => {
        await box.getByRole('radio', { name: decision, exact: true }).check();
        await box.getByLabel('决定的理由').fill(reason);
      };
      await supervisor.act('审批延期', submit, '已决定', fillIn);
      await supervisor.close();
    };

    it('keeps its date when the supervision refuses, and the clerk reads why', async () => {
      await apply('摊主外出，约谈要改期。');
      await decide('不批准', '可以先行取缔，不需要等约谈。', '不批准');
      await clerk.pane.getByText('可以先行取缔').first().waitFor();
      await phone.lookAgain();
      await phone.says('11月26日 周四 17:30 前答复');
      assert.doesNotMatch(await phone.words(), /约谈/);
      await clerk.open('消息');
      await clerk.notice('延期未同意').waitFor();
    });

    it('moves its date when the supervision grants, and the citizen is told until when', async () => {
      await apply('需要联合市场监管局执法，已排定日期。');
      await decide('批准', '联合执法已排定，同意延长。', '批准申请');
      await clerk.clock(/^办结 .*11月30日 周一 17:30 前/).waitFor();
      await phone.lookAgain();
      await phone.says('办理期限已延长到 11月30日 周一 17:30', '原因：需要联合市场监管局执法，已排定日期。');
      await phone.isAccessible();
      await phone.goTo('notices');
      await phone.says('办理期限延长', '由11月26日 周四 17:30延长到11月30日 周一 17:30');
      await phone.isAccessible();
    });
  });
});
