import { COMPLAINT_ACTIONS, COMPLAINT_STATES, type ComplaintState } from '@zsb/shared/complaints';
import { STAFF_ROLES } from '@zsb/shared/logins';
import {
  appealed,
  applied,
  atCentre,
  atHead,
  attempt,
  best,
  EARLIER,
  facts,
  LATER,
  NOT_POSSIBLE,
  NOW,
} from '../../../test/factories/case-facts.js';
import { allowedActions, type ActorRole, type CaseFacts } from './workflow.js';

const ROLES: ActorRole[] = ['citizen', ...STAFF_ROLES, 'coHandler', 'system'];

/** Every allowed step in the best of circumstances, `state action roles` → next state; all else is refused. */
const TABLE: Record<string, ComplaintState> = {
  'submitted dispatch dispatcher supervisor system': 'assigned',
  'submitted withdraw citizen': 'withdrawn',
  'submitted reject dispatcher supervisor': 'rejected',
  'submitted urge citizen': 'submitted',
  'submitted supplement citizen': 'submitted',
  'submitted markUrgent dispatcher supervisor': 'submitted',
  'submitted split dispatcher': 'submitted',
  'submitted merge dispatcher': 'merged',
  'submitted note dispatcher clerk head supervisor': 'submitted',
  'assigned dispatch dispatcher': 'assigned',
  'assigned accept clerk head': 'accepted',
  'assigned return clerk head': 'submitted',
  'assigned withdraw citizen': 'withdrawn',
  'assigned urge citizen': 'assigned',
  'assigned supplement citizen': 'assigned',
  'assigned markUrgent dispatcher supervisor': 'assigned',
  'assigned note dispatcher clerk head supervisor': 'assigned',
  'assigned requestRejection clerk head': 'assigned',
  'assigned grantRejection dispatcher': 'rejected',
  'assigned refuseRejection dispatcher': 'assigned',
  'assigned supervise supervisor': 'assigned',
  'assigned answerSupervision clerk head': 'assigned',
  'assigned nameHandlers head': 'assigned',
  'arbitrating arbitrate supervisor': 'assigned',
  'arbitrating withdraw citizen': 'withdrawn',
  'arbitrating urge citizen': 'arbitrating',
  'arbitrating supplement citizen': 'arbitrating',
  'arbitrating note dispatcher clerk head supervisor': 'arbitrating',
  'accepted ask clerk head': 'awaiting_citizen',
  'accepted answer clerk head': 'answered',
  'accepted withdraw citizen': 'withdrawn',
  'accepted urge citizen': 'accepted',
  'accepted supplement citizen': 'accepted',
  'accepted markUrgent dispatcher supervisor': 'accepted',
  'accepted contact clerk head': 'accepted',
  'accepted contactTry clerk head': 'accepted',
  'accepted note dispatcher clerk head supervisor': 'accepted',
  'accepted draftAnswer clerk head': 'accepted',
  'accepted approveAnswer dispatcher head': 'answered',
  'accepted sendBackAnswer dispatcher head': 'accepted',
  'accepted requestExtension clerk head': 'accepted',
  'accepted grantExtension supervisor': 'accepted',
  'accepted refuseExtension supervisor': 'accepted',
  'accepted requestRedispatch clerk head': 'accepted',
  'accepted grantRedispatch dispatcher': 'assigned',
  'accepted refuseRedispatch dispatcher': 'accepted',
  'accepted requestRejection clerk head': 'accepted',
  'accepted grantRejection dispatcher': 'rejected',
  'accepted refuseRejection dispatcher': 'accepted',
  'accepted addCoHandler clerk head': 'accepted',
  'accepted answerCoHandling coHandler': 'accepted',
  'accepted supervise supervisor': 'accepted',
  'accepted answerSupervision clerk head': 'accepted',
  'accepted nameHandlers head': 'accepted',
  'awaiting_citizen supply citizen': 'accepted',
  'awaiting_citizen resume system': 'accepted',
  'awaiting_citizen withdraw citizen': 'withdrawn',
  'awaiting_citizen urge citizen': 'awaiting_citizen',
  'awaiting_citizen supplement citizen': 'awaiting_citizen',
  'awaiting_citizen note dispatcher clerk head supervisor': 'awaiting_citizen',
  'awaiting_citizen grantExtension supervisor': 'awaiting_citizen',
  'awaiting_citizen refuseExtension supervisor': 'awaiting_citizen',
  'awaiting_citizen grantRedispatch dispatcher': 'assigned',
  'awaiting_citizen refuseRedispatch dispatcher': 'awaiting_citizen',
  'awaiting_citizen requestRejection clerk head': 'awaiting_citizen',
  'awaiting_citizen grantRejection dispatcher': 'rejected',
  'awaiting_citizen refuseRejection dispatcher': 'awaiting_citizen',
  'awaiting_citizen answerCoHandling coHandler': 'awaiting_citizen',
  'awaiting_citizen supervise supervisor': 'awaiting_citizen',
  'awaiting_citizen answerSupervision clerk head': 'awaiting_citizen',
  'awaiting_citizen nameHandlers head': 'awaiting_citizen',
  'answered rate citizen': 'closed',
  'answered reopen citizen': 'accepted',
  'answered rateLow citizen': 'closed',
  'answered note dispatcher clerk head supervisor': 'answered',
  'answered requestExclusion clerk head': 'answered',
  'answered grantExclusion supervisor': 'answered',
  'answered refuseExclusion supervisor': 'answered',
  'answered answerSupervision clerk head': 'answered',
  'answered reportPlan clerk head system': 'answered',
  'answered planProgress clerk head system': 'answered',
  'rechecking grantRecheck dispatcher': 'accepted',
  'rechecking refuseRecheck dispatcher': 'closed',
  'rechecking urge citizen': 'rechecking',
  'rechecking supplement citizen': 'rechecking',
  'rechecking note dispatcher clerk head supervisor': 'rechecking',
  'rechecking answerSupervision clerk head': 'rechecking',
  'rechecking reportPlan clerk head system': 'rechecking',
  'rechecking planProgress clerk head system': 'rechecking',
  'closed note dispatcher clerk head supervisor': 'closed',
  'closed requestExclusion clerk head': 'closed',
  'closed grantExclusion supervisor': 'closed',
  'closed refuseExclusion supervisor': 'closed',
  'closed contestRating clerk head': 'closed',
  'closed grantContest supervisor': 'closed',
  'closed refuseContest supervisor': 'closed',
  'closed supervise supervisor': 'closed',
  'closed answerSupervision clerk head': 'closed',
  'closed rectify clerk head': 'closed',
  'closed reportPlan clerk head system': 'closed',
  'closed planProgress clerk head system': 'closed',
  'closed callBack dispatcher': 'closed',
  'closed callBackTry dispatcher': 'closed',
  'rejected appeal citizen': 'submitted',
  'rejected note dispatcher clerk head supervisor': 'rejected',
  'withdrawn note dispatcher clerk head supervisor': 'withdrawn',
  'merged endMerged system': 'answered',
  'merged withdraw citizen': 'withdrawn',
  'merged note dispatcher clerk head supervisor': 'merged',
  'answered close system': 'closed',
};
const ALLOWED = new Map(
  Object.entries(TABLE).flatMap(([key, to]) => {
    const [state, action, ...roles] = key.split(' ');
    return roles.map((role) => [`${state} ${action} ${role}`, to] as const);
  }),
);
/** The cells that exist for somebody: there the role alone is refused. */
const CELLS = new Set([...ALLOWED.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')));

const everyCell = COMPLAINT_STATES.flatMap((state) =>
  COMPLAINT_ACTIONS.flatMap((action) => ROLES.map((role) => [state, action, role] as const)),
);

it('there are as many cells as states, actions and roles', () => {
  expect(everyCell).toHaveLength(11 * COMPLAINT_ACTIONS.length * 9);
  expect(new Set(COMPLAINT_ACTIONS.filter((action) => ![...CELLS].some((cell) => cell.endsWith(` ${action}`))))).toEqual(new Set());
});

it.each(COMPLAINT_STATES.flatMap((state) => COMPLAINT_ACTIONS.map((action) => [state, action] as const)))('%s: %s', (state, action) => {
  const refusal = CELLS.has(`${state} ${action}`) ? 'platform.forbidden' : NOT_POSSIBLE;
  const expected = ROLES.map((role) => [role, ALLOWED.get(`${state} ${action} ${role}`) ?? refusal]);
  expect(ROLES.map((role) => [role, attempt(best(state, action, role), action, role)])).toEqual(expected);
});

const CIRCUMSTANCES: Partial<CaseFacts>[] = [
  {},
  { suggestionAutomatic: false, isOwnRejection: true },
  appealed,
  { ...appealed, isOwnRejection: true },
  { rateBy: NOW, supplyBy: LATER, urgeAgainAt: LATER },
  { rateBy: null, returnBy: null, supplyBy: null, extendBy: null },
  { returnCount: 2, askCount: 2, reopenCount: 2, appealCount: 1, extensionCount: 2, redispatchCount: 1 },
  { returnCount: 3, lastFifthAt: NOW, wasRechecked: true, isSupervised: true },
  { urgency: 'urgent', returnBy: EARLIER, extendBy: EARLIER },
  { kind: 'report' },
  { mergedInto: '019aa000-0000-7000-8000-000000000001' },
  { review: 'head' },
  { review: 'head+centre' },
  atHead,
  atCentre,
  { review: 'head+centre', reviewStage: 'head' },
  applied,
  { needsCallBack: false, needsRectification: false, needsPlanReport: false },
  { isOwnRejection: true, ...applied },
  { contactTries: 2, contactTriedAt: EARLIER },
  { contactTries: 2, isWorkingTime: false },
  { callBackTries: 2, callBackTriedOn: '2026-11-19', contactTries: 2, isExcluded: true, isRatingVoid: true },
];

it.each(CIRCUMSTANCES)('what is offered is exactly what is not refused: %j', (circumstance) => {
  const wrong = everyCell.filter(([state, action, role]) => {
    const of = facts(state, circumstance);
    const isPossible = (COMPLAINT_STATES as readonly string[]).includes(attempt(of, action, role));
    return allowedActions(of, [role], NOW).includes(action) !== isPossible;
  });
  expect(wrong).toEqual([]);
});
