import type { CallShape, Endpoint } from '@zsb/shared/api';
import type { CaseView, ClockView } from '@zsb/shared/case-views';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import type { ClockKind } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { OrganisationsService } from '../src/organisations/organisations.service.js';
import { file } from './cases.js';
import { aCommand, aDispatch, anAnswer, aRating } from './factories/a-command.js';
import { aFiling } from './factories/a-filing.js';
import { startHttp, type Caller, type TestHttp } from './http.js';

/** Before an access token's quarter of an hour is over, whoever acts logs in again. */
const FRESH_MS = 14 * 60_000;

/** The demonstration city with people in it who act on cases, at whatever time the clock shows. */
export interface World {
  http: TestHttp;
  /** Somebody who is logged in now. */
  staff(userName: string): Promise<Caller>;
  citizen(): Promise<Caller>;
  at(instant: string): void;
  office(code: string): Promise<OrganisationId>;
  mine(id: ComplaintId): Promise<ComplaintView>;
  seen(userName: string, id: ComplaintId): Promise<CaseView>;
  clocks(id: ComplaintId, kind: ClockKind): Promise<ClockView[]>;
  /** One press on the page as it is now. */
  press<Body extends object>(
    userName: string,
    route: Endpoint<{ params: { id: ComplaintId }; body: Body }, CaseView>,
    id: ComplaintId,
    body: Omit<Body, 'commandKey' | 'version'>,
  ): Promise<CaseView>;
  /** The same by the citizen whose case it is. */
  tap<Body extends object>(
    route: Endpoint<{ params: { id: ComplaintId }; body: Body }, ComplaintView>,
    id: ComplaintId,
    body: Omit<Body, 'commandKey' | 'version'>,
  ): Promise<ComplaintView>;
  close(): Promise<void>;
}

/** Phones of citizens that no other world uses. */
let nextPhone = 13700130000;

export async function startWorld(): Promise<World> {
  const http = await startHttp();
  const phone = String(++nextPhone);
  const known = new Map<string, { caller: Caller; at: number }>();
  const fresh = async (who: string, login: () => Promise<Caller>): Promise<Caller> => {
    const now = http.clock.now().getTime();
    const found = known.get(who);
    if (found && now >= found.at && now - found.at < FRESH_MS) return found.caller;
    const caller = await login();
    known.set(who, { caller, at: now });
    return caller;
  };
  const staff = (userName: string) => fresh(userName, () => http.staff(userName));
  const citizen = () => fresh(phone, () => http.citizen(phone));
  const mine = async (id: ComplaintId) => (await citizen()).call(complaintsApi.get, { params: { id } });
  const seen = async (userName: string, id: ComplaintId) => (await staff(userName)).call(casesApi.get, { params: { id } });
  return {
    http,
    staff,
    citizen,
    at: (instant) => http.clock.set(new Date(instant)),
    office: async (code) => (await http.app.get(OrganisationsService, { strict: false }).load()).withCode(code).id,
    mine,
    seen,
    clocks: async (id, kind) => (await seen('ducha01', id)).clocks.filter((clock) => clock.kind === kind),
    async press(userName, route, id, body) {
      const [{ version }, caller] = [await seen(userName, id), await staff(userName)];
      return caller.call(loosely(route), { params: { id }, body: { ...aCommand(version), ...body } });
    },
    async tap(route, id, body) {
      const [{ version }, caller] = [await mine(id), await citizen()];
      return caller.call(loosely(route), { params: { id }, body: { ...aCommand(version), ...body } });
    },
    close: () => http.close(),
  };
}

/** The body is checked where it is given; the command is added to it afterwards. */
const loosely = <View>(route: Endpoint<CallShape, View>): Endpoint<CallShape, View> => route;

/** What an answer says when nothing else matters. */
export const answerWords = (): Omit<ReturnType<typeof anAnswer>, 'commandKey' | 'version'> => without(anAnswer(1));
export const ratingWords = (more: object = {}): Omit<ReturnType<typeof aRating>, 'commandKey' | 'version'> => without(aRating(1, more));

export function without<Body extends { commandKey: unknown; version: number }>({ commandKey: _key, version: _version, ...words }: Body) {
  return words;
}

/** A case that waits for its office to accept it: by a certain rule, or where a dispatcher sent it under a category. */
export async function anAssigned(world: World, categoryCode?: string): Promise<ComplaintId> {
  if (categoryCode === undefined) return (await file(world.http, await world.citizen())).id;
  // Without a point on the map no rule is certain.
  const { id } = await (await world.citizen()).call(complaintsApi.file, { body: aFiling({ place: { address: '家门口' } }) });
  await world.http.runJobs();
  const { version } = await world.seen('paidan01', id);
  const body = aDispatch(version, await world.office('yuelu-urban-management-order'), { categoryCode });
  await (await world.staff('paidan01')).call(casesApi.dispatch, { params: { id }, body });
  return id;
}

export async function anAccepted(world: World, categoryCode?: string): Promise<ComplaintId> {
  const id = await anAssigned(world, categoryCode);
  await world.press('yuelu01', casesApi.accept, id, {});
  return id;
}

export async function anAnswered(world: World): Promise<ComplaintId> {
  const id = await anAccepted(world);
  await world.press('yuelu01', casesApi.answer, id, answerWords());
  return id;
}

/** Closed with a bad rating and no wish for another round. */
export async function aBadlyRated(world: World): Promise<ComplaintId> {
  const id = await anAnswered(world);
  await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1 }));
  return id;
}

export const refused = (code: string, more: object = {}) => ({ problem: { code, ...more } });
