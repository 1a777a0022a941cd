import { Faults, readFault } from './faults.js';
import { type Sandbox, startSandbox } from './start-sandbox.js';

describe('which request meets a fault', () => {
  it.each([
    ['the target and every path of it', { target: 'sms' }, 'sms', '/sms/send', true],
    ['another service', { target: 'sms' }, 'wechat', '/wxa/msg_sec_check', false],
    ['both services', { target: '*' }, 'wechat', '/wxa/msg_sec_check', true],
    ['the path', { target: 'wechat', path: '/wxa/msg_sec_check' }, 'wechat', '/wxa/msg_sec_check', true],
    ['another path', { target: 'wechat', path: '/wxa/msg_sec_check' }, 'wechat', '/cgi-bin/stable_token', false],
  ] as const)('%s', (_, where, service, path, isHit) => {
    const faults = new Faults();
    faults.add({ ...where, hang: true });
    expect(faults.take(service, path) !== null).toBe(isHit);
  });

  it('is used up after so many times, the oldest first', () => {
    const faults = new Faults();
    faults.add({ target: 'sms', status: 500, times: 2 });
    faults.add({ target: 'sms', status: 503 });
    expect([1, 2, 3, 4].map(() => faults.take('sms', '/sms/send')?.status)).toEqual([500, 500, 503, 503]);
  });
});

it.each([
  ['no object', null],
  ['no target', { hang: true }],
  ['an unknown target', { target: 'pay', hang: true }],
  ['an unknown knob', { target: 'sms', hangs: true }],
  ['a knob of every object', { target: 'sms', hang: true, constructor: 1 }],
  ['nothing that goes wrong', { target: 'sms', times: 1 }],
  ['an effect switched off', { target: 'sms', hang: false }],
  ['a negative wait', { target: 'sms', latencyMs: -1 }],
  ['half a time', { target: 'sms', hang: true, times: 0.5 }],
  ['a status that there is not', { target: 'sms', status: 999 }],
  ['a path without a slash', { target: 'sms', path: 'sms/send', hang: true }],
])('a fault with %s is refused', (_, body) => {
  expect(typeof readFault(body)).toBe('string');
});

describe('over HTTP', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => sandbox.stop());
  beforeEach(() => fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' }));

  const set = (fault: object) => fetch(`${sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
  const wechat = () => fetch(`${sandbox.origin}/sns/jscode2session`);
  const sms = () => fetch(`${sandbox.origin}/sms/send`, { method: 'POST' });

  it('answers the status in the place of the service', async () => {
    await set({ target: '*', status: 502 });
    expect((await wechat()).status).toBe(502);
    expect((await sms()).status).toBe(502);
  });

  it('answers an error code in the form of each service', async () => {
    await set({ target: '*', errcode: 45009 });
    expect(await (await wechat()).json()).toMatchObject({ errcode: 45009 });
    const refused = await sms();
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: '45009' }]);
  });

  it('hits neither its own routes nor anybody after DELETE', async () => {
    await set({ target: '*', status: 502 });
    expect((await fetch(`${sandbox.origin}/sandbox/messages`)).status).toBe(200);
    await fetch(`${sandbox.origin}/sandbox/faults`, { method: 'DELETE' });
    expect((await wechat()).status).toBe(200);
  });

  it('waits before it looks at the request', async () => {
    await set({ target: 'wechat', latencyMs: 300 });
    const startedAt = performance.now();
    await wechat();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(290);
  });

  it('says what is wrong with a knob', async () => {
    const answer = await set({ target: 'sms' });
    expect([answer.status, await answer.json()]).toMatchObject([400, { message: expect.stringContaining('is needed') }]);
  });

  it.each([
    ['hanging', { target: 'wechat', hang: true }],
    ['waiting', { target: 'wechat', latencyMs: 600_000 }],
  ])('stops at once although a request is %s', async (_, fault) => {
    const own = await startSandbox({ port: 0 });
    await fetch(`${own.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
    const cut = fetch(`${own.origin}/sns/jscode2session`).then(
      () => 'answered',
      () => 'cut',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    await own.stop();
    expect(await cut).toBe('cut');
  });
});
