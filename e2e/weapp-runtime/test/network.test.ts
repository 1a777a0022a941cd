import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { startBench, type Bench } from './bench.ts';

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
