import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { loginsApi, type AssuranceLevel } from '@zsb/shared/logins';
import { aRealName } from '../../test/factories/a-real-name.js';
import { startHttp, type TestHttp } from '../../test/http.js';
import { AllowCitizen } from '../platform/auth/access.decorators.js';
import { AccessGuard, Principals } from '../platform/auth/access.guard.js';
import { Tokens } from '../platform/auth/tokens.js';

class Doors {
  @AllowCitizen('L2') l2(): void {}
  @AllowCitizen('L3') l3(): void {}
  @AllowCitizen('L4') l4(): void {}
}

let http: TestHttp;
let guard: AccessGuard;
beforeAll(async () => {
  http = await startHttp();
  guard = new AccessGuard(new Reflector(), http.app.get(Tokens), http.app.get(Principals));
});
afterAll(() => http.close());

const knock = (door: keyof Doors, token: string): Promise<boolean> => {
  const request = { headers: { authorization: `Bearer ${token}` } };
  const context = { getHandler: () => Doors.prototype[door], switchToHttp: () => ({ getRequest: () => request }) };
  return guard.canActivate(context as unknown as ExecutionContext);
};
const closed = (level: AssuranceLevel) => ({ code: 'identity.level-required', params: { level } });

it('a route of L3 is closed to a phone login, names the level, and opens once the real name is confirmed', async () => {
  const me = await http.citizen('13800136001');
  await expect(knock('l2', me.token)).resolves.toBe(true);
  await expect(knock('l3', me.token)).rejects.toMatchObject(closed('L3'));
  const raised = await me.call(loginsApi.confirmRealName, { body: aRealName() });
  await expect(knock('l3', raised.accessToken)).resolves.toBe(true);
  await expect(knock('l2', raised.accessToken)).resolves.toBe(true);
  await expect(knock('l4', raised.accessToken)).rejects.toMatchObject(closed('L4'));
});

it('a real name that was not confirmed opens nothing', async () => {
  const me = await http.citizen('13800136002');
  await expect(me.call(loginsApi.confirmRealName, { body: aRealName({ name: '张不符' }) })).rejects.toBeDefined();
  await expect(knock('l3', me.token)).rejects.toMatchObject(closed('L3'));
});
