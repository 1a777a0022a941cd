import type { Endpoint } from '@zsb/shared/api';
import { caseworkApi } from '@zsb/shared/casework';
import { catalogueApi } from '@zsb/shared/catalogue';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { loginsApi, staffLoginsApi } from '@zsb/shared/logins';
import { noticesApi } from '@zsb/shared/notices';
import { PHOTO_UPLOAD_PATH } from '@zsb/shared/photos';
import { ratesApi } from '@zsb/shared/rates';
import { slaApi } from '@zsb/shared/sla';
import { FRIDAY_16_00, startHttp, type Caller, type TestHttp } from '../test/http.js';

interface Operation {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  security: 'public' | 'citizen' | 'staff' | 'unknown';
}

const TABLES = [catalogueApi, complaintsApi, casesApi, caseworkApi, loginsApi, staffLoginsApi, noticesApi, ratesApi, slaApi];
/** Routes that are no endpoints of `call`: files go in and out. */
const FILES = [`POST ${PHOTO_UPLOAD_PATH}`, 'GET /api/v1/photos/{id}/{size}'];
/** Called by WeChat: the shape is its own, and its signature is its token. */
const WEBHOOKS = ['GET /api/v1/wechat/events', 'POST /api/v1/wechat/events'];
/** What needs no token. Whoever adds a route here says so twice. */
const PUBLIC = [
  'GET /api/v1/categories',
  'GET /api/v1/city',
  'GET /api/v1/demo/personas',
  'GET /api/v1/districts',
  'GET /api/v1/organisations',
  'GET /api/v1/photos/{id}/{size}',
  ...WEBHOOKS,
  'POST /api/v1/categories/suggestions',
  'POST /api/v1/complaints/forecast',
  'POST /api/v1/logins/anonymous',
  'POST /api/v1/logins/query-code',
  'POST /api/v1/logins/refresh',
  'POST /api/v1/logins/sms',
  'POST /api/v1/logins/sms-codes',
  'POST /api/v1/logins/wechat',
  'POST /api/v1/staff/logins',
  'POST /api/v1/staff/logins/refresh',
];

let http: TestHttp;
let operations: Operation[];
let citizen: Caller;
let staff: Caller;

beforeAll(async () => {
  http = await startHttp();
  const { body } = await http.inject({ method: 'GET', path: '/api/openapi.json' });
  operations = operationsOf(body as Document);
  citizen = await http.citizen('13800138201');
  staff = await http.staff('paidan01');
});
afterAll(() => http.close());
beforeEach(() => http.clock.set(FRIDAY_16_00));

interface Document {
  paths: Record<string, Record<string, { security?: Record<string, unknown>[] }>>;
}
function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Operation['method'],
      path: path.replace('{size}', 'full').replace(/\{\w+\}/g, '01a1f771-c6de-7371-975e-c310df6c6060'),
      security: schemeOf(security),
    })),
  );
}
function schemeOf(security: Record<string, unknown>[] | undefined): Operation['security'] {
  const [scheme] = (security ?? []).flatMap((one) => Object.keys(one));
  if (scheme === undefined) return 'public';
  return scheme === 'citizen' || scheme === 'staff' ? scheme : 'unknown';
}

/** What every operation of the document answers to a token, by name. */
async function answers(wanted: Operation[], token?: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, method, path } of wanted) {
    const { status, body } = await http.inject({ method, path, token, body: method === 'GET' ? undefined : {} });
    found[name] = `${status} ${(body as { code?: string } | null)?.code}`;
  }
  return found;
}
const everyOne = (wanted: Operation[], answer: string) => Object.fromEntries(wanted.map(({ name }) => [name, answer]));
const guarded = () => operations.filter(({ security }) => security !== 'public');

it('the document has the routes of the contract, no more and no fewer', () => {
  const contract = TABLES.flatMap((table) => Object.values(table) as Endpoint<object, unknown>[]).map(
    ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(operations.map(({ name }) => name).sort()).toEqual([...contract, ...FILES, ...WEBHOOKS].sort());
});

it('exactly the public routes carry no security', () => {
  const open = operations.filter(({ security }) => security === 'public').map(({ name }) => name);
  expect(open.sort()).toEqual([...PUBLIC].sort());
  expect(operations.filter(({ security }) => security === 'unknown')).toEqual([]);
});

it('a guarded route answers 401 to nobody', async () => {
  expect(guarded().length).toBeGreaterThan(15);
  expect(await answers(guarded())).toEqual(everyOne(guarded(), '401 platform.unauthenticated'));
});

it.each([
  ['text', 'hello'],
  ['nothing signed', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
])('a guarded route answers 401 to a token that is %s', async (_, token) => {
  expect(await answers(guarded(), token)).toEqual(everyOne(guarded(), '401 platform.unauthenticated'));
});

it('a guarded route answers 401 to an access token of more than 15 minutes', async () => {
  http.clock.advance(15 * 60_000 + 5_000);
  for (const token of [citizen.token, staff.token]) {
    expect(await answers(guarded(), token)).toEqual(everyOne(guarded(), '401 platform.unauthenticated'));
  }
});

it('a citizen is refused on every staff route, and staff on every citizen route', async () => {
  const staffRoutes = operations.filter(({ security }) => security === 'staff');
  const citizenRoutes = operations.filter(({ security }) => security === 'citizen');
  expect(await answers(staffRoutes, citizen.token)).toEqual(everyOne(staffRoutes, '403 platform.forbidden'));
  expect(await answers(citizenRoutes, staff.token)).toEqual(everyOne(citizenRoutes, '403 platform.forbidden'));
});

it('a public route asks nobody for a token, not even with a bad one', async () => {
  const open = operations.filter(({ security }) => security === 'public');
  for (const answer of Object.values(await answers(open, 'hello'))) {
    expect(answer).not.toMatch(/unauthenticated|forbidden/);
    expect(answer).not.toMatch(/^5/);
  }
});
