import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { caseworkApi } from '@zsb/shared/casework';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { Client } from '../client.ts';
import { UNCERTAIN_PLACE } from '../pages/cases.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
import { World } from '../world.ts';

const PHONE = '13900139002';

describe('the side tracks of a complaint, as the citizen reads them in the mini-program', () => {
  let world: World;
  let phone: MiniProgram;
  let citizen: Client;
  let dispatcher: Staff;
  before(async () => {
    world = await World.start('2026-11-18T10:00:00+08:00');
    dispatcher = await Staff.logIn(world, 'paidan01');
    phone = await MiniProgram.open(world, { login: 'zhao', phone: PHONE }, { privacy: 'ask' });
  });
  after(async () => {
    await phone.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  const stateOf = async (id: ComplaintId) => (await citizen.call(complaintsApi.get, { params: { id } })).state;

  describe('the privacy agreement', () => {
    it('is asked for at the moment of use, and refusing it leaves the form working', async () => {
      await phone.says('常用分类');
      await phone.press('提诉求');
      await phone.isAt('file');
      await phone.press('在地图上选');
      await phone.says('请先看隐私保护指引', '在地图上选地点会用到您的信息');
      await phone.isAccessible();
      await phone.press('不同意');
      await phone.says('没有取得位置，没关系');
      await phone.write('address', '麓山南路 123 号');
    });

    it('is asked for again at the next use, and what was begun goes on once it is agreed to', async () => {
      await phone.press('添加照片');
      await phone.says('添加照片会用到您的信息');
      await phone.press('同意并继续');
      await phone.runtime.page.getByRole('dialog').getByText('拍照').click();
      await phone.says('核验后上传');
      assert.equal(await phone.written('address'), '麓山南路 123 号');
    });

    it('is not asked for a second time', async () => {
      await phone.goBack();
      await phone.goTo('me');
      await phone.press('核验手机号');
      await phone.isAt('phone');
      await phone.givePhoneNumber();
      await phone.says('139****9002', '已核验手机号');
      citizen = await new Client(world).citizen(PHONE);
    });
  });

  it('a case of somebody else close by can be followed instead of filed again, up to its answer', async () => {
    const theirs = await (await new Client(world).citizen('13900139010')).forwarded('夜宵摊占道，吵到凌晨。');
    await phone.goTo('home');
    await phone.press('提诉求');
    await phone.isAt('file');
    await phone.write('text', '楼下夜宵摊占道经营，睡不着。');
    await phone.choosePlace();
    await phone.choose('category', '占道经营');
    await phone.says('附近已有 1 件相同的诉求', '约 50 米');
    await phone.isAccessible();
    await phone.press('关注约 50 米的占道经营');
    await phone.says('✓ 已关注的在“办件”里');
    const clerk = await Staff.logIn(world, 'yuelu01');
    await clerk.accept(theirs);
    await clerk.answer(theirs, '执法队员到场劝离，今后每晚巡查。');
    await phone.goBack();
    await phone.goTo('affairs');
    await phone.press('我关注的（1）');
    await phone.says('占道经营 · 已答复');
    assert.doesNotMatch(await phone.words(), /夜宵摊/);
    await phone.isAccessible();
    await phone.goTo('notices');
    await phone.says('关注的诉求已答复');
  });

  it('a case can be withdrawn, after its consequence was read', async () => {
    const id = await citizen.forwarded('小区门口的早餐摊占道，早上堵得出不来。');
    await phone.openFromAffairs('早餐摊');
    await phone.press('撤回这件诉求');
    await phone.says('撤回后不再办理，也不能恢复');
    await phone.isAccessible();
    await phone.write('withdraw', '摊主已经自己搬走了。');
    await phone.press('确认撤回');
    await phone.says('已撤回这件诉求。', '您撤回了诉求');
    assert.doesNotMatch(await phone.words(), /前答复/);
    await phone.isAccessible();
    assert.equal(await stateOf(id), 'withdrawn');
  });

  it('a case that was merged into that of somebody else can be withdrawn as well, and theirs goes on', async () => {
    const neighbour = await new Client(world).citizen('13900139011');
    const theirs = await neighbour.file({ text: '桥下夜宵摊占道，油烟很大。', place: UNCERTAIN_PLACE });
    const { id } = await citizen.file({ text: '桥下的夜宵摊又占道了。', place: UNCERTAIN_PLACE });
    await dispatcher.act(caseworkApi.merge, id, { caseNumber: theirs.caseNumber, reason: '同一个摊位，由一个单位一并办理。' });
    await phone.openFromAffairs('桥下的夜宵摊');
    await phone.says('已并案');
    await phone.isAccessible();
    await phone.press('撤回这件诉求');
    await phone.press('确认撤回');
    await phone.says('已撤回这件诉求。', '您撤回了诉求');
    assert.equal(await stateOf(id), 'withdrawn');
    assert.equal((await neighbour.call(complaintsApi.get, { params: { id: theirs.id } })).state, 'submitted');
  });

  let id: ComplaintId;
  describe('a case that is not taken on', () => {
    it('says why, and where to go instead', async () => {
      ({ id } = await citizen.file({ text: '河边垃圾没有人清理，味道很大，请尽快处理。', place: UNCERTAIN_PLACE }));
      await phone.openFromAffairs('河边垃圾');
      await phone.says('已提交，等待派单');
      await dispatcher.reject(id, 'arbitration', '您反映的是劳动报酬争议，需要通过劳动仲裁解决。');
      await phone.lookAgain();
      await phone.says('不予受理', '已经或者应当通过仲裁解决', '您反映的是劳动报酬争议', '请向劳动人事争议仲裁院申请', '拨打 12333');
      await phone.isAccessible();
    });

    it('is looked at again once the person appeals, and then goes to an office', async () => {
      await phone.press('申诉');
      await phone.says('会由另一位工作人员重新审核');
      await phone.isAccessible();
      await phone.write('appeal', '我反映的是垃圾没有人清理，不是劳动报酬。');
      await phone.press('提交申诉');
      await phone.says('已收到您的申诉', '已提交，等待派单', '此前不予受理的说明');
      await (await Staff.logIn(world, 'paidan02')).dispatch(id, '岳麓区城管局 · 市容科');
      await phone.lookAgain();
      await phone.says('已转交岳麓区城管局 · 市容科，待签收');
    });

    it('was told in the inbox', async () => {
      await phone.goTo('notices');
      await phone.says('诉求未予受理', '您可以申诉一次');
    });
  });

  describe('a phone without a network', () => {
    it('shows on a new start what was there the last time, and from when it is', async () => {
      await phone.goTo('affairs');
      await phone.says('没有更多了');
      world.advance('2h');
      await phone.runtime.setOffline(true);
      await phone.runtime.restart();
      await phone.says(/网络不可用，内容为 10:0\d 的。/, '常用分类');
      await phone.isAccessible();
      await phone.openFromAffairs('河边垃圾');
      await phone.says(/网络不可用，内容为 10:0\d 的。/, '已转交岳麓区城管局 · 市容科，待签收');
      await phone.isAccessible();
    });

    it('shows what is there now as soon as the network is back', async () => {
      await (await Staff.logIn(world, 'yuelu01')).accept(id);
      await phone.runtime.setOffline(false);
      await phone.lookAgain();
      await phone.says('办理中');
      assert.doesNotMatch(await phone.words(), /网络不可用/);
    });
  });
});
