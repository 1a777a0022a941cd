import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SUBSCRIPTION_TEMPLATES } from '../credentials.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { openidOf } from './people.js';

const openid = openidOf('li');
const templateId = SUBSCRIPTION_TEMPLATES[0]!.id;

let listener: Server;
let listening: string;
/** What the listener answers, one status after the other; 200 once they are used up. */
let statuses: number[];
let heard: { url: string; body: Record<string, unknown> }[];
let sandbox: Sandbox;
beforeAll(async () => {
  listener = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      heard.push({ url: request.url!, body: JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as Record<string, unknown> });
      response.writeHead(statuses.shift() ?? 200).end('success');
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  listening = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/events`;
  sandbox = await startSandbox({ port: 0, now: () => new Date('2026-11-20T01:00:00Z'), pushUrl: listening });
});
afterAll(async () => {
  await sandbox.stop();
  listener.close();
});
beforeEach(() => {
  [statuses, heard] = [[], []];
});

async function change(body: object, at = sandbox) {
  const answer = await fetch(`${at.origin}/sandbox/subscription-changes`, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as object };
}

it('tells the server what was changed, encrypted and signed, and shows its answer', async () => {
  expect(await change({ openid, templateId, status: 'reject' })).toEqual({
    status: 200,
    body: { openid, templateId, status: 'reject', answer: { status: 200, text: 'success' } },
  });
  const query = new URL(heard[0]!.url, listening).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({ openid, encrypt_type: 'aes', timestamp: '1795136400' });
  expect([...query.keys()]).toEqual(['signature', 'timestamp', 'nonce', 'openid', 'encrypt_type', 'msg_signature']);
  expect(Object.keys(heard[0]!.body)).toEqual(['ToUserName', 'Encrypt']);
  expect(JSON.stringify(heard)).not.toContain(templateId);
});

it('asks three times until it is acknowledged, and no more', async () => {
  statuses = [500, 503];
  expect(await change({ openid, templateId, status: 'accept' })).toMatchObject({ body: { answer: { status: 200 } } });
  expect(heard).toHaveLength(3);
  statuses = [500, 500, 500, 500];
  expect(await change({ openid, templateId, status: 'accept' })).toMatchObject({ body: { answer: { status: 500 } } });
  expect(heard).toHaveLength(6);
});

it.each([
  ['a stranger', { openid: 'o1' }, 400],
  ['an unknown template', { templateId: 'none' }, 400],
  ['an unknown status', { status: 'ban' }, 400],
  ['an address elsewhere', { url: 'http://example.org/events' }, 400],
  ['an address where nobody listens', { url: 'http://127.0.0.1:9/events' }, 502],
])('refuses %s', async (_, wrong, status) => {
  expect(await change({ openid, templateId, status: 'reject', ...wrong })).toMatchObject({ status });
  expect(heard).toEqual([]);
});

it('tells nobody where no address is set', async () => {
  const deaf = await startSandbox({ port: 0 });
  expect(await change({ openid, templateId, status: 'reject' }, deaf)).toMatchObject({ status: 409 });
  await deaf.stop();
});
