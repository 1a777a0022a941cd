import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { find, reasonOf, startBench, type Bench } from './bench.ts';

declare const wx: Record<string, (...args: unknown[]) => never>;
type Answer = Record<string, unknown>;

let bench: Bench;
let server: Server;
let origin = '';
before(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/slow') return;
      if (request.url === '/text') return void response.end('不是 JSON');
      if (request.url?.startsWith('/file.png')) return void response.end(Buffer.from([1, 2, 3]));
      response.statusCode = request.url?.startsWith('/gone') ? 410 : 200;
      response.setHeader('content-type', 'application/json');
      const { method, url, headers } = request;
      response.end(JSON.stringify({ method, url, type: headers['content-type'], body: Buffer.concat(chunks).toString('latin1') }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  bench = await startBench();
  await bench.open('/pages/apis/index');
});
after(async () => {
  await bench.stop();
  server.closeAllConnections();
  server.close();
});

const call = (name: string, ...args: unknown[]): Promise<Answer> => bench.mp.callWxMethod(name, ...args) as Promise<Answer>;
const dialog = () => bench.runtime.page.getByRole('dialog');

describe('wx.request', () => {
  for (const [what, options, expected] of [
    [
      'puts the data of a GET into the address',
      { url: '/a?b=1', data: { c: '二', d: 3 } },
      { method: 'GET', url: '/a?b=1&c=%E4%BA%8C&d=3', body: '' },
    ],
    ['sends JSON', { url: '/a', method: 'POST', data: { c: 1 } }, { method: 'POST', type: 'application/json', body: '{"c":1}' }],
    [
      'sends a form where the header says so',
      { url: '/a', method: 'POST', data: { c: 'x y' }, header: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      { type: 'application/x-www-form-urlencoded', body: 'c=x%20y' },
    ],
    ['sends text as it is', { url: '/a', method: 'PUT', data: 'plain' }, { method: 'PUT', body: 'plain' }],
    ['deletes without a body', { url: '/a', method: 'DELETE' }, { method: 'DELETE', body: '' }],
  ] as const) {
    it(what, async () => {
      const { statusCode, data, errMsg } = await call('request', { ...options, url: origin + options.url });
      assert.deepEqual([statusCode, errMsg], [200, 'request:ok']);
      assert.partialDeepStrictEqual(data, expected);
    });
  }
  it('takes every status for an answer', async () => assert.equal((await call('request', { url: `${origin}/gone` }))['statusCode'], 410));
  it('gives text where there is no JSON, and where none is wanted', async () => {
    assert.equal((await call('request', { url: `${origin}/text` }))['data'], '不是 JSON');
    assert.equal(typeof (await call('request', { url: `${origin}/a`, dataType: 'text' }))['data'], 'string');
  });
  it('gives bytes on request', async () => {
    const length = await bench.mp.evaluate(
      (url: string) =>
        new Promise((resolve) =>
          wx['request']!({ url, responseType: 'arraybuffer', success: ({ data }: { data: ArrayBuffer }) => resolve(data.byteLength) }),
        ),
      `${origin}/file.png`,
    );
    assert.equal(length, 3);
  });
  it('ends after its timeout', async () => {
    await assert.rejects(call('request', { url: `${origin}/slow`, timeout: 50 }), { message: 'request:fail timeout' });
  });
  it('is aborted by its task, and answers nothing before', async () => {
    const answer = await bench.mp.evaluate(
      (url: string) =>
        new Promise((fail) => {
          const task = wx['request']!({ url, fail }) as { abort: () => void };
          task.abort();
        }),
      `${origin}/slow`,
    );
    assert.partialDeepStrictEqual(answer, { errMsg: 'request:fail abort' });
  });
  it('refuses an address that is none', async () => {
    await assert.rejects(call('request', { url: '/api' }), { message: 'request:fail invalid url "/api"' });
  });
});

describe('files', () => {
  it('are uploaded from the phone with their fields', async () => {
    const chosen = call('chooseMedia', { count: 1, mediaType: ['image'], sourceType: ['camera'] });
    await dialog().getByText('拍照').click();
    const [photo] = (await chosen)['tempFiles'] as { tempFilePath: string; size: number; fileType: string }[];
    assert.equal(photo?.fileType, 'image');
    const { statusCode, data } = await call('uploadFile', {
      url: `${origin}/up`,
      filePath: photo.tempFilePath,
      name: 'photo',
      formData: { n: 1 },
    });
    assert.equal(statusCode, 200);
    const { body } = JSON.parse(String(data)) as { body: string };
    assert.match(body, /name="photo"; filename="file-\d+\.jpg"\r\ncontent-type: image\/jpeg\r\n\r\n\xff\xd8\xff/);
  });
  it('that came with the mini-program are uploaded too', async () => {
    const { statusCode } = await call('uploadFile', { url: `${origin}/up`, filePath: '/assets/dot.png', name: 'file' });
    assert.equal(statusCode, 200);
  });
  it('that do not exist cannot be uploaded', async () => {
    await assert.rejects(call('uploadFile', { url: `${origin}/up`, filePath: 'http://tmp/none.jpg', name: 'file' }), {
      message: 'uploadFile:fail no such file or directory, open "http://tmp/none.jpg"',
    });
  });
  it('are downloaded and shown', async () => {
    const { tempFilePath, statusCode } = await call('downloadFile', { url: `${origin}/file.png` });
    assert.equal(statusCode, 200);
    assert.match(String(tempFilePath), /^http:\/\/tmp\/.*\.png$/);
  });
  it('are written, listed, read, copied and removed', async () => {
    const answers = await bench.mp.evaluate(() => {
      const files = wx['getFileSystemManager']!() as Record<string, (...args: unknown[]) => unknown>;
      const root = 'wxfile://usr';
      files['writeFileSync']!(`${root}/a.txt`, '文字', 'utf8');
      files['copyFileSync']!(`${root}/a.txt`, `${root}/b.txt`);
      const listed = files['readdirSync']!(root);
      files['unlinkSync']!(`${root}/a.txt`);
      return [listed, files['readFileSync']!(`${root}/b.txt`, 'utf8'), files['readdirSync']!(root)];
    });
    assert.deepEqual(answers, [['a.txt', 'b.txt'], '文字', ['b.txt']]);
  });
  it('outside the own folder are not written', async () => {
    const message = await bench.mp.evaluate(() => {
      try {
        (wx['getFileSystemManager']!() as { writeFileSync: (path: string, data: string) => void }).writeFileSync('/app.js', '');
        return 'written';
      } catch (error) {
        return (error as Error).message;
      }
    });
    assert.equal(message, 'permission denied, open "/app.js"');
  });
  it('know their picture’s size', async () => {
    assert.partialDeepStrictEqual(await call('getImageInfo', { src: 'assets/dot.png' }), { width: 8, height: 8, type: 'png' });
  });
});

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
  it('sees what was drawn in this turn', async () => {
    const page = await bench.open('/pages/home/index');
    await page.setData({ title: '新' });
    assert.equal(await (await find(page, '#title')).text(), '新');
  });
});
