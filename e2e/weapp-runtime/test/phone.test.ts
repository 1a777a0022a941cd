import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually, find, reasonOf, startBench, type Bench } from './bench.ts';

declare const wx: Record<string, (options?: unknown) => Promise<Record<string, unknown>>>;

const folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-phone-'));
const clockFile = path.join(folder, 'clock');
let bench: Bench;
before(async () => {
  writeFileSync(clockFile, '86400000');
  bench = await startBench({
    clockFile,
    privacy: 'ask',
    viewport: { width: 414, height: 800 },
    codes: { login: 'demo-li', phone: 'phone-13900139000' },
  });
});
after(async () => {
  await bench.stop();
  rmSync(folder, { recursive: true });
});

const dialog = (name?: string) => bench.runtime.page.getByRole('dialog', name === undefined ? {} : { name });

describe('the clock', () => {
  const ahead = (): Promise<number> => bench.mp.evaluate(() => Date.now()).then((now: number) => Math.round((now - Date.now()) / 1000));

  it('starts where the file says and follows it', async () => {
    assert.equal(await ahead(), 86_400);
    writeFileSync(clockFile, '-3600000');
    assert.equal(await eventually(ahead, (seconds) => seconds === -3600), -3600);
  });
  it('shifts only the present', async () => {
    const [written, parsed, made, text, isDate] = await bench.mp.evaluate(() => [
      new Date('2026-11-20T00:00:00Z').toISOString(),
      Date.parse('2026-11-20T00:00:00Z'),
      new Date(2026, 10, 20).getDate(),
      typeof Date(),
      new Date() instanceof Date,
    ]);
    assert.deepEqual([written, parsed, made, text, isDate], ['2026-11-20T00:00:00.000Z', 1_795_132_800_000, 20, 'string', true]);
  });
});

describe('the screen', () => {
  it('has the size that was asked for, less what WeChat draws', async () => {
    await bench.open('/pages/home/index');
    const info = await bench.mp.systemInfo();
    assert.deepEqual([info.screenWidth, info.screenHeight, info.windowHeight, info.pixelRatio], [414, 800, 800 - 44 - 50, 2]);
    assert.equal(await (await find(await bench.open('/pages/home/index'), '#wide')).style('width'), '207px');
  });
  it('shows the title of the page, and a new one', async () => {
    await bench.open('/pages/long/index');
    const bar = bench.runtime.page.getByRole('banner');
    assert.match(await bar.innerText(), /长页面/);
    await bench.mp.callWxMethod('setNavigationBarTitle', { title: '改过的' });
    assert.match(await bar.innerText(), /改过的/);
  });
  it('shows one toast at a time and takes it away', async () => {
    await bench.mp.callWxMethod('showLoading', { title: '读取中' });
    await bench.mp.callWxMethod('showToast', { title: '已保存', duration: 100 });
    const toast = bench.runtime.page.locator('.toast');
    assert.deepEqual(await toast.allInnerTexts(), ['已保存']);
    assert.deepEqual(
      await eventually(
        () => toast.allInnerTexts(),
        ({ length }) => length === 0,
      ),
      [],
    );
  });
  it('shows badges on the tab bar', async () => {
    await bench.open('/pages/home/index');
    await bench.mp.callWxMethod('setTabBarBadge', { index: 1, text: '3' });
    assert.match(await bench.runtime.page.getByRole('navigation').innerText(), /3/);
    await bench.mp.callWxMethod('removeTabBarBadge', { index: 1 });
    assert.doesNotMatch(await bench.runtime.page.getByRole('navigation').innerText(), /3/);
  });
});

describe('privacy terms that nobody agreed to yet', () => {
  const forget = () => bench.runtime.restart();
  beforeEach(forget);
  const needs = () => bench.mp.callWxMethod('getPrivacySetting').then((answer: Record<string, unknown>) => answer['needAuthorization']);

  it('stand before what touches personal information, in WeChat’s own window', async () => {
    assert.equal(await needs(), true);
    const asked = reasonOf(bench.mp.callWxMethod('setClipboardData', { data: '13800138000' }));
    await dialog('用户隐私保护提示').getByText('拒绝').click();
    assert.equal(await asked, 'setClipboardData:fail privacy permission is not authorized');
    const again = bench.mp.callWxMethod('setClipboardData', { data: '13800138000' });
    await dialog('用户隐私保护提示').getByRole('button', { name: '同意' }).click();
    await again;
    assert.equal((await bench.mp.callWxMethod('getClipboardData')).data, '13800138000');
    assert.equal(await needs(), false);
  });
  it('are the mini-program’s to show when it listens, and are agreed to by its button', async () => {
    const page = await bench.open('/pages/form/index');
    await bench.mp.evaluate(
      () =>
        void wx['onNeedPrivacyAuthorization']!((resolve: unknown, { referrer }: { referrer: string }) => {
          const [shown] = getCurrentPages();
          if (shown) Object.assign(shown, { resolvePrivacy: resolve, referrer });
        }),
    );
    const asked = bench.mp.callWxMethod('requirePrivacyAuthorize');
    await (await find(page, '#agree-privacy')).tap();
    assert.equal((await asked).errMsg, 'requirePrivacyAuthorize:ok');
    assert.equal(await bench.mp.evaluate(() => getCurrentPages()[0]?.['referrer']), 'requirePrivacyAuthorize');
    assert.equal(await needs(), false);
  });
  it('are not agreed to by words alone', async () => {
    const page = await bench.open('/pages/form/index');
    await bench.mp.evaluate(
      () => void wx['onNeedPrivacyAuthorization']!((resolve: (answer: object) => void) => resolve({ event: 'agree' })),
    );
    bench.exceptions.splice(0);
    assert.match(await reasonOf(bench.mp.callWxMethod('getClipboardData')), /privacy permission is not authorized/);
    assert.deepEqual(bench.exceptions, [`nobody pressed <button open-type="agreePrivacyAuthorization"> (page ${page.path})`]);
  });
  it('stand before the phone number too', async () => {
    const page = await bench.open('/pages/form/index');
    await (await find(page, '#phone')).tap();
    await bench.mp.native().authorizeCancel();
    const text = await eventually(
      async () => page.data('last') as Promise<string>,
      (last) => last.includes('getphonenumber'),
    );
    assert.match(text, /getPhoneNumber:fail privacy permission is not authorized/);
  });
  it('need not be agreed to for the rest', async () => {
    const { code } = (await bench.mp.callWxMethod('login')) as { code: string };
    assert.match(code, /^demo-li\.\w+$/);
    assert.equal(await dialog().count(), 0);
  });
});

describe('a phone without a network', () => {
  after(() => bench.runtime.setOffline(false));

  it('says so to those who listen, and fails every request', async () => {
    await bench.mp.evaluate(() => {
      Object.assign(globalThis, { heard: [] });
      void wx['onNetworkStatusChange']!((status: Record<string, unknown>) =>
        (globalThis as unknown as { heard: unknown[] }).heard.push(status),
      );
    });
    await bench.runtime.setOffline(true);
    assert.equal((await bench.mp.callWxMethod('getNetworkType')).networkType, 'none');
    await assert.rejects(bench.mp.callWxMethod('request', { url: 'http://127.0.0.1:9/' }), {
      message: 'request:fail net::ERR_INTERNET_DISCONNECTED',
    });
    await bench.runtime.setOffline(false);
    assert.deepEqual(await bench.mp.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard), [
      { isConnected: false, networkType: 'none' },
      { isConnected: true, networkType: 'wifi' },
    ]);
  });
});

describe('axe', () => {
  const rules = async () => (await bench.runtime.axe()).map(({ rule }) => rule);

  it('finds nothing wrong with labelled controls', async () => {
    await bench.open('/pages/form/index');
    await eventually(rules, ({ length }) => length === 0);
    assert.deepEqual(await bench.runtime.axe(), []);
  });
  it('reads aria-role and aria-label of a template as a screen reader would', async () => {
    await bench.open('/pages/long/index');
    assert.equal(await bench.runtime.page.getByRole('img', { name: '圆点' }).count(), 1);
    assert.deepEqual(await rules(), []);
  });
  it('finds a field without a name', async () => {
    await bench.open('/pages/form/index');
    await bench.runtime.page.locator('#upper').evaluate((field) => field.removeAttribute('aria-label'));
    assert.deepEqual(await rules(), ['label']);
  });
});

describe('what this runtime does not have', () => {
  beforeEach(() => void bench.exceptions.splice(0));

  it('a component says so, with its page', async () => {
    await bench.open('/pages/refused/index');
    assert.deepEqual(
      await eventually(
        async () => bench.exceptions,
        ({ length }) => length > 0,
      ),
      ['<web-view> is not supported by this runtime (page pages/refused/index)'],
    );
  });
  it('a function says so to its caller and to the automator', async () => {
    await bench.open('/pages/apis/index');
    const sentence = 'wx.chooseAddress is not supported by this runtime (page pages/apis/index)';
    await assert.rejects(bench.mp.callWxMethod('chooseAddress'), { message: sentence });
    assert.deepEqual(await bench.mp.evaluate(() => new Promise((fail) => void wx['chooseAddress']!({ fail }))), {
      errMsg: `chooseAddress:fail ${sentence}`,
    });
    assert.deepEqual(
      await eventually(
        async () => bench.exceptions,
        ({ length }) => length > 1,
      ),
      [sentence, sentence],
    );
  });
  it('is told by canIUse', async () => {
    const can = (name: string) => bench.mp.callWxMethod('canIUse', name);
    assert.deepEqual(
      await Promise.all(['request', 'button.open-type.getPhoneNumber', 'swiper', 'chooseAddress', 'web-view', 'fly'].map(can)),
      [true, true, true, false, false, false],
    );
  });
  it('a name that WeChat does not know is no function, so that old phones can be told apart', async () => {
    assert.equal(await bench.mp.evaluate(() => typeof wx['webpackJsonpOfNobody']), 'undefined');
  });
});
declare const getCurrentPages: () => Record<string, unknown>[];
