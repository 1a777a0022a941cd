import { randomUUID } from 'node:crypto';
import { caseworkApi } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction, ComplaintState } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { putBack, rowsOf } from '../../test/case-rows.js';
import { aCommand, anAnswer, aRating } from '../../test/factories/a-command.js';
import type { Caller } from '../../test/http.js';
import { CASE_VARIANTS, type Variant } from '../../test/case-variants.js';
import { startWorld, type World } from '../../test/world.js';
import { WORKFLOW, type ActorRole } from './domain/workflow.js';

/** Every action of the table that has a route, by everybody, in every state: it succeeds or it is refused, by the offer of the view. */
const CALLERS = {
  citizen: 'citizen',
  paidan01: 'dispatcher',
  yuelu01: 'clerk',
  yuelu02: 'head',
  ducha01: 'supervisor',
  // Another office: a helper where it was asked, a stranger everywhere else.
  gongshui01: 'clerk',
} as const;
type Who = keyof typeof CALLERS;

let world: World;
let target: { caseNumber: string };
let bystander: ComplaintId;
let offices: { water: OrganisationId; market: OrganisationId };
beforeAll(async () => {
  world = await startWorld();
  offices = { water: await world.office('water-company-service'), market: await world.office('yuelu-market-consumers') };
  target = await world.mine(await CASE_VARIANTS.submitted(world));
  bystander = await CASE_VARIANTS.accepted(world);
});
afterAll(() => world.close());

interface Act {
  /** Of several the server chooses. */
  actions: readonly ComplaintAction[];
  path: string;
  body: object;
}

const reason = '这里写明理由';
const text = '这里写明情况，请予以核实。';

function acts(view: CaseView): Act[] {
  const act = (route: { path: string }, actions: ComplaintAction | ComplaintAction[], body: object = {}): Act => ({
    actions: [actions].flat(),
    path: route.path,
    body,
  });
  const apply = (action: ComplaintAction, kind: string, details: object = {}) => act(caseworkApi.apply, action, { kind, details, reason });
  const decisions = view.applications
    .filter(({ decision }) => decision === null)
    .flatMap(({ id, kind }) =>
      (['grant', 'refuse'] as const).map((decision) => {
        const path = caseworkApi.decide.path.replace(':applicationId', id);
        const organisationId = kind === 'redispatch' && decision === 'grant' ? offices.water : null;
        return act({ path }, DECIDED[kind][decision], { decision, reason, organisationId });
      }),
    );
  return [
    act(casesApi.dispatch, 'dispatch', { organisationId: offices.market, categoryCode: null, note: '' }),
    act(casesApi.accept, 'accept'),
    act(casesApi.return, 'return', { reason }),
    act(casesApi.ask, 'ask', { text }),
    act(casesApi.reject, 'reject', { reason: 'litigation', text }),
    act(casesApi.arbitrate, 'arbitrate', { organisationId: offices.water, reason }),
    act(casesApi.decideRecheck, 'grantRecheck', { decision: 'again', reason }),
    act(casesApi.decideRecheck, 'refuseRecheck', { decision: 'close', reason }),
    act(casesApi.answer, ['answer', 'draftAnswer'], words(anAnswer(1))),
    act(caseworkApi.contact, 'contact', { channel: 'phone', result: 'reached', note: '' }),
    act(caseworkApi.contact, 'contactTry', { channel: 'phone', result: 'noAnswer', note: '' }),
    act(caseworkApi.note, 'note', { text }),
    apply('requestExtension', 'extension', { extendBy: '1wd' }),
    apply('requestRedispatch', 'redispatch'),
    apply('requestRejection', 'rejection', { rejectReason: 'litigation' }),
    apply('requestExclusion', 'exclusion'),
    apply('contestRating', 'ratingContest'),
    ...decisions,
    act(caseworkApi.reviewAnswer, 'approveAnswer', { decision: 'approve', reason: '' }),
    act(caseworkApi.reviewAnswer, 'sendBackAnswer', { decision: 'sendBack', reason }),
    act(caseworkApi.addCoHandler, 'addCoHandler', { organisationId: offices.market, text }),
    act(caseworkApi.answerCoHandling, 'answerCoHandling', { organisationId: offices.water, text }),
    act(caseworkApi.supervise, 'supervise', { reason }),
    act(caseworkApi.answerSupervision, 'answerSupervision', { text }),
    act(caseworkApi.rectify, 'rectify', { text }),
    act(caseworkApi.callBack, 'callBack', { result: 'reached', note: '' }),
    act(caseworkApi.callBack, 'callBackTry', { result: 'noAnswer', note: '' }),
    act(caseworkApi.markUrgent, 'markUrgent', { reason }),
    act(caseworkApi.split, 'split', { text, categoryCode: '0201' }),
    act(caseworkApi.merge, 'merge', { caseNumber: target.caseNumber, reason }),
    act(caseworkApi.nameHandlers, 'nameHandlers', { staffIds: [] }),
    act(complaintsApi.supply, 'supply', { text, photoIds: [] }),
    act(complaintsApi.supplement, 'supplement', { text, photoIds: [] }),
    act(complaintsApi.urge, 'urge', { text: '' }),
    act(complaintsApi.withdraw, 'withdraw', { reason: '' }),
    act(complaintsApi.appeal, 'appeal', { text }),
    act(complaintsApi.rate, 'rate', words(aRating(1))),
    act(complaintsApi.rate, 'rateLow', words(aRating(1, { satisfaction: 1 }))),
    act(complaintsApi.rate, 'reopen', words(aRating(1, { satisfaction: 1, reopen: true }))),
  ];
}

const DECIDED = {
  extension: { grant: 'grantExtension', refuse: 'refuseExtension' },
  redispatch: { grant: 'grantRedispatch', refuse: 'refuseRedispatch' },
  rejection: { grant: 'grantRejection', refuse: 'refuseRejection' },
  exclusion: { grant: 'grantExclusion', refuse: 'refuseExclusion' },
  ratingContest: { grant: 'grantContest', refuse: 'refuseContest' },
} as const satisfies Record<string, Record<'grant' | 'refuse', ComplaintAction>>;

function words<Body extends { commandKey: unknown; version: number }>({ commandKey: _key, version: _version, ...rest }: Body): object {
  return rest;
}

/** What somebody sees of the case: null where it is not there for them. */
async function offered(who: Who, id: ComplaintId): Promise<ComplaintAction[] | null> {
  if (who === 'citizen') return (await world.mine(id)).allowedActions;
  return world.seen(who, id).then(
    ({ allowedActions }) => allowedActions,
    () => null,
  );
}

/** Whom each route lets in at all, as the document says. */
let permitted: Map<string, string>;
beforeAll(async () => {
  const { body } = await world.http.inject({ method: 'GET', path: '/api/openapi.json' });
  const { paths } = body as { paths: Record<string, { post?: { 'x-permission'?: string } }> };
  permitted = new Map(Object.entries(paths).map(([path, { post }]) => [path.replace(/\{(\w+)\}/g, ':$1'), post?.['x-permission'] ?? '']));
});
const mayEnter = (who: Who, { path }: Act): boolean => {
  const roles = permitted.get(path.replace(/applications\/[^/]+/, 'applications/:applicationId'))!;
  return who === 'citizen' ? roles.startsWith('citizen') : roles.split(', ').includes(CALLERS[who]);
};

/** The refusal that the table means: by the route, the reach, the role, or the state. */
function refusalOf(act: Act, who: Who, view: CaseView, isSeen: boolean): string {
  if (!mayEnter(who, act)) return '403 platform.forbidden';
  if (!isSeen) return '404 complaint.not-found';
  const { kind } = act.body as { kind?: string };
  if (view.applications.some((one) => one.decision === null && one.kind === kind)) return '409 complaint.already-applied';
  const role: ActorRole = who === 'gongshui01' ? 'coHandler' : CALLERS[who];
  const cell = WORKFLOW[view.state][act.actions[0]!] ?? [];
  const isOthers = cell.length > 0 && !cell.some(({ by }) => by.includes(role));
  return isOthers ? '403 platform.forbidden' : '409 complaint.action-not-possible';
}

async function press(caller: Caller, id: ComplaintId, version: number, { path, body }: Act) {
  const answer = await world.http.inject({
    method: 'POST',
    path: path.replace(':id', id),
    token: caller.token,
    body: { ...aCommand(version, { commandKey: randomUUID() as never }), ...body },
  });
  const { code, state } = answer.body as { code?: string; state?: ComplaintState };
  return { outcome: answer.status === 200 ? '200' : `${answer.status} ${code}`, state };
}

it.each(Object.keys(CASE_VARIANTS) as Variant[])(
  'a case that is %s: every act of everybody succeeds where it is offered, and is refused with its problem elsewhere',
  async (variant) => {
    const id = await CASE_VARIANTS[variant](world);
    const view = await world.seen('ducha01', id);
    const beside = await rowsOf(world.http.database, bystander);
    for (const who of Object.keys(CALLERS) as Who[]) await tryAll(who, view);
    expect(await rowsOf(world.http.database, bystander)).toMatchObject({ complaint: beside.complaint, tables: beside.tables });
  },
  60_000,
);

async function tryAll(who: Who, view: CaseView): Promise<void> {
  const { id, version, state } = view;
  const caller = who === 'citizen' ? await world.citizen() : await world.staff(who);
  const offer = await offered(who, id);
  const name = ({ actions }: Act) => `${who} ${actions.join('/')}`;
  const isOffered = ({ actions }: Act) => actions.some((one) => offer?.includes(one));
  const all = acts(view);
  const before = await rowsOf(world.http.database, id);
  const [refusals, expected]: string[][] = [[], []];
  for (const act of all.filter((one) => !isOffered(one))) {
    refusals!.push(`${name(act)}: ${(await press(caller, id, version, act)).outcome}`);
    expected!.push(`${name(act)}: ${refusalOf(act, who, view, offer !== null)}`);
  }
  expect(refusals).toEqual(expected);
  // Nothing at all has changed.
  expect(await rowsOf(world.http.database, id)).toEqual(before);
  for (const act of all.filter(isOffered)) {
    const done = await press(caller, id, version, act);
    const reached = act.actions.flatMap((action) => (WORKFLOW[state][action] ?? []).map(({ to }) => to));
    expect(`${name(act)}: ${done.outcome}`).toBe(`${name(act)}: 200`);
    expect(reached).toContain(done.state);
    await putBack(world.http.database, id, before);
  }
}
