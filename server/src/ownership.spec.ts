import { randomUUID } from 'node:crypto';
import { caseworkApi } from '@zsb/shared/casework';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { file } from '../test/cases.js';
import { aCommand, aDispatch, anAnswer, aRating } from '../test/factories/a-command.js';
import { startHttp, type Caller, type TestHttp } from '../test/http.js';

let http: TestHttp;
let complaint: ComplaintView;
let applicationId: string;
let callers: Record<'owner' | 'stranger' | 'office' | 'otherOffice' | 'dispatcher' | 'supervisor' | 'administrator', Caller>;
beforeAll(async () => {
  http = await startHttp();
  callers = {
    owner: await http.citizen('13800139901'),
    stranger: await http.citizen('13800139902'),
    office: await http.staff('yuelu01'),
    otherOffice: await http.staff('gongshui01'),
    dispatcher: await http.staff('paidan01'),
    supervisor: await http.staff('ducha01'),
    administrator: await http.staff('guanli01'),
  };
  complaint = await file(http, callers.owner);
  const { id, version } = complaint;
  const application = { ...aCommand(version), kind: 'rejection', details: { rejectReason: 'litigation' }, reason } as const;
  const { applications } = await callers.office.call(caseworkApi.apply, { params: { id }, body: application });
  applicationId = applications[0]!.id;
});
afterAll(() => http.close());

const reason = '这里写明理由';
const organisationId = randomUUID() as never;

/** A right body for every route of one case. The version is an old one, so that nothing is changed: 409 is a yes to the person. */
const BODIES: Record<string, object | undefined> = {
  'GET /api/v1/complaints/{id}': undefined,
  'POST /api/v1/complaints/{id}/rate': aRating(1),
  'POST /api/v1/complaints/{id}/supply': { ...aCommand(1), text: '补充', photoIds: [] },
  'POST /api/v1/complaints/{id}/withdraw': { ...aCommand(1), reason: '' },
  'POST /api/v1/complaints/{id}/appeal': { ...aCommand(1), text: reason },
  'POST /api/v1/complaints/{id}/query-code': {},
  'POST /api/v1/complaints/{id}/follow': {},
  'POST /api/v1/complaints/{id}/unfollow': {},
  'POST /api/v1/complaints/{id}/urge': { ...aCommand(1), text: '' },
  'POST /api/v1/complaints/{id}/supplement': { ...aCommand(1), text: '补充', photoIds: [] },
  'GET /api/v1/staff/complaints/{id}': undefined,
  'GET /api/v1/staff/complaints/{id}/templates': undefined,
  'POST /api/v1/staff/complaints/{id}/urgent': { ...aCommand(1), reason },
  'POST /api/v1/staff/complaints/{id}/split': { ...aCommand(1), text: '另外路灯也坏了', categoryCode: '0201' },
  'POST /api/v1/staff/complaints/{id}/photos': undefined,
  'POST /api/v1/staff/complaints/{id}/merge': { ...aCommand(1), caseNumber: 'TS20261120-7K3QXM-C', reason },
  'POST /api/v1/staff/complaints/{id}/dispatch': aDispatch(1, organisationId),
  'POST /api/v1/staff/complaints/{id}/accept': aCommand(1),
  'POST /api/v1/staff/complaints/{id}/return': { ...aCommand(1), reason },
  'POST /api/v1/staff/complaints/{id}/ask': { ...aCommand(1), text: reason },
  'POST /api/v1/staff/complaints/{id}/answer': { ...anAnswer(1), text: '答复内容不少于十个字，请放心。' },
  'POST /api/v1/staff/complaints/{id}/reject': { ...aCommand(1), reason: 'litigation', text: reason },
  'POST /api/v1/staff/complaints/{id}/arbitrate': { ...aCommand(1), organisationId, reason },
  'POST /api/v1/staff/complaints/{id}/decide-recheck': { ...aCommand(1), decision: 'close', reason },
  'POST /api/v1/staff/complaints/{id}/contact': { reason },
  'POST /api/v1/staff/complaints/{id}/handlers': { ...aCommand(1), staffIds: [] },
  'GET /api/v1/staff/complaints/{id}/colleagues': undefined,
  'POST /api/v1/staff/complaints/{id}/contacts': { ...aCommand(1), channel: 'phone', result: 'reached', note: '' },
  'POST /api/v1/staff/complaints/{id}/notes': { ...aCommand(1), text: reason },
  'POST /api/v1/staff/complaints/{id}/applications': { ...aCommand(1), kind: 'redispatch', details: {}, reason },
  'POST /api/v1/staff/complaints/{id}/applications/{applicationId}/decision': { ...aCommand(1), decision: 'refuse', reason },
  'POST /api/v1/staff/complaints/{id}/answer-review': { ...aCommand(1), decision: 'approve', reason: '' },
  'POST /api/v1/staff/complaints/{id}/co-handlers': { ...aCommand(1), organisationId, text: reason },
  'POST /api/v1/staff/complaints/{id}/co-handling': { ...aCommand(1), organisationId, text: reason },
  'POST /api/v1/staff/complaints/{id}/supervision': { ...aCommand(1), reason },
  'POST /api/v1/staff/complaints/{id}/supervision-report': { ...aCommand(1), text: reason },
  'POST /api/v1/staff/complaints/{id}/rectification': { ...aCommand(1), text: reason },
  'POST /api/v1/staff/complaints/{id}/plan-report': { ...aCommand(1), text: reason, isDone: true },
  'POST /api/v1/staff/complaints/{id}/call-back': { ...aCommand(1), result: 'reached', note: '' },
};

async function statusOf(route: string, who: keyof typeof callers): Promise<number> {
  const [method, path] = route.split(' ') as ['GET' | 'POST', string];
  const url = path.replace('{id}', complaint.id).replace('{applicationId}', applicationId);
  return (await http.inject({ method, path: url, token: callers[who].token, body: BODIES[route] })).status;
}

/** Of cases of others: `following.spec.ts` says who is let in. */
const FOR_NEIGHBOURS = ['POST /api/v1/complaints/{id}/follow', 'POST /api/v1/complaints/{id}/unfollow'];
const citizenRoutes = Object.keys(BODIES).filter((route) => !route.includes('/staff/') && !FOR_NEIGHBOURS.includes(route));
/** Takes a file: `evidence.spec.ts` says who is let in. */
const UPLOAD = 'POST /api/v1/staff/complaints/{id}/photos';
const staffRoutes = Object.keys(BODIES).filter((route) => route.includes('/staff/') && route !== UPLOAD);
/** Roles by route, as the document says them; the routes of one case only. */
async function permissions(): Promise<Map<string, string[]>> {
  const { body } = await http.inject({ method: 'GET', path: '/api/openapi.json' });
  const { paths } = body as { paths: Record<string, Record<string, { 'x-permission'?: string }>> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation['x-permission'] ?? ''] as const),
  );
  return new Map(operations.filter(([route]) => /\/complaints\/\{id\}/.test(route)).map(([route, roles]) => [route, roles.split(', ')]));
}

it('this table has every route of the document that names a case', async () => {
  expect([...(await permissions()).keys()].sort()).toEqual(Object.keys(BODIES).sort());
});

it.each(citizenRoutes)('%s: the owner is let in, another citizen finds nothing, staff are refused', async (route) => {
  expect([200, 409]).toContain(await statusOf(route, 'owner'));
  expect(await statusOf(route, 'stranger')).toBe(404);
  expect(await statusOf(route, 'office')).toBe(403);
});

it.each(staffRoutes)('%s: who has the role and the reach is let in, another office finds nothing, the rest are refused', async (route) => {
  const roles = (await permissions()).get(route) ?? [];
  const expected = (role: string, isInReach: boolean) => (roles.includes(role) ? (isInReach ? [200, 409] : [404]) : [403]);
  expect(expected('clerk', true)).toContain(await statusOf(route, 'office'));
  expect(expected('clerk', false)).toContain(await statusOf(route, 'otherOffice'));
  expect(expected('dispatcher', true)).toContain(await statusOf(route, 'dispatcher'));
  expect(expected('supervisor', true)).toContain(await statusOf(route, 'supervisor'));
  expect(await statusOf(route, 'administrator')).toBe(403);
  expect(await statusOf(route, 'owner')).toBe(403);
});
