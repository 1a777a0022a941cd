import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import { MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
import { CHOSEN_PLACE } from '../pages/wechat-windows.ts';
import { cards, noteConsent } from '../pages/wechat.ts';
import { World } from '../world.ts';

const TEXT = '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，孩子没法睡觉。';
const DUE = '11月25日 周三 17:30';

describe('a complaint on the mini-program that WeChat would get', () => {
  let world: World;
  let phone: MiniProgram;
  let clerk: Staff;
  let id: ComplaintId;
  before(async () => {
    world = await World.start('2026-11-18T10:00:00+08:00');
    clerk = await Staff.logIn(world, 'yuelu01');
    phone = await MiniProgram.open(world, { login: 'wang', phone: '13900139001' });
  });
  after(async () => {
    await phone.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  it('begins on a home page that knows the person without asking', async () => {
    await phone.says('常用分类', '拨打热线 12345');
    await phone.isAccessible();
    await phone.goTo('me');
    await phone.says('微信用户', '已用微信登录，还没有核验手机号');
    await phone.isAccessible();
  });

  it('is written down with a photo and a place from the map', async () => {
    await phone.goTo('home');
    await phone.press('提诉求');
    await phone.isAt('file');
    await phone.press('提交诉求');
    await phone.says('请写下您遇到的事，至少 5 个字。', '请写下地点', '请选一个分类');
    await phone.isAccessible();
    await phone.write('text', TEXT);
    await phone.addPhoto();
    await phone.choosePlace();
    await phone.says('已用位置确定由哪个区办理');
    await phone.choose('category', '占道经营');
    await phone.isAccessible();
  });

  it('asks for the phone number where it is needed, and keeps everything meanwhile', async () => {
    await phone.press('提交诉求');
    await phone.isAt('phone');
    await phone.says('需要核验手机号', '写好的内容都在');
    await phone.isAccessible();
    await phone.givePhoneNumber();
    await phone.isAt('file');
    assert.equal(await phone.written('text'), TEXT);
    assert.match(await phone.written('address'), new RegExp(CHOSEN_PLACE.name));
    await phone.showsPhoto(1);
    await phone.says(`将由 岳麓区城管局 · 市容科 办理，${DUE} 前答复`, '用登录手机号 139****9001 联系您');
  });

  it('gets a number, an office and a date', async () => {
    await phone.press('提交诉求');
    await phone.isAt('result');
    await phone.says(/TS20261118-[0-9A-Z]{6}-[0-9A-Z]/, `${DUE} 前答复您`);
    await phone.isAccessible();
    await noteConsent(world, 'wang');
    await phone.subscribe();
    await phone.says('有进展时会在微信里通知您');
    await phone.press('查看详情');
    await phone.isAt('detail');
    id = await phone.shownCase();
    await phone.lookAgain();
    await phone.says('已转交岳麓区城管局 · 市容科，待签收');
    await phone.press('我的描述 · 照片 1 张');
    await phone.says(TEXT, '岳麓区');
    await phone.isAccessible();
  });

  it('is accepted, and asks for more when the office needs it', async () => {
    await clerk.accept(id);
    await phone.lookAgain();
    await phone.says('办理中', '岳麓区城管局 · 市容科已签收，开始办理');
    await phone.isAccessible();
    await clerk.ask(id, '请补充烧烤摊的具体位置，最好有照片。');
    await phone.lookAgain();
    await phone.says('待您补充材料', '请补充烧烤摊的具体位置', '请您在 11月25日', '收到补充后继续计时');
    await phone.isAccessible();
  });

  it('tells on the home page what waits for the person', async () => {
    await phone.goBack();
    await phone.says('待我处理（1）', '请您补充材料', '去补充 ›');
    await phone.isAccessible();
    await phone.press('请您补充材料');
    await phone.isAt('detail');
  });

  it('is supplied with words and a photo', async () => {
    await phone.write('supply', '就在 3 栋东门外的人行道上。');
    await phone.addPhoto();
    await phone.showsPhoto(1);
    await phone.press('提交补充');
    await phone.says('已收到您的补充', '办理中', '您补充了材料', '就在 3 栋东门外的人行道上。', '照片 2 张');
  });

  it('is answered, and reopened where it is not solved', async () => {
    await clerk.answer(id, '执法队员到场劝离，摊主承诺今后不再占道经营。');
    await phone.lookAgain();
    await phone.says('已答复，请评价', '执法队员到场劝离', '结果：已解决');
    await phone.isAccessible();
    await phone.rate({ contacted: false, solved: '没有解决', satisfaction: '不满意', isReopened: true });
    await phone.says('已收到您的评价，诉求现在：办理中。', '您没有认可答复，已申请重新办理');
    await phone.isAccessible();
  });

  it('is answered again and rated', async () => {
    await clerk.answer(id, '已没收烧烤工具并立案，每晚安排巡查，联系电话 0731-80003024。');
    await phone.lookAgain();
    await phone.says('已没收烧烤工具并立案');
    await phone.rate({ contacted: true, solved: '已解决', satisfaction: '非常满意' });
    await phone.says('已收到您的评价，谢谢。', '已办结', '非常满意 · 已解决 · 联系过我');
    await phone.isAccessible();
  });

  it('stands among the affairs, and every step of the office among the notices', async () => {
    await phone.goTo('affairs');
    await phone.says('已办结', TEXT, '没有更多了');
    await phone.isAccessible();
    await phone.goTo('notices');
    await phone.says(/诉求已答复，请评价[^]*诉求已答复，请评价[^]*请您补充材料[^]*诉求办理中[^]*诉求已转交/);
    await phone.isAccessible();
    await phone.goTo('me');
    await phone.says('139****9001', '已核验手机号');
    await phone.isAccessible();
    await phone.press('登录设备');
    await phone.isAt('sessions');
    await phone.says('本机');
    await phone.isAccessible();
    await phone.goBack();
    await phone.press('去实名');
    await phone.isAt('real-name');
    await phone.press('确认核验');
    await phone.says('请填写姓名');
    await phone.isAccessible();
  });

  it('was told once in WeChat too, by a message that opens the case', async () => {
    const [card, ...more] = await cards(world);
    assert.ok(card, 'a message came');
    assert.deepEqual(more, [], 'one consent is one message');
    await phone.runtime.restart({ url: card.page, scene: 1014 });
    await phone.isAt('detail');
    assert.equal(await phone.shownCase(), id);
    await phone.says('已办结');
  });

  it('can be read in 关怀模式 on every page', async () => {
    await phone.goTo('me');
    await phone.press('关怀模式');
    await phone.isAccessible();
    for (const tab of ['notices', 'affairs', 'home'] as const) {
      await phone.goTo(tab);
      await phone.isAccessible();
    }
    await phone.press('提诉求');
    await phone.isAt('file');
    await phone.says('发生了什么事');
    await phone.isAccessible();
    await phone.goBack();
    await phone.openFromAffairs(TEXT);
    await phone.says('已没收烧烤工具并立案');
    await phone.isAccessible();
  });
});
