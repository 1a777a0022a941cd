import { COMPLAINT_ACTIONS, type ComplaintAction } from '@zsb/shared/complaints';
import { ACTION_KEYS, isPossible, mainAction, possibleActions, STAFF_ACTIONS } from './actions';

it.each([
  ['a new case before a dispatcher', ['dispatch', 'reject'], ['dispatch', 'reject']],
  ['an appeal before the one who rejected', ['dispatch'], ['dispatch']],
  ['a dispatched case', ['return', 'accept'], ['accept', 'return']],
  ['a case in arbitration', ['arbitrate'], ['arbitrate']],
  ['a case at work', ['ask', 'answer'], ['answer', 'ask']],
  ['a recheck', ['grantRecheck', 'refuseRecheck'], ['decideRecheck']],
  ['a recheck with one way out', ['refuseRecheck'], ['decideRecheck']],
  ['a case that waits for the citizen', ['supply', 'withdraw'], []],
] as const)('%s offers %j as %j', (_, allowed, offered) => {
  expect(possibleActions(allowed)).toEqual(offered);
  expect(mainAction(allowed)).toBe(offered[0] ?? null);
});

it('an action of a newer server is not offered, and hides no other', () => {
  expect(possibleActions(['merge' as ComplaintAction, 'accept'])).toEqual(['accept']);
});

it('every action of the contract belongs to staff or is left to citizens and timers', () => {
  const ofStaff = COMPLAINT_ACTIONS.filter((one) => STAFF_ACTIONS.some((action) => isPossible(action, [one])));
  const others = COMPLAINT_ACTIONS.filter((one) => !ofStaff.includes(one));
  expect(others).toEqual(['supply', 'resume', 'rate', 'reopen', 'close', 'withdraw', 'appeal']);
});

it('no two actions share a key, and none takes a key of the list', () => {
  const keys = Object.values(ACTION_KEYS);
  expect(new Set([...keys, 'j', 'k', '/', '?']).size).toBe(keys.length + 4);
});
