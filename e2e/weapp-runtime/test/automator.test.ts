import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually, find, startBench, top, type Bench, type MpElement, type MpPage } from './bench.ts';

type Custom = MpElement & {
  data(path?: string): Promise<unknown>;
  setData(data: object): Promise<void>;
  callMethod(method: string, ...args: unknown[]): Promise<unknown>;
};
declare const getApp: () => { globalData: object };
declare const told: (...args: unknown[]) => void;

let bench: Bench;
let page: MpPage;
before(async () => {
  bench = await startBench();
});
after(() => bench.stop());
beforeEach(async () => {
  page = await bench.open('/pages/home/index');
});

/** The automator sleeps 3 s after each route call, in this process: only so much as a page needs is kept of it. */
async function withoutPauses<T>(work: () => Promise<T>): Promise<T> {
  const { setTimeout: real } = globalThis;
  globalThis.setTimeout = ((call: () => void, ms?: number) => real(call, ms === 3000 ? 20 : ms)) as typeof setTimeout;
  try {
    return await work();
  } finally {
    globalThis.setTimeout = real;
  }
}

describe('the mini-program, by the automator', () => {
  it('routes with each of its five calls', async () => {
    const { mp } = bench;
    const pages = await withoutPauses(async () => [
      await mp.navigateTo('/packages/more/pages/detail/index?id=1'),
      await mp.redirectTo('/pages/long/index'),
      await mp.navigateBack(),
      await mp.switchTab('/pages/form/index'),
      await mp.reLaunch('/pages/apis/index'),
    ]);
    assert.deepEqual(
      pages.map((one) => one?.path),
      ['packages/more/pages/detail/index', 'pages/long/index', 'pages/home/index', 'pages/form/index', 'pages/apis/index'],
    );
  });
  it('answers where it is', async () => {
    assert.deepEqual([page.path, page.query], ['pages/home/index', {}]);
    assert.deepEqual(
      (await bench.mp.pageStack()).map((one) => one.path),
      ['pages/home/index'],
    );
    assert.equal((await bench.mp.systemInfo()).platform, 'devtools');
  });
  it('calls functions of wx, and fails with their sentence', async () => {
    assert.equal((await bench.mp.callWxMethod('getNetworkType')).networkType, 'wifi');
    await assert.rejects(bench.mp.callWxMethod('getStorage', { key: 'none' }), { message: 'getStorage:fail data not found' });
    await assert.rejects(bench.mp.callWxMethod('fly'), { message: 'wx.fly is not a function' });
  });
  it('replaces functions of wx by a value, by a function, and gives them back', async () => {
    const { mp } = bench;
    const login = () => mp.evaluate(() => new Promise((success) => wx.login({ success, fail: success })));
    await mp.mockWxMethod('login', { code: 'abc', errMsg: 'login:ok' });
    assert.deepEqual(await login(), { code: 'abc', errMsg: 'login:ok' });
    await mp.mockWxMethod('login', { errMsg: 'login:fail system error' });
    assert.deepEqual(await login(), { errMsg: 'login:fail system error' });
    await mp.mockWxMethod(
      'login',
      function (this: { origin: () => Promise<{ code: string }> }, _options: object, mark: string) {
        return this.origin().then(({ code }) => ({ code: `${mark} ${code.split('.')[0]}` }));
      },
      '记号',
    );
    assert.deepEqual(await login(), { code: '记号 demo-citizen', errMsg: 'login:ok' });
    await mp.restoreWxMethod('login');
    assert.match(((await login()) as { code: string }).code, /^demo-citizen\.\w+$/);
  });
  it('replaces synchronous functions too', async () => {
    const { mp } = bench;
    await mp.mockWxMethod(
      'getStorageSync',
      function (key: string, otherwise: string) {
        return key === 'name' ? '张三' : otherwise;
      },
      '不知道',
    );
    assert.deepEqual([await mp.callWxMethod('getStorageSync', 'name'), await mp.callWxMethod('getStorageSync', 'age')], ['张三', '不知道']);
    await mp.restoreWxMethod('getStorageSync');
    assert.equal(await mp.callWxMethod('getStorageSync', 'name'), '');
  });
  it('runs functions in the mini-program', async () => {
    assert.equal(await bench.mp.evaluate((one: number, two: number) => getCurrentPages().length + one + two, 2, 3), 6);
    assert.deepEqual(await bench.mp.evaluate(() => Object.keys(getApp().globalData)), ['errors']);
    assert.equal(await bench.mp.evaluate('() => typeof document'), 'undefined');
  });
  it('tells an exposed function of calls', async () => {
    const calls: unknown[][] = [];
    await bench.mp.exposeFunction('told', (...args: unknown[]) => calls.push(args));
    await bench.mp.evaluate(() => told('一', { two: 2 }));
    assert.deepEqual(
      await eventually(
        async () => calls,
        ({ length }) => length > 0,
      ),
      [['一', { two: 2 }]],
    );
  });
  it('hears the console', async () => {
    const heard: unknown[] = [];
    bench.mp.on('console', (line: unknown) => heard.push(line));
    await page.callMethod('say', '听见');
    assert.deepEqual(
      await eventually(
        async () => heard,
        ({ length }) => length > 0,
      ),
      [{ type: 'log', args: ['said', '听见'] }],
    );
  });
  it('takes pictures, as text or into a file', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-picture-'));
    const file = path.join(folder, 'page.png');
    await bench.mp.screenshot({ path: file });
    assert.equal(readFileSync(file).subarray(1, 4).toString(), 'PNG');
    assert.match(String(await bench.mp.screenshot()), /^iVBOR/);
    rmSync(folder, { recursive: true });
  });
  it('has no test accounts, and says what it cannot do', async () => {
    assert.deepEqual(await bench.mp.testAccounts(), []);
    for (const [call, name] of [
      [() => bench.mp.stopAudits(), 'Tool.stopAudits'],
      [() => bench.mp.getTicket(), 'Tool.getTicket'],
      [() => bench.mp.remote(), 'Tool.enableRemoteDebug'],
    ] as const) {
      await assert.rejects(call(), {
        message: `${name} of the automation protocol is not supported by this runtime (page pages/home/index)`,
      });
    }
  });
});

describe('what WeChat draws, by native()', () => {
  it('confirms and cancels a modal', async () => {
    const { mp } = bench;
    for (const [press, answer] of [
      [() => mp.native().confirmModal(), { confirm: true, cancel: false }],
      [() => mp.native().cancelModal(), { confirm: false, cancel: true }],
    ] as const) {
      const asked = mp.callWxMethod('showModal', { title: '题', content: '问' });
      await bench.runtime.page.getByRole('dialog', { name: '题' }).waitFor();
      await press();
      const { confirm, cancel } = await asked;
      assert.deepEqual({ confirm, cancel }, answer);
    }
  });
  it('goes home, back, and to a tab', async () => {
    const { mp } = bench;
    await mp.callWxMethod('navigateTo', { url: '/pages/long/index' });
    await mp.native().navigateLeft();
    assert.equal((await top(mp)).path, 'pages/home/index');
    await mp.native().switchTab({ url: '/pages/form/index' });
    assert.equal((await top(mp)).path, 'pages/form/index');
    await mp.callWxMethod('reLaunch', { url: '/pages/long/index' });
    await mp.native().goHome();
    assert.equal((await top(mp)).path, 'pages/home/index');
  });
  it('fails when there is nothing to press', async () => {
    await assert.rejects(bench.mp.native().confirmModal(), { message: 'no modal dialog is open' });
    await assert.rejects(bench.mp.native().closePaymentDialog(), { message: 'no payment dialog is open' });
  });
});

describe('a page, by the automator', () => {
  it('finds elements by selector and by path, or answers nothing', async () => {
    assert.equal((await page.$$('#outer view')).length, 1);
    assert.equal(await page.$('#nothing'), null);
    assert.deepEqual(await page.$$('#nothing'), []);
    assert.equal(await (await page.getElementByXpath('//view[@id="inner"]'))?.text(), '点我');
    assert.equal((await page.getElementsByXpath('//button')).length, 4);
    assert.equal(await page.xpath('//nothing'), null);
  });
  it('waits for an element, a time, and a condition', async () => {
    setTimeout(() => void page.setData({ covering: true }), 50);
    await page.waitFor('#cover');
    await page.waitFor(10);
    await page.waitFor(async () => (await page.data('covering')) === true);
  });
  it('reads and changes data, at any depth', async () => {
    assert.equal(await page.data('list[0].name'), '一');
    await page.setData({ 'list[0].name': '二', title: '新题' });
    assert.equal(await page.data('list[0].name'), '二');
    assert.equal(await (await find(page, '#title')).text(), '新题');
  });
  it('calls its methods, or says that there are none', async () => {
    assert.equal(await page.callMethod('sum', 1, 2), 3);
    await assert.rejects(page.callMethod('none'), { message: 'page pages/home/index has no method none' });
  });
  it('knows its size and where it is scrolled', async () => {
    assert.deepEqual(await page.size(), { width: 375, height: 667 - 44 - 50 });
    assert.equal(await page.scrollTop(), 0);
  });
  it('that is closed says so', async () => {
    await bench.mp.callWxMethod('reLaunch', { url: '/pages/apis/index' });
    await assert.rejects(page.data('title'), { message: /^page \d+ is closed \(now pages\/apis\/index\)$/ });
  });
});

describe('an element, by the automator', () => {
  it('finds others inside it', async () => {
    const outer = await find(page, '#outer');
    assert.equal(await (await find(outer, 'view')).text(), '点我');
    assert.equal((await outer.$$('view')).length, 1);
    assert.equal(await outer.$('button'), null);
  });
  it('says its text, attributes, properties, styles and template', async () => {
    const inner = await find(page, '#inner');
    assert.equal(inner.tagName, 'view');
    assert.equal(await inner.text(), '点我');
    assert.equal(await inner.attribute('hover-class'), 'pressed');
    assert.equal(await inner.attribute('class'), '');
    assert.equal(await inner.attribute('none'), null);
    assert.equal(await inner.property('hoverClass'), 'pressed');
    assert.equal(await inner.style('display'), 'block');
    assert.equal(await inner.wxml(), '点我');
    assert.match(await inner.outerWxml(), /^<view .*hover-class="pressed".*>点我<\/view>$/);
    await assert.rejects(inner.property('none'), { message: 'view.none not exists' });
  });
  it('says its size and its place from the corner of the page', async () => {
    const title = await find(page, '#title');
    assert.equal((await title.size()).width, 375);
    assert.deepEqual(await title.offset(), { left: 0, top: 0 });
  });
  it('is triggered without being touched', async () => {
    const touch = await find(page, '#touch');
    await touch.trigger('touchstart', { a: 1 });
    await touch.dispatchEvent({ eventName: 'swiped', touches: [{ identifier: 1 }], detail: { b: 2 } });
    assert.deepEqual(await page.data('log'), ['touchstart 0 0 {"a":1}', 'swiped 1 1 {"b":2}']);
  });
  it('of the mini-program’s own has data and methods', async () => {
    const card = await find<Custom>(page, '#card');
    await card.setData({ count: 4 });
    assert.equal(await card.data('count'), 4);
    assert.equal(await card.callMethod('double', 3), 12);
    assert.equal(await card.property('label'), '卡片');
    assert.equal(await (await find(card, '.title')).text(), '卡片：12');
    assert.equal(await (await find(card, '.title')).attribute('class'), 'title shared');
  });
});

describe('close()', () => {
  it('ends the runtime', async () => {
    const other = await startBench();
    await other.mp.close();
    await eventually(
      async () => other.runtime.page.isClosed(),
      (isClosed) => isClosed,
    );
    assert.equal(other.runtime.page.isClosed(), true);
    await other.runtime.close();
  });
});
declare const wx: { login: (options: object) => void };
declare const getCurrentPages: () => unknown[];
