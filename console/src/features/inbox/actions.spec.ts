import { COMPLAINT_ACTIONS, type ClockKind, type ComplaintAction } from '@zsb/shared/complaints';
import { ACTION_KEYS, isPossible, mainAction, possibleActions, STAFF_ACTIONS, type StaffAction } from './actions';

type Row = [what: string, allowed: ComplaintAction[], clock: ClockKind | null, offered: StaffAction[], main: StaffAction | null];

it.each<Row>([
  ['a new case before a dispatcher', ['dispatch', 'reject'], 'dispatch', ['dispatch', 'reject'], 'dispatch'],
  ['an appeal before supervision', ['reject', 'dispatch'], 'appeal', ['dispatch', 'reject'], 'dispatch'],
  ['an appeal before the one who rejected', ['note'], 'appeal', ['note'], null],
  ['a dispatched case', ['return', 'accept'], 'acceptance', ['accept', 'return'], 'accept'],
  ['a case in arbitration', ['arbitrate'], 'arbitration', ['arbitrate'], 'arbitrate'],
  ['a case nobody has called about', ['contact', 'contactTry', 'answer', 'ask'], 'firstContact', ['contact', 'answer', 'ask'], 'contact'],
  ['a case at work', ['ask', 'answer', 'contact'], 'resolution', ['answer', 'contact', 'ask'], 'answer'],
  ['an answer that needs a look', ['draftAnswer'], 'resolution', ['answer'], 'answer'],
  ['a drafted answer before the head', ['sendBackAnswer', 'approveAnswer', 'note'], 'resolution', ['reviewAnswer', 'note'], 'reviewAnswer'],
  ['a case under supervision', ['answer', 'answerSupervision'], 'supervisionOrder', ['answerSupervision', 'answer'], 'answerSupervision'],
  [
    'a drafted answer before the head, and nobody has called yet',
    ['contact', 'sendBackAnswer', 'approveAnswer', 'note'],
    'firstContact',
    ['reviewAnswer', 'contact', 'note'],
    'reviewAnswer',
  ],
  [
    'an application for more time',
    ['grantExtension', 'refuseExtension', 'supervise', 'note'],
    'resolution',
    ['decideExtension', 'supervise', 'note'],
    'decideExtension',
  ],
  ['a recheck', ['grantRecheck', 'refuseRecheck'], 'recheck', ['decideRecheck'], 'decideRecheck'],
  ['a recheck with one way out', ['refuseRecheck'], 'recheck', ['decideRecheck'], 'decideRecheck'],
  ['a plan whose day has come', ['note', 'planProgress', 'reportPlan'], 'plan', ['reportPlan', 'note'], 'reportPlan'],
  ['a closed case with a call to make', ['note', 'callBack', 'callBackTry'], 'callBack', ['callBack', 'note'], 'callBack'],
  ['a case that only takes notes', ['note'], null, ['note'], null],
  ['a case that waits for the citizen', ['supply', 'withdraw'], 'resolution', [], null],
])('%s: %j while %s runs', (_, allowedActions, clock, offered, main) => {
  expect(possibleActions({ allowedActions, clock })).toEqual(offered);
  expect(mainAction({ allowedActions, clock })).toBe(main);
});

it('an action of a newer server is not offered, and hides no other', () => {
  expect(possibleActions({ allowedActions: ['teleport' as ComplaintAction, 'accept'], clock: null })).toEqual(['accept']);
});

it('every action of the contract belongs to staff or is left to citizens and timers', () => {
  const ofStaff = COMPLAINT_ACTIONS.filter((one) => STAFF_ACTIONS.some((action) => isPossible(action, [one])));
  const others = COMPLAINT_ACTIONS.filter((one) => !ofStaff.includes(one));
  const ofCitizens = ['supply', 'rate', 'reopen', 'withdraw', 'appeal', 'urge', 'supplement', 'rateLow'];
  expect(others.toSorted()).toEqual([...ofCitizens, 'resume', 'close', 'endMerged'].toSorted());
});

it('no two actions share a key, and none takes a key of the list', () => {
  const keys = Object.values(ACTION_KEYS).filter((key) => key !== undefined);
  expect(new Set([...keys, 'j', 'k', 'x', '/', '?']).size).toBe(keys.length + 5);
});
