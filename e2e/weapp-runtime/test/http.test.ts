import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { Http, type HttpAnswer, type HttpRequest } from '../http.ts';

let server: Server;
let origin = '';
const http = new Http('wxfixture');

before(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/slow') return;
      if (request.url === '/away') return void response.writeHead(302, { location: '/echo' }).end();
      response.writeHead(request.url === '/teapot' ? 418 : 200, { 'set-cookie': ['a=1', 'b=2'], 'x-seen': 'yes' });
      const { method, headers } = request;
      response.end(JSON.stringify({ method, headers, body: Buffer.concat(chunks).toString('latin1') }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const send = (path: string, overrides: Partial<HttpRequest> = {}) =>
  http.exchange({ id: 1, kind: 'request', url: origin + path, method: 'GET', header: {}, timeout: 2000, ...overrides }, () => undefined);

interface Echo {
  method: string;
  headers: Record<string, string>;
  body: string;
}
function answered(answer: HttpAnswer) {
  assert.ok(!('error' in answer), JSON.stringify(answer));
  return { ...answer, echo: JSON.parse(Buffer.from(answer.body, 'base64').toString('utf8')) as Echo };
}

describe('requests of a mini-program', () => {
  it('answer every status, not only good ones', async () => assert.equal(answered(await send('/teapot')).status, 418));
  it('follow redirects', async () => assert.equal(answered(await send('/away')).status, 200));
  it('come with the referer and the agent of WeChat', async () => {
    const { headers } = answered(await send('/echo')).echo;
    assert.equal(headers['referer'], 'https://servicewechat.com/wxfixture/devtools/page-frame.html');
    assert.match(headers['user-agent'] ?? '', /MicroMessenger/);
  });
  it('keep no cookies: they are told, and not sent back', async () => {
    const first = answered(await send('/echo'));
    assert.deepEqual(first.cookies, ['a=1', 'b=2']);
    assert.equal(first.header['set-cookie'], undefined);
    assert.equal(answered(await send('/echo')).echo.headers['cookie'], undefined);
  });
  it('carry their method, headers and body', async () => {
    const body = Buffer.from('{"a":1}').toString('base64');
    const { echo } = answered(await send('/echo', { method: 'PUT', header: { authorization: 'Bearer t' }, body }));
    assert.deepEqual([echo.method, echo.headers['authorization'], echo.body], ['PUT', 'Bearer t', '{"a":1}']);
  });
  it('go to another origin where the test says so', async () => {
    const moved = new Http('wxfixture', { 'http://127.0.0.1:3000': origin });
    const answer = await moved.exchange(
      { id: 1, kind: 'request', url: 'http://127.0.0.1:3000/teapot', method: 'GET', header: {}, timeout: 2000 },
      () => undefined,
    );
    assert.equal(answered(answer).status, 418);
    for (const url of ['http://127.0.0.1:30001/a', 'http://other/a']) assert.equal(moved.resolve(url), url);
  });
  it('end with “timeout” when nothing comes in time', async () =>
    assert.deepEqual(await send('/slow', { timeout: 50 }), { error: 'timeout' }));
  it('end with “abort” when they are taken back', async () => {
    const running = send('/slow', { id: 7 });
    http.abort(7);
    assert.deepEqual(await running, { error: 'abort' });
  });
  it('end with the cause when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    closed.close();
    await once(closed, 'close');
    assert.deepEqual(await send('', { url: `http://127.0.0.1:${port}/` }), { error: 'ECONNREFUSED' });
  });
});

describe('uploads of a mini-program', () => {
  it('send one file with its fields as multipart and tell how far they are', async () => {
    const bytes = Buffer.alloc(200_000, 'x');
    const told: number[] = [];
    const request: HttpRequest = {
      ...{ id: 3, kind: 'uploadFile', url: `${origin}/echo`, method: 'POST', header: { authorization: 'Bearer t' }, timeout: 2000 },
      file: { name: 'file', fileName: '照"片.jpg', bytes: bytes.toString('base64') },
      fields: { kind: '投诉' },
    };
    const { echo } = answered(await http.exchange(request, ({ progress }) => told.push(progress)));
    const body = Buffer.from(echo.body, 'latin1').toString('utf8');
    assert.match(echo.headers['content-type'] ?? '', /^multipart\/form-data; boundary=/);
    assert.match(body, /name="kind"\r\n\r\n投诉\r\n/);
    assert.match(body, /name="file"; filename="照%22片\.jpg"\r\ncontent-type: image\/jpeg\r\n\r\nx{200000}\r\n--/);
    assert.equal(told.at(-1), 100);
    assert.ok(told.length > 2, `told ${told.join(', ')}`);
  });
});
