import { COMPLAINT_ACTIONS, COMPLAINT_STATES, type ComplaintAction, type ComplaintState } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { workflowLines } from './workflow-print.js';
import { allowedActions, nextStep, type ActorRole, type CaseFacts } from './workflow.js';

const NOW = new Date('2026-11-20T08:00:00Z');
const EARLIER = new Date('2026-11-20T07:59:59.999Z');
const LATER = new Date('2026-11-20T08:00:00.001Z');
const ROLES: ActorRole[] = ['citizen', ...STAFF_ROLES, 'system'];

const facts = (state: ComplaintState, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  rateBy: null,
  suggestionAutomatic: false,
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

/** Every allowed step in the best of circumstances; all else is refused. */
const ALLOWED: Record<string, ComplaintState> = {
  'submitted dispatch dispatcher': 'assigned',
  'submitted dispatch system': 'assigned',
  'assigned accept clerk': 'accepted',
  'assigned accept head': 'accepted',
  'accepted answer clerk': 'answered',
  'accepted answer head': 'answered',
  'answered rate citizen': 'closed',
  'answered close system': 'closed',
};
/** The cells that exist for somebody: there the role alone is refused. */
const CELLS = new Set(Object.keys(ALLOWED).map((key) => key.split(' ').slice(0, 2).join(' ')));

const everyCell = COMPLAINT_STATES.flatMap((state) =>
  COMPLAINT_ACTIONS.flatMap((action) => ROLES.map((role) => [state, action, role] as const)),
);
const circumstances = (action: ComplaintAction): Partial<CaseFacts> => ({
  suggestionAutomatic: true,
  rateBy: action === 'rate' ? LATER : EARLIER,
});

it.each(everyCell)('%s: %s by %s', (state, action, role) => {
  const expected =
    ALLOWED[`${state} ${action} ${role}`] ?? (CELLS.has(`${state} ${action}`) ? 'platform.forbidden' : 'complaint.action-not-possible');
  expect(attempt(facts(state, circumstances(action)), action, role)).toBe(expected);
});

it('what is offered is exactly what is not refused, in every cell and circumstance', () => {
  for (const [state, action, role] of everyCell) {
    for (const suggestionAutomatic of [true, false]) {
      for (const rateBy of [null, EARLIER, NOW, LATER]) {
        const of = facts(state, { suggestionAutomatic, rateBy });
        const isPossible = (COMPLAINT_STATES as readonly string[]).includes(attempt(of, action, role));
        expect(allowedActions(of, [role], NOW).includes(action)).toBe(isPossible);
      }
    }
  }
});

it.each<[string, CaseFacts, ComplaintAction, ActorRole, string]>([
  ['a timer dispatches what a certain rule decides', facts('submitted', { suggestionAutomatic: true }), 'dispatch', 'system', 'assigned'],
  ['a timer dispatches nothing else', facts('submitted'), 'dispatch', 'system', 'complaint.action-not-possible'],
  ['a dispatcher dispatches without a certain rule', facts('submitted'), 'dispatch', 'dispatcher', 'assigned'],
  ['the last millisecond for a rating', facts('answered', { rateBy: LATER }), 'rate', 'citizen', 'closed'],
  ['the end of the rating time is too late', facts('answered', { rateBy: NOW }), 'rate', 'citizen', 'complaint.action-not-possible'],
  ['no rating time, no rating', facts('answered'), 'rate', 'citizen', 'complaint.action-not-possible'],
  ['silence closes from the end of the rating time', facts('answered', { rateBy: NOW }), 'close', 'system', 'closed'],
  ['silence does not close before', facts('answered', { rateBy: LATER }), 'close', 'system', 'complaint.action-not-possible'],
  ['silence does not close without a rating time', facts('answered'), 'close', 'system', 'complaint.action-not-possible'],
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
  expect(refusal).toMatchObject({ code: 'complaint.action-not-possible', params: { from: 'closed', action: 'answer' } });
});

it.each<[ComplaintState, ComplaintAction, ActorRole, string[], string[]]>([
  ['submitted', 'dispatch', 'dispatcher', ['dispatch'], ['acceptance', 'resolution']],
  ['assigned', 'accept', 'clerk', ['acceptance'], ['firstContact']],
  ['accepted', 'answer', 'clerk', ['firstContact', 'resolution'], []],
  ['answered', 'rate', 'citizen', [], []],
])('%s: %s stops and starts its clocks', (state, action, role, stop, start) => {
  const { clocks } = nextStep(facts(state, circumstances(action)), action, [role], NOW);
  expect(clocks).toEqual({ stop, start });
});

it('every clock that a step stops was started by an earlier one, or by the filing', () => {
  const steps = (['submitted', 'assigned', 'accepted'] as const).map((state, index) =>
    nextStep(facts(state), (['dispatch', 'accept', 'answer'] as const)[index]!, ['dispatcher', 'clerk'], NOW),
  );
  const running = new Set<string>(['dispatch']);
  for (const { clocks } of steps) {
    for (const kind of clocks.stop) expect(running.delete(kind)).toBe(true);
    for (const kind of clocks.start) running.add(kind);
  }
  expect(running.size).toBe(0);
});

it('the printed table has the cells that are allowed here', () => {
  const printed = workflowLines().flatMap(({ state, action, to, roles }) => roles.map((role) => [`${state} ${action} ${role}`, to]));
  expect(Object.fromEntries(printed)).toEqual(ALLOWED);
});
