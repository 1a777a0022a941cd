import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestJson } from './outside-request.js';

let elsewhere: string[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/moved') return response.writeHead(302, { Location: '/elsewhere' }).end();
    if (path === '/slow-body') {
      response.writeHead(200);
      response.write('{');
      return undefined;
    }
    if (path === '/elsewhere') elsewhere.push(path);
    return response.end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  elsewhere = [];
});

const ask = (path: string, ownFetch = fetch) =>
  requestJson({ service: 'any', url: new URL(path, origin), method: 'GET', timeoutMs: 300, fetch: ownFetch });

it('follows no redirect: the secrets of the address stay where they belong', async () => {
  await expect(ask('/moved')).rejects.toMatchObject({ kind: 'unavailable', mayHaveActed: true });
  expect(elsewhere).toEqual([]);
});

it('gives up an answer whose body never ends', async () => {
  await expect(ask('/slow-body')).rejects.toMatchObject({ code: 'timeout', mayHaveActed: true });
});

it.each([
  ['ECONNREFUSED', false],
  ['ENOTFOUND', false],
  ['UND_ERR_CONNECT_TIMEOUT', false],
  ['CERT_HAS_EXPIRED', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
  ['ECONNRESET', true],
  ['UND_ERR_SOCKET', true],
  ['EPIPE', true],
])('a failure of the connection with %s may have let the request through: %s', async (code, mayHaveActed) => {
  const failing = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code } }));
  await expect(ask('/', failing)).rejects.toMatchObject({ service: 'any', kind: 'unavailable', code, mayHaveActed });
});

it('takes no guess at a failure that carries no code', async () => {
  await expect(ask('/', () => Promise.reject(new TypeError('fetch failed')))).rejects.toMatchObject({
    code: 'connection-lost',
    mayHaveActed: true,
  });
});
