import { SMS_ACCOUNT } from '../../../sandbox/credentials.js';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.js';
import { FixedClock } from '../clock.js';
import { SmsClient, type SmsClientOptions } from './sms.client.js';

const clock = new FixedClock(new Date('2026-11-20T01:00:00Z'));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date('2026-11-20T01:00:00Z') });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  clock.set(new Date('2026-11-20T01:00:00Z'));
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
});

const client = (options: Partial<SmsClientOptions> = {}) =>
  new SmsClient({ ...SMS_ACCOUNT, origin: sandbox.origin, clock, timeoutMs: 1000, ...options });
const message = { phone: '13800138000', template: 'complaint-answered', params: { caseNumber: 'TS20261120-7K3QXM-C', office: '市城管局' } };
const fault = (body: object) => fetch(`${sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify(body) });
const delivered = async () => ((await (await fetch(`${sandbox.origin}/sandbox/messages`)).json()) as { messages: object[] }).messages;

it('sends a message with a signature that the provider takes, Chinese text included', async () => {
  expect(await client().send(message)).toBe('sent');
  expect(await delivered()).toMatchObject([{ kind: 'sms', to: '13800138000', template: 'complaint-answered', params: message.params }]);
});

it.each([
  ['sent, and the answer was lost', { dropAfterHandling: true }, 1],
  ['not sent, and no answer came', { hang: true }, 0],
  ['not sent, and the gateway in between broke', { status: 502 }, 0],
  ['anything, since the answer made no sense', { status: 200 }, 0],
])('does not know whether it was %s', async (_, effect, count) => {
  await fault({ target: 'sms', ...effect });
  expect(await client().send(message)).toBe('unknown');
  expect(await delivered()).toHaveLength(count);
});

it('does not take an answer without a message id for a sent message', async () => {
  const answeringNothing = () => Promise.resolve(new Response('{}'));
  expect(await client({ fetch: answeringNothing }).send(message)).toBe('unknown');
});

it.each([
  ['the number', { ...message, phone: '12345678901' }, {}, 'phone-invalid'],
  ['the template', { ...message, template: 'none' }, {}, 'template-unknown'],
  ['the parameters', { ...message, params: {} }, {}, 'params-invalid'],
  ['our key', message, { key: 'other' }, 'key-unknown'],
  ['our secret', message, { secret: 'other' }, 'signature-wrong'],
])('throws when the provider refuses %s', async (_, wrong, options, code) => {
  await expect(client(options).send(wrong)).rejects.toMatchObject({ name: 'OutsideError', kind: 'refused', code, mayHaveActed: false });
  expect(await delivered()).toEqual([]);
});

it('throws when our clock is more than five minutes off', async () => {
  clock.advance(300_001);
  await expect(client().send(message)).rejects.toMatchObject({ kind: 'refused', code: 'timestamp-outside-window' });
});

it('throws, because nothing was sent, when nobody listens', async () => {
  const gone = await startSandbox({ port: 0 });
  await gone.stop();
  await expect(client({ origin: gone.origin }).send(message)).rejects.toMatchObject({ code: 'ECONNREFUSED', mayHaveActed: false });
});

it('throws, because nothing was sent, when the provider wants fewer requests', async () => {
  await fault({ target: 'sms', status: 429 });
  await expect(client().send(message)).rejects.toMatchObject({ kind: 'unavailable', code: 'http-429', mayHaveActed: false });
});

it('says in an error neither the number nor the secret', async () => {
  const error: unknown = await client()
    .send({ ...message, template: 'none' })
    .catch((thrown: unknown) => thrown);
  const told = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack} ${String((error as Error).cause)}`;
  expect(told).toContain('template-unknown');
  expect(told).not.toContain('13800138000');
  expect(told).not.toContain(SMS_ACCOUNT.secret);
});
