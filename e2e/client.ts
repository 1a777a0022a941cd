import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { call, type Endpoint, type CallShape, type Transport } from '@zsb/shared/api';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { complaintsApi } from '@zsb/shared/complaints-api';
import { ProblemError, type Problem } from '@zsb/shared/errors';
import type { ClientKey, ComplaintId } from '@zsb/shared/ids';
import { loginsApi, staffLoginsApi } from '@zsb/shared/logins';
import { until, type World } from './world.ts';

/** Somebody who speaks to the server through the contract, without a screen. */
export class Client {
  private readonly world: World;
  private readonly token: string | null;

  constructor(world: World, token: string | null = null) {
    this.world = world;
    this.token = token;
  }

  call<Call extends CallShape, Response>(route: Endpoint<Call, Response>, input: Call): Promise<Response> {
    return call(this.transport, route, input);
  }

  /** Logs in with the code that the sandbox “sent”. */
  async citizen(phone: string): Promise<Client> {
    await this.call(loginsApi.sendSmsCode, { body: { phone } });
    const code = await lastCode(this.world, phone);
    const { accessToken } = await this.call(loginsApi.sms, { body: { phone, code } });
    return new Client(this.world, accessToken);
  }

  async staff(userName: string): Promise<Client> {
    const { accessToken } = await this.call(staffLoginsApi.login, { body: { userName, password: 'demo-Zsb-2026' } });
    return new Client(this.world, accessToken);
  }

  file(overrides: Partial<FileComplaintRequest> = {}): Promise<ComplaintView> {
    return this.call(complaintsApi.file, { body: aFiling(overrides) });
  }

  /** Files a case that goes by itself to the office that a rule is certain of, and waits until it is there. */
  async forwarded(text: string): Promise<ComplaintId> {
    const { id } = await this.file({ text });
    await this.waitForOffice(id);
    return id;
  }

  /** Waits until a case of this person is with an office. */
  waitForOffice(id: ComplaintId): Promise<void> {
    return until('the case is forwarded', async () => (await this.call(complaintsApi.get, { params: { id } })).state === 'assigned');
  }

  private readonly transport: Transport = async ({ method, path, body }) => {
    const response = await fetch(this.world.origin + path, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    if (!response.ok) throw new ProblemError(answer as Problem);
    return answer;
  };
}

/** A complaint that a certain rule sends to the urban management of 岳麓区. */
export const aFiling = (overrides: Partial<FileComplaintRequest> = {}): FileComplaintRequest => ({
  clientKey: randomUUID() as ClientKey,
  kind: 'complaint',
  text: '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，请处理。',
  categoryCode: '0201',
  place: { address: '麓山南路 123 号', point: { lng: 112.936, lat: 28.187, system: 'gcj02' } },
  photoIds: [],
  contact: null,
  hideName: false,
  ...overrides,
});

/** The newest login code in the sandbox's list of messages. */
export async function lastCode(world: World, phone: string): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(`${world.sandboxOrigin}/sandbox/messages?kind=sms&to=${phone}`);
    const { messages } = (await answer.json()) as { messages: { template: string; params: { code?: string } }[] };
    const code = messages.find(({ template }) => template === 'login-code')?.params.code;
    if (code !== undefined) return code;
    await pause(100);
  }
  throw new Error(`no login code was sent to ${phone}`);
}
