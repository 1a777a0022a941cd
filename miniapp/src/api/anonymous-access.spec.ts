import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import { OfflineError } from '@zsb/shared/errors';
import { aComplaint, aPhoto, aPickedPhoto, aSession } from '../../test/factories';
import { memoryStore } from '../../test/memory-store';
import type { HttpAnswer, HttpRequest } from '../platform/http-types';
import type { PhotoUpload } from '../platform/photo-types';
import { createAnonymousAccess, forFiling } from './anonymous-access';
import { createCitizenApi } from './citizen-api';
import { createClient } from './client';
import { createSession } from './session';

const ANONYMOUS = '/api/v1/logins/anonymous';
const REFRESH = '/api/v1/logins/refresh';
const FILE = '/api/v1/complaints';
const REPORT = { kind: 'report' } as FileComplaintRequest;
const UNAUTHENTICATED: HttpAnswer = { status: 401, body: { code: 'platform.unauthenticated' } };

/** One server for the person, who is logged in, and for anonymous sessions; it hands out anonymous tokens by number. */
function world() {
  const own = memoryStore();
  const session = createSession(own);
  session.save(aSession({ accessToken: 'own-access', refreshToken: 'own-refresh' }));
  const sent: { url: string; token: string | undefined; body: unknown }[] = [];
  const valid = new Set(['own-access']);
  const refusedRefresh = new Set<string>();
  let made = 0;
  const begun = (): HttpAnswer => {
    made += 1;
    valid.add(`access-${made}`);
    return { status: 200, body: aSession({ accessToken: `access-${made}`, refreshToken: `refresh-${made}` }) };
  };
  const answer = ({ url, body }: Pick<HttpRequest, 'url' | 'body'>, token: string | undefined): HttpAnswer => {
    if (url === ANONYMOUS) return begun();
    if (url === '/api/v1/logins/query-code') return begun();
    if (url === REFRESH) {
      const { refreshToken } = body as { refreshToken: string };
      return refusedRefresh.has(refreshToken) ? { status: 401, body: { code: 'login.refresh-invalid' } } : begun();
    }
    if (token === undefined || !valid.has(token)) return UNAUTHENTICATED;
    return { status: 200, body: url === FILE ? aComplaint() : aPhoto('ph1') };
  };
  const tokenOf = (headers: Record<string, string>) => headers['Authorization']?.replace('Bearer ', '');
  const send = jest.fn(async (request: HttpRequest): Promise<HttpAnswer> => {
    await Promise.resolve();
    const token = tokenOf(request.headers);
    sent.push({ url: request.url, token, body: request.body });
    return answer(request, token);
  });
  const sendPhoto = async ({ url, headers }: PhotoUpload): Promise<HttpAnswer> => {
    sent.push({ url, token: tokenOf(headers), body: 'photo' });
    return answer({ url }, tokenOf(headers));
  };
  const locked = jest.fn((work: () => Promise<unknown>) => work());
  const ownClient = createClient({ send, session, origin: '', withSessionLock: locked as never, wechatLoginCode: async () => 'code' });
  const access = createAnonymousAccess({ send, sendPhoto, origin: '' });
  return {
    own,
    session,
    sent,
    send,
    valid,
    refusedRefresh,
    locked,
    access,
    filing: forFiling(access),
    ownApi: createCitizenApi(ownClient.transport),
  };
}
const tokens = ({ sent }: Pick<ReturnType<typeof world>, 'sent'>) => sent.map(({ url, token }) => [url, token]);

it('a report is filed in a session of its own, begun with the first photo, and carries nothing of the login of the person', async () => {
  const here = world();
  const kept = here.own.read('session');
  await Promise.all([1, 2].map(() => here.filing.upload(aPickedPhoto(), () => undefined)));
  await here.filing.api.file(REPORT);
  expect(tokens(here)).toEqual([
    [ANONYMOUS, undefined],
    ['/api/v1/photos', 'access-1'],
    ['/api/v1/photos', 'access-1'],
    [FILE, 'access-1'],
  ]);
  expect(here.own.read('session')).toBe(kept);
  expect(here.locked).not.toHaveBeenCalled();
});

it('what is asked before there is a session carries no login at all', async () => {
  const here = world();
  await here.filing.api.suggestCategories('收红包').catch(() => undefined);
  await here.filing.api.forecast({ categoryCode: '0101', place: { address: '一号窗口' } }).catch(() => undefined);
  await here.filing.api.organisations().catch(() => undefined);
  expect(here.sent.map(({ token }) => token)).toEqual([undefined, undefined, undefined]);
  expect(here.sent.map(({ url }) => url)).not.toContain(ANONYMOUS);
});

it('an anonymous session that expired is renewed by its own refresh token; the login of the person stays as it is', async () => {
  const here = world();
  await here.access.open();
  here.valid.delete('access-1');
  const kept = here.own.read('session');
  await here.filing.api.file(REPORT);
  expect(here.sent.slice(1)).toEqual([
    { url: FILE, token: 'access-1', body: REPORT },
    { url: REFRESH, token: undefined, body: { refreshToken: 'refresh-1' } },
    { url: FILE, token: 'access-2', body: REPORT },
  ]);
  expect(here.own.read('session')).toBe(kept);
});

it('a refresh of the person leaves the anonymous session alone, too', async () => {
  const here = world();
  await here.access.open();
  here.valid.delete('own-access');
  await here.ownApi.me();
  expect(here.session.read()?.accessToken).toBe('access-2');
  await here.filing.api.file(REPORT);
  expect(here.sent[here.sent.length - 1]).toMatchObject({ url: FILE, token: 'access-1' });
});

it('an anonymous session that is over is replaced by another anonymous one, never by a login in WeChat', async () => {
  const here = world();
  await here.access.open();
  here.valid.delete('access-1');
  here.refusedRefresh.add('refresh-1');
  await here.filing.api.file(REPORT);
  expect(here.sent.slice(1).map(({ url }) => url)).toEqual([FILE, REFRESH, ANONYMOUS, FILE]);
  expect(here.sent.map(({ token }) => token)).not.toContain('own-access');
});

it('what no anonymous session may do reads as a failure, because a login would name the person', async () => {
  const here = world();
  here.send.mockImplementation(async ({ url }) =>
    url === ANONYMOUS
      ? { status: 200, body: aSession() }
      : { status: 403, body: { code: 'identity.level-required', params: { level: 'L2' }, fields: [] } },
  );
  await expect(here.filing.api.file(REPORT)).rejects.not.toHaveProperty('problem');
});

it('without a network filing fails as it does elsewhere, and the same session serves the next press', async () => {
  const here = world();
  await here.access.open();
  here.send.mockRejectedValueOnce(new OfflineError());
  await expect(here.filing.api.file(REPORT)).rejects.toBeInstanceOf(OfflineError);
  await here.filing.api.file(REPORT);
  expect(here.sent.map(({ url }) => url)).toEqual([ANONYMOUS, FILE]);
});

it('number and code open a session that photos are sent under, and that ends on both sides', async () => {
  const here = world();
  await here.access.enter({ caseNumber: 'TS20261120-7K3QXM-C', queryCode: '7K3QX-M9T2V' });
  await here.access.uploadPhoto(aPickedPhoto(), () => undefined);
  await here.access.end();
  expect(tokens(here).slice(1)).toEqual([
    ['/api/v1/photos', 'access-1'],
    ['/api/v1/logins/end', 'access-1'],
  ]);
  expect(here.access.isOpen()).toBe(false);
  await expect(here.access.uploadPhoto(aPickedPhoto(), () => undefined)).rejects.toMatchObject({
    problem: { code: 'platform.unauthenticated' },
  });
  expect(here.sent.map(({ url }) => url)).not.toContain(ANONYMOUS);
});
