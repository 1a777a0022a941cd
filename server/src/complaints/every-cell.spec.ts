import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction, ComplaintState } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { ACTORS, actsOn, commandOf, type Act, type ActPlaces, type Who } from '../../test/case-acts.js';
import { putBack, rowsOf } from '../../test/case-rows.js';
import type { Caller } from '../../test/http.js';
import { CASE_VARIANTS, type Variant } from '../../test/case-variants.js';
import { startWorld, type World } from '../../test/world.js';
import { WORKFLOW, type ActorRole } from './domain/workflow.js';

/** Every action of the table that has a route, by everybody, in every state: it succeeds or it is refused, by the offer of the view. */
let world: World;
let places: ActPlaces;
let bystander: ComplaintId;
beforeAll(async () => {
  world = await startWorld();
  const { caseNumber } = await world.mine(await CASE_VARIANTS.submitted(world));
  const [water, market] = [await world.office('water-company-service'), await world.office('yuelu-market-consumers')];
  places = { water, market, mergeInto: caseNumber };
  bystander = await CASE_VARIANTS.accepted(world);
});
afterAll(() => world.close());

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
  return who === 'citizen' ? roles.startsWith('citizen') : roles.split(', ').includes(ACTORS[who]);
};

/** The refusal that the table means: by the route, the reach, the role, or the state. */
function refusalOf(act: Act, who: Who, view: CaseView, isSeen: boolean): string {
  if (!mayEnter(who, act)) return '403 platform.forbidden';
  if (!isSeen) return '404 complaint.not-found';
  const { kind } = act.body as { kind?: string };
  if (view.applications.some((one) => one.decision === null && one.kind === kind)) return '409 complaint.already-applied';
  const role: ActorRole = who === 'gongshui01' ? 'coHandler' : ACTORS[who];
  const cell = WORKFLOW[view.state][act.actions[0]!] ?? [];
  const isOthers = cell.length > 0 && !cell.some(({ by }) => by.includes(role));
  return isOthers ? '403 platform.forbidden' : '409 complaint.action-not-possible';
}

async function press(caller: Caller, id: ComplaintId, version: number, act: Act) {
  const path = act.path.replace(':id', id);
  const answer = await world.http.inject({ method: 'POST', path, token: caller.token, body: commandOf(act, version) });
  const { code, state } = answer.body as { code?: string; state?: ComplaintState };
  return { outcome: answer.status === 200 ? '200' : `${answer.status} ${code}`, state };
}

it.each(Object.keys(CASE_VARIANTS) as Variant[])(
  'a case that is %s: every act of everybody succeeds where it is offered, and is refused with its problem elsewhere',
  async (variant) => {
    const id = await CASE_VARIANTS[variant](world);
    const view = await world.seen('ducha01', id);
    const beside = await rowsOf(world.http.database, bystander);
    for (const who of Object.keys(ACTORS) as Who[]) await tryAll(who, view);
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
  const all = actsOn(view, places);
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
