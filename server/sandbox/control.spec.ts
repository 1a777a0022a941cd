import { createHmac } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { SMS_ACCOUNT } from './credentials.js';
import { outboxPage } from './page.js';
import { type Sandbox, startSandbox } from './start-sandbox.js';

const now = new Date('2026-11-20T01:00:00Z');
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());

async function sendCode(): Promise<void> {
  const body = JSON.stringify({ phone: '13800138000', template: 'login-code', params: { code: '482913' } });
  const signature = createHmac('sha256', SMS_ACCOUNT.secret).update(`${now.getTime()}\n${body}`).digest('hex');
  const headers = { 'X-Sms-Key': SMS_ACCOUNT.key, 'X-Sms-Timestamp': String(now.getTime()), 'X-Sms-Signature': signature };
  expect((await fetch(`${sandbox.origin}/sms/send`, { method: 'POST', headers, body })).status).toBe(200);
}

it('shows a sent code on the page with the time of China', async () => {
  await sendCode();
  const page = await (await fetch(`${sandbox.origin}/`)).text();
  expect(page).toContain('您的验证码是 482913');
  expect(page).toContain('2026年11月20日 09:00:00');
});

it('forgets everything on reset', async () => {
  await sendCode();
  await fetch(`${sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify({ target: 'sms', hang: true }) });
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
  expect(await (await fetch(`${sandbox.origin}/sandbox/messages`)).json()).toEqual({ messages: [] });
  expect(await (await fetch(`${sandbox.origin}/sandbox/faults`)).json()).toEqual({ faults: [] });
});

it('escapes what came from outside', () => {
  const evil = '<img src=x onerror="alert(1)">&\'';
  const at = now.toISOString();
  const page = outboxPage(
    [
      { id: '1', kind: 'sms', at, to: evil, template: 'login-code', params: {}, text: evil },
      { id: '2', kind: 'subscription', at, to: evil, templateId: evil, title: evil, page: evil, data: { [evil]: evil } },
    ],
    [{ target: 'sms', path: `/${evil}`, hang: true }],
  );
  expect(page).not.toContain('<img');
});

it.each([
  ['a program without an origin', undefined, 200, null],
  ['a page of this machine', 'http://localhost:10086', 200, 'http://localhost:10086'],
  ['a page of this machine by number', 'http://127.0.0.1:5173', 200, 'http://127.0.0.1:5173'],
  ['any other web page', 'https://example.org', 403, null],
  ['a page that hides its origin', 'null', 403, null],
])('lets read: %s', async (_, origin, status, allowed) => {
  const response = await fetch(`${sandbox.origin}/sandbox/messages`, { headers: origin === undefined ? {} : { Origin: origin } });
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, allowed]);
});

it('lets its own page work under whatever name it was opened', async () => {
  const headers = { Host: 'demo.example:4000', Origin: 'http://demo.example:4000' };
  const response = await new Promise<IncomingMessage>((resolve) => get(`${sandbox.origin}/sandbox/faults`, { headers }, resolve));
  response.resume();
  expect(response.statusCode).toBe(200);
});

it('answers the question a browser asks before it posts JSON', async () => {
  const response = await fetch(`${sandbox.origin}/sandbox/consents`, { method: 'OPTIONS', headers: { Origin: 'http://localhost:10086' } });
  expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST, DELETE']);
});

it('knows no other route', async () => {
  expect((await fetch(`${sandbox.origin}/sandbox/none`)).status).toBe(404);
});

it('tells that the port is taken', async () => {
  await expect(startSandbox({ port: sandbox.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
