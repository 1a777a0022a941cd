import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import { MiniProgram } from '../pages/mini-program.ts';
import { Staff } from '../pages/staff.ts';
import { cards, changeSubscription, noteConsent, smsTo } from '../pages/wechat.ts';
import { until, World } from '../world.ts';

const PERSON = { login: 'chu', phone: '13900139022' };
const TEXT = '校门口的小吃摊占道，放学时很危险。';

describe('the messages in WeChat of a person who may change their mind, in a city that has lasting ones 长期订阅', () => {
  let world: World;
  let phone: MiniProgram;
  let clerk: Staff;
  let id: ComplaintId;
  before(async () => {
    world = await World.start('2026-11-18T10:00:00+08:00', { city: { subscriptionKind: 'long' } });
    phone = await MiniProgram.ofKnown(world, PERSON);
    clerk = await Staff.logIn(world, 'yuelu01');
  });
  after(async () => {
    await phone.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  const cardsCame = (count: number) => until(`${count} messages came in WeChat`, async () => (await cards(world)).length === count);

  it('come for every step that asks something of them, once they have subscribed on the phone', async () => {
    await phone.file(TEXT);
    await phone.says('有进展都会通知您。');
    // The step that forwards the case has been told by SMS before.
    await until('the forwarding was told', async () => (await smsTo(world, PERSON.phone)).includes('complaint-dispatched'));
    await noteConsent(world, PERSON.login, 'long');
    await phone.subscribe();
    await phone.says('✓ 有进展时会在微信里通知您。');
    id = await phone.openFiled();
    await clerk.accept(id);
    await clerk.ask(id, '请补充小吃摊的具体位置。');
    await cardsCame(1);
    await phone.lookAgain();
    await phone.write('supply', '就在校门左边的公交站旁。');
    await phone.press('提交补充');
    await phone.says('已收到您的补充');
  });

  it('do not come any more once they turned them off in WeChat: the app and an SMS tell the next step', async () => {
    await changeSubscription(world, PERSON.login, 'reject');
    await clerk.answer(id, '小吃摊已搬走，放学时段有人值守。');
    await until('the answer was told', async () => (await smsTo(world, PERSON.phone)).includes('complaint-answered'));
    assert.equal((await cards(world)).length, 1);
    await phone.goTo('notices');
    await phone.says('诉求已答复，请评价');
  });

  it('come again once they turned them on', async () => {
    await changeSubscription(world, PERSON.login, 'accept');
    await phone.openFromAffairs(TEXT);
    await phone.rate({ contacted: false, solved: '没有解决', satisfaction: '不满意', isReopened: true });
    await phone.says('诉求现在：办理中');
    await clerk.answer(id, '已加装护栏，小吃摊不再进入人行道。');
    await cardsCame(2);
    assert.equal((await smsTo(world, PERSON.phone)).filter((template) => template === 'complaint-answered').length, 1);
  });
});
