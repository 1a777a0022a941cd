import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually, find, startBench, top, type Bench } from './bench.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
});
after(() => bench.stop());

const lines = (): Promise<string[]> => bench.mp.evaluate(() => getApp().log());
const forget = (): Promise<void> => bench.mp.evaluate(() => void getApp().log().splice(0));
const route = (name: string, options: object = {}): Promise<unknown> => bench.mp.callWxMethod(name, options);
const tab = (name: string) => bench.runtime.page.getByRole('navigation').getByRole('button', { name }).click();
declare const getApp: () => { log: () => string[]; globalData: { errors: string[] } };

describe('the life of an app and its pages', () => {
  it('starts with the app, then the first page and its components', async () => {
    assert.deepEqual(await lines(), [
      ...['app launch pages/home/index 1001', 'app show'],
      ...['card attached', 'home load {}', 'card page show', 'home show', 'home ready'],
    ]);
  });

  describe('on routes', () => {
    beforeEach(async () => {
      await bench.open('/pages/home/index');
      await forget();
    });

    it('hides the page below a new one, loads a subpackage, and hands the query over as it was written', async () => {
      await (await find(await top(bench.mp), '#to-detail')).tap();
      const page = await top(bench.mp);
      assert.deepEqual([page.path, page.query], ['packages/more/pages/detail/index', { id: '7', name: '%E6%9D%8E' }]);
      assert.deepEqual(await lines(), ['card page hide', 'home hide', 'detail load {"id":"7","name":"%E6%9D%8E"}', 'detail show']);
      assert.equal((await bench.mp.pageStack()).length, 2);
    });
    it('unloads the page above when going back, by code and by the bar', async () => {
      await route('navigateTo', { url: '/packages/more/pages/detail/index' });
      await (await find(await top(bench.mp), '#back')).tap();
      assert.equal(
        (
          await eventually(
            () => top(bench.mp),
            ({ path }) => path === 'pages/home/index',
          )
        ).path,
        'pages/home/index',
      );
      assert.deepEqual((await lines()).slice(-3), ['detail unload', 'card page show', 'home show']);
      await route('navigateTo', { url: '/packages/more/pages/detail/index' });
      await bench.runtime.page.getByRole('button', { name: '返回' }).first().click();
      assert.equal((await top(bench.mp)).path, 'pages/home/index');
    });
    it('replaces a page by redirectTo', async () => {
      await route('navigateTo', { url: '/packages/more/pages/detail/index?id=1' });
      await forget();
      await route('redirectTo', { url: '/packages/more/pages/detail/index?id=2' });
      assert.deepEqual(await lines(), ['detail unload', 'detail load {"id":"2"}', 'detail show']);
      assert.equal((await bench.mp.pageStack()).length, 2);
    });
    it('keeps tab pages, tells them of taps on the bar, and draws the bar only there', async () => {
      await tab('表单');
      assert.equal((await top(bench.mp)).path, 'pages/form/index');
      await tab('首页');
      assert.deepEqual(await lines(), ['card page hide', 'home hide', 'card page show', 'home show', 'home tab 0 首页']);
      await route('navigateTo', { url: '/packages/more/pages/detail/index' });
      assert.equal(await bench.runtime.page.getByRole('navigation').count(), 0);
    });
    it('unloads what lies above a tab page when another tab is taken', async () => {
      await route('navigateTo', { url: '/packages/more/pages/detail/index' });
      await forget();
      await route('switchTab', { url: '/pages/form/index' });
      assert.deepEqual(await lines(), ['detail unload']);
      assert.equal((await bench.mp.pageStack()).length, 1);
    });
    it('speaks through the channel between the page and its opener', async () => {
      const heard = await bench.mp.evaluate(
        () =>
          new Promise((resolve) =>
            (globalThis as unknown as { wxNavigate: (events: object) => void }).wxNavigate({ opened: (query: unknown) => resolve(query) }),
          ),
      );
      assert.deepEqual(heard, { id: '9' });
    });
    it('hides and shows the app with its page', async () => {
      await bench.runtime.background();
      await bench.runtime.foreground();
      assert.deepEqual(await lines(), ['card page hide', 'home hide', 'app hide', 'app show', 'card page show', 'home show']);
    });
    it('keeps storage, and nothing else, over a restart', async () => {
      await route('setStorage', { key: 'draft', data: { text: '草稿' } });
      await bench.runtime.restart();
      assert.deepEqual(await bench.mp.callWxMethod('getStorageSync', 'draft'), { text: '草稿' });
      assert.equal((await lines())[0], 'app launch pages/home/index 1001');
    });
  });

  for (const [name, options, sentence] of [
    ['navigateTo', { url: '/pages/none/index' }, 'navigateTo:fail page "pages/none/index" is not found'],
    ['navigateTo', { url: '/pages/form/index' }, 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', { url: '/pages/form/index' }, 'redirectTo:fail can not redirectTo a tabbar page'],
    ['switchTab', { url: '/pages/long/index' }, 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateTo', {}, 'navigateTo:fail parameter error: parameter.url should be String'],
    ['navigateBack', {}, 'navigateBack:fail cannot navigate back at first page.'],
  ] as const) {
    it(`refuses ${name} ${JSON.stringify(options)} in the words of WeChat`, async () => {
      await bench.open('/pages/home/index');
      await assert.rejects(route(name, options), { message: sentence });
    });
  }
  it('opens ten pages and refuses the eleventh', async () => {
    await bench.open('/pages/home/index');
    for (let depth = 2; depth <= 10; depth++) await route('navigateTo', { url: `/packages/more/pages/detail/index?depth=${depth}` });
    await assert.rejects(route('navigateTo', { url: '/pages/long/index' }), { message: 'navigateTo:fail page limit exceeded: 10' });
    await route('navigateBack', { delta: 99 });
    assert.equal((await bench.mp.pageStack()).length, 1);
  });
});

describe('what nobody caught', () => {
  for (const [button, message] of [
    ['#fail', '故意的错误'],
    ['#reject', 'unhandled rejection: 故意的拒绝'],
  ] as const) {
    it(`is told to the automator: ${message}`, async () => {
      const page = await bench.open('/pages/home/index');
      bench.exceptions.splice(0);
      await (await find(page, button)).tap();
      assert.deepEqual(
        await eventually(
          async () => bench.exceptions,
          ({ length }) => length > 0,
        ),
        [message],
      );
    });
  }
  it('is told to the app', async () => {
    assert.deepEqual(await bench.mp.evaluate(() => getApp().globalData.errors), ['故意的错误']);
  });
});
