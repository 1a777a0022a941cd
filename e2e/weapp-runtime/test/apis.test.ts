import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { find, reasonOf, startBench, type Bench } from './bench.ts';

declare const wx: Record<string, (...args: unknown[]) => never>;
type Answer = Record<string, unknown>;

interface Query {
  select(selector: string): { boundingClientRect(): Query };
  exec(done: unknown): void;
}
interface Owner {
  selectComponent(selector: string): Owner;
  createSelectorQuery(): Query;
}
declare const getCurrentPages: () => Owner[];

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.open('/pages/apis/index');
});
after(() => bench.stop());

const call = (name: string, ...args: unknown[]): Promise<Answer> => bench.mp.callWxMethod(name, ...args) as Promise<Answer>;
const dialog = () => bench.runtime.page.getByRole('dialog');

describe('storage', () => {
  it('keeps the kind of a value', async () => {
    for (const value of ['text', 7, true, null, { a: [1] }]) {
      await call('setStorageSync', 'value', value);
      assert.deepEqual(await call('getStorageSync', 'value'), value);
    }
  });
  it('answers an empty text for what is not there', async () => assert.equal(await call('getStorageSync', 'none'), ''));
  it('lists, removes and clears', async () => {
    await call('clearStorage');
    await call('setStorage', { key: 'a', data: 1 });
    await call('setStorage', { key: 'b', data: 2 });
    await call('removeStorage', { key: 'a' });
    assert.deepEqual(await call('getStorageInfoSync'), { keys: ['b'], currentSize: 1, limitSize: 10_240 });
    await call('clearStorageSync');
    assert.deepEqual((await call('getStorageInfo'))['keys'], []);
  });
  it('refuses a value over 1 MB and a key that is none', async () => {
    const big = () => bench.mp.evaluate(() => wx['setStorageSync']!('big', 'x'.repeat(1024 * 1024)));
    await assert.rejects(big(), { message: /setStorageSync:fail entry size limit reached/ });
    await assert.rejects(call('setStorage', { key: '', data: 1 }), { message: /^setStorage:fail parameter error/ });
  });
});

describe('windows of WeChat', () => {
  it('an action sheet tells what was tapped, or that it was closed', async () => {
    const tapped = call('showActionSheet', { itemList: ['一', '二'] });
    await dialog().getByText('二').click();
    assert.equal((await tapped)['tapIndex'], 1);
    const closed = reasonOf(call('showActionSheet', { itemList: ['一'] }));
    await dialog().getByText('取消').click();
    assert.equal(await closed, 'showActionSheet:fail cancel');
  });
  it('an editable modal gives what was typed', async () => {
    const asked = call('showModal', { title: '原因', editable: true, placeholderText: '请写明' });
    await dialog().getByLabel('请写明').fill('重复');
    await bench.mp.native().confirmModal();
    assert.equal((await asked)['content'], '重复');
  });
  it('a call asks first', async () => {
    const called = call('makePhoneCall', { phoneNumber: '12345' });
    await dialog().getByText('呼叫 12345').click();
    assert.equal((await called)['errMsg'], 'makePhoneCall:ok');
  });
  it('a payment is made or closed', async () => {
    const order = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' };
    const paid = call('requestPayment', order);
    await dialog().getByText('支付', { exact: true }).click();
    assert.equal((await paid)['errMsg'], 'requestPayment:ok');
    const closed = reasonOf(call('requestPayment', order));
    await dialog().waitFor();
    await bench.mp.native().closePaymentDialog();
    assert.equal(await closed, 'requestPayment:fail cancel');
    await assert.rejects(call('requestPayment', { ...order, timeStamp: 1 }), { message: /parameter\.timeStamp should be String/ });
  });
  it('messages are subscribed to after a tap, three at most', async () => {
    const asked = call('requestSubscribeMessage', { tmplIds: ['one', 'two'] });
    await dialog().waitFor();
    await bench.mp.native().authorizeAllow();
    assert.deepEqual(await asked, { errMsg: 'requestSubscribeMessage:ok', one: 'accept', two: 'accept' });
    await assert.rejects(call('requestSubscribeMessage', { tmplIds: ['1', '2', '3', '4'] }), { message: /exceeds the limit/ });
  });
  it('a place is chosen, and only where app.json says that places are asked for', async () => {
    const asked = call('chooseLocation');
    await dialog().getByText('确定').click();
    assert.equal((await asked)['name'], '长沙市政务服务中心');
    await assert.rejects(call('getLocation'), {
      message: 'getLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
    });
  });
  it('a permission is asked for once and kept in the settings', async () => {
    const asked = reasonOf(call('authorize', { scope: 'scope.camera' }));
    await dialog().waitFor();
    await bench.mp.native().authorizeCancel();
    assert.equal(await asked, 'authorize:fail auth deny');
    await assert.rejects(call('authorize', { scope: 'scope.camera' }), { message: 'authorize:fail auth deny' });
    assert.deepEqual((await call('getSetting'))['authSetting'], { 'scope.camera': false });
    const opened = call('openSetting');
    await dialog().getByLabel('使用您的摄像头').check();
    await dialog().getByText('返回').click();
    assert.deepEqual((await opened)['authSetting'], { 'scope.camera': true });
  });
  it('a picture is previewed', async () => {
    await call('previewImage', { urls: ['/assets/dot.png'] });
    await dialog().getByAltText('预览').waitFor();
    await dialog().getByText('返回').click();
  });
});

describe('what is known about the phone', () => {
  for (const [name, expected] of [
    ['getWindowInfo', { windowWidth: 375, windowHeight: 623, statusBarHeight: 0 }],
    ['getDeviceInfo', { platform: 'devtools' }],
    ['getAppBaseInfo', { SDKVersion: '3.7.0', language: 'zh_CN' }],
    ['getSystemInfo', { screenWidth: 375, errMsg: 'getSystemInfo:ok' }],
    ['getMenuButtonBoundingClientRect', { width: 87, height: 32, right: 368 }],
    ['getAccountInfoSync', { miniProgram: { appId: 'wxfixture0000000000', envVersion: 'develop', version: '' } }],
    ['getLaunchOptionsSync', { path: 'pages/home/index', scene: 1001 }],
    ['getEnterOptionsSync', { path: 'pages/home/index', scene: 1001 }],
    ['getNetworkType', { networkType: 'wifi' }],
    ['checkSession', { errMsg: 'checkSession:ok' }],
    ['showShareMenu', { errMsg: 'showShareMenu:ok' }],
  ] as const) {
    it(`${name} answers`, async () => assert.partialDeepStrictEqual(await call(name), expected));
  }
  it('getUpdateManager says that this is the newest', async () => {
    const hasUpdate = await bench.mp.evaluate(
      () =>
        new Promise((resolve) =>
          (wx['getUpdateManager']!() as { onCheckForUpdate: (told: (answer: object) => void) => void }).onCheckForUpdate(resolve),
        ),
    );
    assert.deepEqual(hasUpdate, { hasUpdate: false });
  });
  it('nextTick comes after what runs now', async () => {
    const order = await bench.mp.evaluate(
      () =>
        new Promise((resolve) => {
          const seen: string[] = [];
          wx['nextTick']!(() => resolve([...seen, 'tick']));
          seen.push('now');
        }),
    );
    assert.deepEqual(order, ['now', 'tick']);
  });
});

describe('wx.createSelectorQuery', () => {
  it('answers places from the page’s own corner, data and scrolling', async () => {
    const answers = await bench.mp.evaluate(
      () =>
        new Promise((resolve) => {
          interface Ref {
            boundingClientRect(): void;
            fields(fields: object): void;
            scrollOffset(): void;
          }
          const query = wx['createSelectorQuery']!() as Record<'select' | 'selectAll' | 'selectViewport', (selector?: string) => Ref> & {
            exec(done: unknown): void;
          };
          query.select('#place').boundingClientRect();
          query.select('#none').boundingClientRect();
          query.selectAll('.place').fields({ id: true, computedStyle: ['marginTop'] });
          query.selectViewport().scrollOffset();
          query.exec(resolve);
        }),
    );
    assert.deepEqual(answers, [
      { id: 'place', dataset: { kind: 'box' }, left: 10, top: 10, right: 365, bottom: 40, width: 355, height: 30 },
      null,
      [
        { id: 'place', marginTop: '10px' },
        { id: 'place-2', marginTop: '10px' },
      ],
      { id: '', dataset: {}, scrollLeft: 0, scrollTop: 0, scrollWidth: 375, scrollHeight: 623 },
    ]);
  });
  it('of a component sees only the component', async () => {
    await bench.open('/pages/home/index');
    const answers = await bench.mp.evaluate(
      () =>
        new Promise((resolve) => {
          const [page] = getCurrentPages();
          const query = page!.selectComponent('#card').createSelectorQuery();
          query.select('#title').boundingClientRect().select('.more').boundingClientRect().exec(resolve);
        }),
    );
    assert.deepEqual([(answers as unknown[])[0], (answers as { left: number }[])[1]?.left], [null, 0]);
  });
  it('sees what was drawn in this turn', async () => {
    const page = await bench.open('/pages/home/index');
    await page.setData({ title: '新' });
    assert.equal(await (await find(page, '#title')).text(), '新');
  });
});
