import { caseworkApi } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { OrganisationId } from '@zsb/shared/ids';
import { aCommand, anAnswer, aRating } from './factories/a-command.js';
import { without } from './world.js';

/** Who can act on a case in the demonstration city, with the role that counts there. */
export const ACTORS = {
  citizen: 'citizen',
  paidan01: 'dispatcher',
  paidan02: 'dispatcher',
  yuelu01: 'clerk',
  yuelu02: 'head',
  ducha01: 'supervisor',
  // Another office: a helper where it was asked, a stranger everywhere else.
  gongshui01: 'clerk',
} as const;
export type Who = keyof typeof ACTORS;

/** One press: a route, and what is sent besides the command. */
export interface Act {
  /** Of several the server chooses. */
  actions: readonly ComplaintAction[];
  path: string;
  body: object;
}
export interface ActPlaces {
  water: OrganisationId;
  market: OrganisationId;
  /** Number of a case that others can be merged into. */
  mergeInto: string;
}

const reason = '这里写明理由';
const text = '这里写明情况，请予以核实。';

/** Every act that has a route, on the case as it stands, by staff and by its citizen. */
export function actsOn(view: CaseView, places: ActPlaces): Act[] {
  const act = (route: { path: string }, actions: ComplaintAction | ComplaintAction[], body: object = {}): Act => ({
    actions: [actions].flat(),
    path: route.path,
    body,
  });
  const apply = (action: ComplaintAction, kind: string, details: object = {}) => act(caseworkApi.apply, action, { kind, details, reason });
  return [
    act(casesApi.dispatch, 'dispatch', { organisationId: places.market, categoryCode: null, note: '' }),
    act(casesApi.accept, 'accept'),
    act(casesApi.return, 'return', { reason }),
    act(casesApi.ask, 'ask', { text }),
    act(casesApi.reject, 'reject', { reason: 'litigation', text }),
    act(casesApi.arbitrate, 'arbitrate', { organisationId: places.water, reason }),
    act(casesApi.decideRecheck, 'grantRecheck', { decision: 'again', reason }),
    act(casesApi.decideRecheck, 'refuseRecheck', { decision: 'close', reason }),
    act(casesApi.answer, ['answer', 'draftAnswer'], without(anAnswer(1))),
    act(caseworkApi.contact, 'contact', { channel: 'phone', result: 'reached', note: '' }),
    act(caseworkApi.contact, 'contactTry', { channel: 'phone', result: 'noAnswer', note: '' }),
    act(caseworkApi.note, 'note', { text }),
    apply('requestExtension', 'extension', { extendBy: '1wd' }),
    apply('requestRedispatch', 'redispatch'),
    apply('requestRejection', 'rejection', { rejectReason: 'litigation' }),
    apply('requestExclusion', 'exclusion'),
    apply('contestRating', 'ratingContest'),
    ...decisionsOn(view, places),
    act(caseworkApi.reviewAnswer, 'approveAnswer', { decision: 'approve', reason: '' }),
    act(caseworkApi.reviewAnswer, 'sendBackAnswer', { decision: 'sendBack', reason }),
    act(caseworkApi.addCoHandler, 'addCoHandler', { organisationId: places.market, text }),
    act(caseworkApi.answerCoHandling, 'answerCoHandling', { organisationId: places.water, text }),
    act(caseworkApi.supervise, 'supervise', { reason }),
    act(caseworkApi.answerSupervision, 'answerSupervision', { text }),
    act(caseworkApi.rectify, 'rectify', { text }),
    act(caseworkApi.reportPlan, 'reportPlan', { text, isDone: true }),
    act(caseworkApi.reportPlan, 'planProgress', { text, isDone: false }),
    act(caseworkApi.callBack, 'callBack', { result: 'reached', note: '' }),
    act(caseworkApi.callBack, 'callBackTry', { result: 'noAnswer', note: '' }),
    act(caseworkApi.markUrgent, 'markUrgent', { reason }),
    act(caseworkApi.split, 'split', { text, categoryCode: '0201' }),
    act(caseworkApi.merge, 'merge', { caseNumber: places.mergeInto, reason }),
    act(caseworkApi.nameHandlers, 'nameHandlers', { staffIds: [] }),
    act(complaintsApi.supply, 'supply', { text, photoIds: [] }),
    act(complaintsApi.supplement, 'supplement', { text, photoIds: [] }),
    act(complaintsApi.urge, 'urge', { text: '' }),
    act(complaintsApi.withdraw, 'withdraw', { reason: '' }),
    act(complaintsApi.appeal, 'appeal', { text }),
    act(complaintsApi.rate, 'rate', without(aRating(1))),
    act(complaintsApi.rate, 'rateLow', without(aRating(1, { satisfaction: 1 }))),
    act(complaintsApi.rate, 'reopen', without(aRating(1, { satisfaction: 1, reopen: true }))),
  ];
}

/** Of each application that waits: granted, and refused. */
function decisionsOn(view: CaseView, { water }: ActPlaces): Act[] {
  const waiting = view.applications.filter(({ decision }) => decision === null);
  return waiting.flatMap(({ id, kind }) =>
    (['grant', 'refuse'] as const).map((decision) => ({
      actions: [DECIDED[kind][decision]],
      path: caseworkApi.decide.path.replace(':applicationId', id),
      body: { decision, reason, organisationId: kind === 'redispatch' && decision === 'grant' ? water : null },
    })),
  );
}

const DECIDED = {
  extension: { grant: 'grantExtension', refuse: 'refuseExtension' },
  redispatch: { grant: 'grantRedispatch', refuse: 'refuseRedispatch' },
  rejection: { grant: 'grantRejection', refuse: 'refuseRejection' },
  exclusion: { grant: 'grantExclusion', refuse: 'refuseExclusion' },
  ratingContest: { grant: 'grantContest', refuse: 'refuseContest' },
} as const satisfies Record<string, Record<'grant' | 'refuse', ComplaintAction>>;

/** Presses it as somebody, on the version they saw. */
export const commandOf = ({ body }: Act, version: number): object => ({ ...aCommand(version), ...body });
