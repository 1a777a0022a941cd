import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import { CHOSEN_PLACE, MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
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
    await phone.says(/请.*发生了什么/);
    await phone.isAccessible();
    await phone.write('text', TEXT);
    await phone.addPhoto();
    await phone.choosePlace();
    await phone.says('已用位置确定由哪个区办理');
    await phone.press('占道经营', 'category');
    await phone.says('已选：');
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
    await phone.says(`将由 岳麓区城管局 · 市容科 办理，${DUE} 前答复`, '用登录手机号 139****9001 联系您');
  });

  it('gets a number, an office and a date', async () => {
    await phone.press('提交诉求');
    await phone.isAt('result');
    await phone.says(/TS20261118-[0-9A-Z]{6}-[0-9A-Z]/, `${DUE} 前答复您`);
    await phone.isAccessible();
    await phone.press('查看详情');
    await phone.isAt('detail');
    id = await phone.openCase();
    await phone.lookAgain();
    await phone.says('已转交岳麓区城管局 · 市容科，待签收');
    await phone.press('我的描述 · 照片 1 张');
    await phone.says(TEXT, '岳麓区');
    await phone.isAccessible();
  });
});
