import { COMPLAINT_ACTIONS, COMPLAINT_STATES, type ComplaintAction, type ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { workflowSteps } from './workflow-print.js';
import { allowedActions, nextStep, type ActorRole, type CaseFacts } from './workflow.js';

const NOW = new Date('2026-11-20T08:00:00Z');
const EARLIER = new Date('2026-11-20T07:59:59.999Z');
const LATER = new Date('2026-11-20T08:00:00.001Z');
const ROLES: ActorRole[] = ['citizen', ...STAFF_ROLES, 'system'];

/** A case for which everything is possible that its state allows. */
const facts = (state: ComplaintState, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  kind: 'complaint',
  urgency: 'normal',
  suggestionAutomatic: true,
  returnBy: LATER,
  returnCount: 0,
  askCount: 0,
  lastFifthAt: LATER,
  supplyBy: NOW,
  rateBy: LATER,
  reopenCount: 0,
  wasRechecked: false,
  appealCount: 0,
  isOwnRejection: false,
  limits: { returns: 3, asks: 2, reopens: 2 },
  ...more,
});

/** What one attempt comes to: the next state, or the code of the refusal. */
function attempt(of: CaseFacts, action: ComplaintAction, ...roles: ActorRole[]): string {
  try {
    return nextStep(of, action, roles, NOW).to;
  } catch (error) {
    return (error as DomainError).code;
  }
}
const NOT_POSSIBLE = 'complaint.action-not-possible';

/** Every allowed step in the best of circumstances; all else is refused. */
const ALLOWED: Record<string, ComplaintState> = {
  'submitted dispatch dispatcher': 'assigned',
  'submitted dispatch system': 'assigned',
  'submitted reject dispatcher': 'rejected',
  'submitted withdraw citizen': 'withdrawn',
  'assigned accept clerk': 'accepted',
  'assigned accept head': 'accepted',
  'assigned return clerk': 'submitted',
  'assigned return head': 'submitted',
  'assigned withdraw citizen': 'withdrawn',
  'arbitrating arbitrate supervisor': 'assigned',
  'arbitrating withdraw citizen': 'withdrawn',
  'accepted ask clerk': 'awaiting_citizen',
  'accepted ask head': 'awaiting_citizen',
  'accepted answer clerk': 'answered',
  'accepted answer head': 'answered',
  'accepted withdraw citizen': 'withdrawn',
  'awaiting_citizen supply citizen': 'accepted',
  'awaiting_citizen resume system': 'accepted',
  'awaiting_citizen withdraw citizen': 'withdrawn',
  'answered rate citizen': 'closed',
  'answered reopen citizen': 'accepted',
  'rechecking grantRecheck dispatcher': 'accepted',
  'rechecking refuseRecheck dispatcher': 'closed',
  'rejected appeal citizen': 'submitted',
};
/** Needs the rating time to be over, where everything else needs it to run. */
const LATE: Record<string, ComplaintState> = { 'answered close system': 'closed' };
const EVERY = { ...ALLOWED, ...LATE };
/** The cells that exist for somebody: there the role alone is refused. */
const CELLS = new Set(Object.keys(EVERY).map((key) => key.split(' ').slice(0, 2).join(' ')));

const everyCell = COMPLAINT_STATES.flatMap((state) =>
  COMPLAINT_ACTIONS.flatMap((action) => ROLES.map((role) => [state, action, role] as const)),
);

it.each(everyCell)('%s: %s by %s', (state, action, role) => {
  const of = facts(state, action === 'close' ? { rateBy: NOW } : {});
  const expected = EVERY[`${state} ${action} ${role}`] ?? (CELLS.has(`${state} ${action}`) ? 'platform.forbidden' : NOT_POSSIBLE);
  expect(attempt(of, action, role)).toBe(expected);
});

it('what is offered is exactly what is not refused, in every cell and many circumstances', () => {
  const circumstances: Partial<CaseFacts>[] = [
    {},
    { suggestionAutomatic: false, isOwnRejection: true },
    { rateBy: NOW, supplyBy: LATER },
    { rateBy: null, returnBy: null, supplyBy: null },
    { returnCount: 2, askCount: 2, reopenCount: 2, appealCount: 1 },
    { returnCount: 3, lastFifthAt: NOW, wasRechecked: true },
    { urgency: 'urgent', returnBy: EARLIER },
    { kind: 'report' },
  ];
  for (const [state, action, role] of everyCell) {
    for (const circumstance of circumstances) {
      const of = facts(state, circumstance);
      const isPossible = (COMPLAINT_STATES as readonly string[]).includes(attempt(of, action, role));
      expect(allowedActions(of, [role], NOW).includes(action)).toBe(isPossible);
    }
  }
});

it.each<[string, CaseFacts, ComplaintAction, ActorRole, string]>([
  [
    'a timer dispatches nothing without a certain rule',
    facts('submitted', { suggestionAutomatic: false }),
    'dispatch',
    'system',
    NOT_POSSIBLE,
  ],
  ['a timer dispatches nothing that came back', facts('submitted', { returnCount: 1 }), 'dispatch', 'system', NOT_POSSIBLE],
  ['a dispatcher needs no rule', facts('submitted', { suggestionAutomatic: false }), 'dispatch', 'dispatcher', 'assigned'],
  ['the last instant of the acceptance time', facts('assigned', { returnBy: NOW }), 'return', 'clerk', 'submitted'],
  ['after the acceptance time nothing goes back', facts('assigned', { returnBy: EARLIER }), 'return', 'clerk', NOT_POSSIBLE],
  ['the second return', facts('assigned', { returnCount: 1 }), 'return', 'clerk', 'submitted'],
  ['the third return goes to a supervisor', facts('assigned', { returnCount: 2 }), 'return', 'clerk', 'arbitrating'],
  ['after arbitration there is no return', facts('assigned', { returnCount: 3 }), 'return', 'clerk', NOT_POSSIBLE],
  ['the second question', facts('accepted', { askCount: 1 }), 'ask', 'clerk', 'awaiting_citizen'],
  ['no third question', facts('accepted', { askCount: 2 }), 'ask', 'head', NOT_POSSIBLE],
  ['a clerk does not ask in the last fifth', facts('accepted', { lastFifthAt: NOW }), 'ask', 'clerk', NOT_POSSIBLE],
  ['the head does', facts('accepted', { lastFifthAt: NOW }), 'ask', 'head', 'awaiting_citizen'],
  ['waiting ends at its instant', facts('awaiting_citizen', { supplyBy: NOW }), 'resume', 'system', 'accepted'],
  ['waiting does not end before', facts('awaiting_citizen', { supplyBy: LATER }), 'resume', 'system', NOT_POSSIBLE],
  ['the last millisecond for a rating', facts('answered', { rateBy: LATER }), 'rate', 'citizen', 'closed'],
  ['the end of the rating time is too late', facts('answered', { rateBy: NOW }), 'rate', 'citizen', NOT_POSSIBLE],
  ['and too late for reopening', facts('answered', { rateBy: NOW }), 'reopen', 'citizen', NOT_POSSIBLE],
  ['silence closes from the end of the rating time', facts('answered', { rateBy: NOW }), 'close', 'system', 'closed'],
  ['silence does not close before', facts('answered', { rateBy: LATER }), 'close', 'system', NOT_POSSIBLE],
  ['the second reopening', facts('answered', { reopenCount: 1 }), 'reopen', 'citizen', 'accepted'],
  ['after two the centre rechecks', facts('answered', { reopenCount: 2 }), 'reopen', 'citizen', 'rechecking'],
  ['after the recheck the answer stands', facts('answered', { reopenCount: 2, wasRechecked: true }), 'reopen', 'citizen', NOT_POSSIBLE],
  ['an urgent case is not withdrawn', facts('accepted', { urgency: 'urgent' }), 'withdraw', 'citizen', NOT_POSSIBLE],
  ['a report is not withdrawn', facts('accepted', { kind: 'report' }), 'withdraw', 'citizen', NOT_POSSIBLE],
  ['an answered case is not withdrawn', facts('answered'), 'withdraw', 'citizen', NOT_POSSIBLE],
  ['an appeal is not decided by who rejected', facts('submitted', { isOwnRejection: true }), 'reject', 'dispatcher', NOT_POSSIBLE],
  ['one appeal', facts('rejected', { appealCount: 1 }), 'appeal', 'citizen', NOT_POSSIBLE],
])('%s', (_, of, action, role, outcome) => {
  expect(attempt(of, action, role)).toBe(outcome);
});

it('one of several roles is enough, and none is not', () => {
  expect(attempt(facts('assigned'), 'accept', 'supervisor', 'clerk')).toBe('accepted');
  expect(attempt(facts('assigned'), 'accept', 'supervisor', 'finance')).toBe('platform.forbidden');
  expect(attempt(facts('assigned'), 'accept')).toBe('platform.forbidden');
});

it('a refusal says from which state which action was not possible', () => {
  let refusal: unknown;
  try {
    nextStep(facts('closed'), 'answer', ['clerk'], NOW);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ code: NOT_POSSIBLE, params: { from: 'closed', action: 'answer' } });
});

it.each<[ComplaintState, ComplaintAction, ActorRole, object]>([
  ['submitted', 'dispatch', 'dispatcher', { stop: ['dispatch', 'appeal'], start: ['acceptance', 'resolution'] }],
  ['assigned', 'accept', 'clerk', { stop: ['acceptance'], start: ['firstContact'] }],
  ['assigned', 'return', 'clerk', { stop: ['acceptance'], start: ['dispatch'] }],
  ['arbitrating', 'arbitrate', 'supervisor', { stop: ['arbitration'], start: ['acceptance'] }],
  ['accepted', 'ask', 'clerk', { pause: ['firstContact', 'resolution', 'rework'] }],
  ['awaiting_citizen', 'supply', 'citizen', { resume: ['firstContact', 'resolution', 'rework'] }],
  ['accepted', 'answer', 'clerk', { stop: ['firstContact', 'resolution', 'rework'] }],
  ['answered', 'rate', 'citizen', {}],
  ['answered', 'reopen', 'citizen', { start: ['rework'] }],
  ['rejected', 'appeal', 'citizen', { start: ['appeal'] }],
  ['accepted', 'withdraw', 'citizen', { cancelAll: true }],
])('%s: %s moves its clocks', (state, action, role, clocks) => {
  expect(nextStep(facts(state), action, [role], NOW).clocks).toEqual(clocks);
});

it('no step leaves a final state but the appeal, and every state that is not final is left somehow', () => {
  const left = new Set(workflowSteps().map(({ state }) => state));
  expect(COMPLAINT_STATES.filter((state) => !left.has(state))).toEqual(['closed', 'withdrawn', 'merged']);
});
