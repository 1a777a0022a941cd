import { COMPLAINT_STATES, type ComplaintAction, type ComplaintState } from '@zsb/shared/complaints';
import {
  appealed,
  applied,
  atCentre,
  atHead,
  attempt,
  EARLIER,
  facts,
  LATER,
  NOT_POSSIBLE,
  NOW,
} from '../../../test/factories/case-facts.js';
import * as when from './case-facts.js';
import { workflowSteps } from './workflow-print.js';
import { nextStep, type ActorRole, type CaseFacts } from './workflow.js';

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
  ['a merged case is, as long as it waits', facts('merged'), 'withdraw', 'citizen', 'withdrawn'],
  ['unless somebody is in danger', facts('merged', { urgency: 'urgent' }), 'withdraw', 'citizen', NOT_POSSIBLE],
  ['an appeal is not turned down by who rejected', facts('submitted', { isOwnRejection: true }), 'reject', 'dispatcher', NOT_POSSIBLE],
  ['nor dispatched', facts('submitted', { isOwnRejection: true }), 'dispatch', 'dispatcher', NOT_POSSIBLE],
  ['nor split', facts('submitted', { isOwnRejection: true }), 'split', 'dispatcher', NOT_POSSIBLE],
  ['nor merged', facts('submitted', { isOwnRejection: true }), 'merge', 'dispatcher', NOT_POSSIBLE],
  [
    'nor turned down on an office’s word',
    facts('accepted', { ...applied, isOwnRejection: true }),
    'grantRejection',
    'dispatcher',
    NOT_POSSIBLE,
  ],
  [
    'whoever rejected may refuse that',
    facts('accepted', { ...applied, isOwnRejection: true }),
    'refuseRejection',
    'dispatcher',
    'accepted',
  ],
  ['a timer is nobody who rejected', facts('submitted'), 'dispatch', 'system', 'assigned'],
  ['a colleague dispatches what was appealed', facts('submitted', { appealCount: 1 }), 'dispatch', 'dispatcher', 'assigned'],
  ['a colleague turns down what was appealed', facts('submitted', { appealCount: 1 }), 'reject', 'dispatcher', 'rejected'],
  ['a supervisor dispatches what was appealed', facts('submitted', appealed), 'dispatch', 'supervisor', 'assigned'],
  ['or turns it down', facts('submitted', appealed), 'reject', 'supervisor', 'rejected'],
  [
    'a supervisor who rejected does not dispatch it',
    facts('submitted', { ...appealed, isOwnRejection: true }),
    'dispatch',
    'supervisor',
    NOT_POSSIBLE,
  ],
  ['nor turns it down', facts('submitted', { ...appealed, isOwnRejection: true }), 'reject', 'supervisor', NOT_POSSIBLE],
  ['a supervisor dispatches nothing that nobody appealed', facts('submitted'), 'dispatch', 'supervisor', NOT_POSSIBLE],
  ['nor turns it down', facts('submitted'), 'reject', 'supervisor', NOT_POSSIBLE],
  ['a supervisor merges no appeal', facts('submitted', appealed), 'merge', 'supervisor', 'platform.forbidden'],
  ['nor splits it', facts('submitted', appealed), 'split', 'supervisor', 'platform.forbidden'],
  ['one appeal', facts('rejected', { appealCount: 1 }), 'appeal', 'citizen', NOT_POSSIBLE],
  ['a category that needs no review', facts('accepted'), 'draftAnswer', 'clerk', NOT_POSSIBLE],
  ['a clerk’s answer that the head has to see', facts('accepted', { review: 'head' }), 'answer', 'clerk', NOT_POSSIBLE],
  ['a head’s own answer, where only a head looks', facts('accepted', { review: 'head' }), 'answer', 'head', 'answered'],
  ['a head’s own answer, where the centre looks too', facts('accepted', { review: 'head+centre' }), 'answer', 'head', NOT_POSSIBLE],
  ['a second draft while one waits', facts('accepted', atHead), 'draftAnswer', 'clerk', NOT_POSSIBLE],
  ['an answer past the draft that waits', facts('accepted', atHead), 'answer', 'head', NOT_POSSIBLE],
  ['a question while a draft waits', facts('accepted', atHead), 'ask', 'clerk', NOT_POSSIBLE],
  ['the head’s approval ends the review', facts('accepted', atHead), 'approveAnswer', 'head', 'answered'],
  ['or passes it on to the centre', facts('accepted', { ...atCentre, reviewStage: 'head' }), 'approveAnswer', 'head', 'accepted'],
  ['the centre’s approval ends the review', facts('accepted', atCentre), 'approveAnswer', 'dispatcher', 'answered'],
  ['the head has no second look', facts('accepted', atCentre), 'approveAnswer', 'head', NOT_POSSIBLE],
  ['the centre does not look before the head', facts('accepted', atHead), 'approveAnswer', 'dispatcher', NOT_POSSIBLE],
  ['the last instant for an extension', facts('accepted', { extendBy: NOW }), 'requestExtension', 'clerk', 'accepted'],
  ['no extension of what is overdue', facts('accepted', { extendBy: EARLIER }), 'requestExtension', 'clerk', NOT_POSSIBLE],
  ['no extension without a clock', facts('accepted', { extendBy: null }), 'requestExtension', 'clerk', NOT_POSSIBLE],
  ['the second extension', facts('accepted', { extensionCount: 1 }), 'requestExtension', 'clerk', 'accepted'],
  ['no third extension', facts('accepted', { extensionCount: 2 }), 'requestExtension', 'clerk', NOT_POSSIBLE],
  ['not twice at a time', facts('accepted', { openApplications: 'exclusion,extension' }), 'requestExtension', 'head', NOT_POSSIBLE],
  ['beside another application', facts('accepted', { openApplications: 'redispatch' }), 'requestExtension', 'head', 'accepted'],
  ['nothing is granted that nobody asked for', facts('accepted'), 'grantExtension', 'supervisor', NOT_POSSIBLE],
  ['改派 is applied for once', facts('accepted', { redispatchCount: 1 }), 'requestRedispatch', 'clerk', NOT_POSSIBLE],
  ['what is left out of the rates is not left out again', facts('closed', { isExcluded: true }), 'requestExclusion', 'clerk', NOT_POSSIBLE],
  ['a good rating is not contested', facts('closed', { needsRectification: false }), 'contestRating', 'clerk', NOT_POSSIBLE],
  ['a void rating is not contested', facts('closed', { isRatingVoid: true }), 'contestRating', 'clerk', NOT_POSSIBLE],
  ['urging again begins at its instant', facts('accepted', { urgeAgainAt: NOW }), 'urge', 'citizen', 'accepted'],
  ['and not before', facts('accepted', { urgeAgainAt: LATER }), 'urge', 'citizen', NOT_POSSIBLE],
  ['what is urgent is not made urgent', facts('accepted', { urgency: 'urgent' }), 'markUrgent', 'supervisor', NOT_POSSIBLE],
  ['a report is not split', facts('submitted', { kind: 'report' }), 'split', 'dispatcher', NOT_POSSIBLE],
  ['a report is not merged', facts('submitted', { kind: 'report' }), 'merge', 'dispatcher', NOT_POSSIBLE],
  ['a report has no helpers', facts('accepted', { kind: 'report' }), 'addCoHandler', 'clerk', NOT_POSSIBLE],
  ['only a report has named handlers', facts('accepted'), 'nameHandlers', 'head', NOT_POSSIBLE],
  ['one supervision order at a time', facts('accepted', { isSupervised: true }), 'supervise', 'supervisor', NOT_POSSIBLE],
  ['no report without an order', facts('accepted'), 'answerSupervision', 'clerk', NOT_POSSIBLE],
  ['nothing was planned', facts('answered', { needsPlanReport: false }), 'reportPlan', 'clerk', NOT_POSSIBLE],
  ['nor is under way', facts('answered', { needsPlanReport: false }), 'planProgress', 'clerk', NOT_POSSIBLE],
  ['a case with an answer of its own shares no report', facts('answered'), 'reportPlan', 'system', NOT_POSSIBLE],
  ['what was planned is not the centre’s to report', facts('closed'), 'reportPlan', 'dispatcher', 'platform.forbidden'],
  ['nothing to put right', facts('closed', { needsRectification: false }), 'rectify', 'clerk', NOT_POSSIBLE],
  ['a merged case whose other case ended without an answer stands alone again', facts('merged'), 'endMerged', 'system', 'submitted'],
  ['nobody to call', facts('closed', { needsCallBack: false }), 'callBack', 'dispatcher', NOT_POSSIBLE],
  ['nobody to try to call', facts('closed', { needsCallBack: false }), 'callBackTry', 'dispatcher', NOT_POSSIBLE],
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

const LEAD = '019aa000-0000-7000-8000-000000000001';
const FIRST_CONTACT_ENDS = { stop: ['firstContact'] };
/** An answer is no contact, and may plan something. */
const ANSWERED = { stop: ['resolution', 'rework'], cancel: ['firstContact', 'coHandling'], start: ['plan'] };
const waits = ['firstContact', 'resolution', 'rework'];
it.each<[string, CaseFacts, ComplaintAction, ActorRole, object]>([
  ['dispatch', facts('submitted'), 'dispatch', 'dispatcher', { stop: ['dispatch', 'appeal'], start: ['acceptance', 'resolution'] }],
  ['a hop', facts('assigned'), 'dispatch', 'dispatcher', { restart: ['acceptance'] }],
  ['acceptance', facts('assigned'), 'accept', 'clerk', { stop: ['acceptance'], start: ['firstContact'] }],
  ['a return', facts('assigned'), 'return', 'clerk', { stop: ['acceptance'], start: ['dispatch'] }],
  ['the third return', facts('assigned', { returnCount: 2 }), 'return', 'clerk', { stop: ['acceptance'], start: ['arbitration'] }],
  ['arbitration', facts('arbitrating'), 'arbitrate', 'supervisor', { stop: ['arbitration'], start: ['acceptance'] }],
  ['contact', facts('accepted'), 'contact', 'clerk', FIRST_CONTACT_ENDS],
  ['the second failed try', facts('accepted', { contactTries: 1 }), 'contactTry', 'clerk', {}],
  ['the third failed try', facts('accepted', { contactTries: 2 }), 'contactTry', 'clerk', FIRST_CONTACT_ENDS],
  ['a failed try after a contact', facts('accepted', { contactTries: 2, contactedAt: EARLIER }), 'contactTry', 'clerk', {}],
  [
    'a third failed try half an hour after the second',
    facts('accepted', { contactTries: 2, contactTriedAt: new Date('2026-11-20T07:30:00Z') }),
    'contactTry',
    'clerk',
    FIRST_CONTACT_ENDS,
  ],
  [
    'a third failed try a millisecond sooner',
    facts('accepted', { contactTries: 2, contactTriedAt: new Date('2026-11-20T07:30:00.001Z') }),
    'contactTry',
    'clerk',
    {},
  ],
  [
    'a third failed try at once, in a city that asks for no wait',
    facts('accepted', { contactTries: 2, contactTriedAt: NOW, limits: { ...facts('accepted').limits, contactTryMinutes: 0 } }),
    'contactTry',
    'clerk',
    FIRST_CONTACT_ENDS,
  ],
  ['a third failed try outside working hours', facts('accepted', { contactTries: 2, isWorkingTime: false }), 'contactTry', 'clerk', {}],
  [
    'the same where it is urgent',
    facts('accepted', { contactTries: 2, isWorkingTime: false, urgency: 'urgent' }),
    'contactTry',
    'clerk',
    FIRST_CONTACT_ENDS,
  ],
  ['a question', facts('accepted'), 'ask', 'clerk', { pause: waits }],
  ['its answer', facts('awaiting_citizen'), 'supply', 'citizen', { resume: waits }],
  ['no answer', facts('awaiting_citizen'), 'resume', 'system', { resume: waits }],
  ['an answer', facts('accepted'), 'answer', 'clerk', ANSWERED],
  ['a draft', facts('accepted', { review: 'head' }), 'draftAnswer', 'clerk', {}],
  ['a draft passed on', facts('accepted', { ...atCentre, reviewStage: 'head' }), 'approveAnswer', 'head', {}],
  ['an approval', facts('accepted', atCentre), 'approveAnswer', 'dispatcher', ANSWERED],
  ['a draft sent back', facts('accepted', atHead), 'sendBackAnswer', 'head', {}],
  ['a granted extension', facts('accepted', applied), 'grantExtension', 'supervisor', { extend: ['resolution', 'rework'] }],
  ['a refused extension', facts('accepted', applied), 'refuseExtension', 'supervisor', {}],
  [
    'a granted redispatch',
    facts('awaiting_citizen', applied),
    'grantRedispatch',
    'dispatcher',
    { cancel: ['firstContact', 'coHandling'], resume: waits, start: ['acceptance'] },
  ],
  ['a granted rejection', facts('accepted', applied), 'grantRejection', 'dispatcher', { cancelAll: true }],
  ['a supervision order', facts('accepted'), 'supervise', 'supervisor', { start: ['supervisionOrder'] }],
  ['its report', facts('accepted', { isSupervised: true }), 'answerSupervision', 'clerk', { stop: ['supervisionOrder'] }],
  ['a good rating', facts('answered'), 'rate', 'citizen', {}],
  ['a bad rating', facts('answered'), 'rateLow', 'citizen', { start: ['rectification', 'callBack'] }],
  [
    'a bad rating of somebody who hid their name',
    facts('answered', { hideName: true }),
    'rateLow',
    'citizen',
    { start: ['rectification'] },
  ],
  ['a bad rating of a report', facts('answered', { kind: 'report' }), 'rateLow', 'citizen', { start: ['rectification'] }],
  ['a reopening', facts('answered'), 'reopen', 'citizen', { start: ['rework'], cancel: ['plan'] }],
  ['the third reopening', facts('answered', { reopenCount: 2 }), 'reopen', 'citizen', { start: ['recheck'] }],
  ['another round', facts('rechecking'), 'grantRecheck', 'dispatcher', { stop: ['recheck'], start: ['rework'], cancel: ['plan'] }],
  ['no other round', facts('rechecking'), 'refuseRecheck', 'dispatcher', { stop: ['recheck'] }],
  ['what became of a plan', facts('closed'), 'reportPlan', 'clerk', { stop: ['plan'] }],
  ['how a plan goes on', facts('closed'), 'planProgress', 'clerk', {}],
  ['what became of a plan, in a merged case', facts('closed', { mergedInto: LEAD }), 'reportPlan', 'system', {}],
  ['a rectification', facts('closed'), 'rectify', 'clerk', { stop: ['rectification'] }],
  ['a call-back', facts('closed'), 'callBack', 'dispatcher', { stop: ['callBack'] }],
  ['a granted contest', facts('closed', applied), 'grantContest', 'supervisor', { cancel: ['rectification', 'callBack'] }],
  ['an appeal', facts('rejected'), 'appeal', 'citizen', { start: ['appeal'] }],
  ['a withdrawal', facts('accepted'), 'withdraw', 'citizen', { cancelAll: true }],
  ['a withdrawal of a merged case', facts('merged'), 'withdraw', 'citizen', { cancelAll: true }],
  ['urging', facts('accepted'), 'urge', 'citizen', {}],
  ['a note', facts('accepted'), 'note', 'supervisor', {}],
])('%s moves its clocks, and no others', (_, of, action, role, clocks) => {
  expect(nextStep(of, action, [role], NOW).clocks).toEqual(clocks);
});

describe('the last call-back', () => {
  const lastTry = (more: Partial<CaseFacts>) => when.isLastCallBackTry(facts('closed', more), ['dispatcher'], NOW);
  it.each<[string, Partial<CaseFacts>, boolean]>([
    ['the first try', { callBackTries: 0 }, false],
    ['the second, on another day', { callBackTries: 1, callBackTriedOn: '2026-11-19' }, false],
    ['the third on the day of the first', { callBackTries: 2, callBackTriedOn: '2026-11-20' }, false],
    ['the third, with the first on another day', { callBackTries: 2, callBackTriedOn: '2026-11-19' }, true],
    ['the fifth, after four on one day', { callBackTries: 4, callBackTriedOn: '2026-11-19' }, true],
    ['what nobody asked for', { callBackTries: 2, callBackTriedOn: '2026-11-19', needsCallBack: false }, false],
  ])('%s: %j', (_, more, expected) => {
    expect(lastTry(more)).toBe(expected);
  });
});

it('no case ends for good but by an answer, a withdrawal, a rejection that stands, or another case', () => {
  const leaves = (state: ComplaintState) => workflowSteps().some((one) => one.state === state && one.step.to !== state);
  expect(COMPLAINT_STATES.filter((state) => !leaves(state))).toEqual(['closed', 'withdrawn']);
});

it('every predicate of the table has a name that the printed table can show', () => {
  const names = workflowSteps().flatMap(({ step }) => (step.when ? [step.when.name] : []));
  expect(names.filter((name) => !/^[a-z]\w+(\(\w+\))?$/.test(name))).toEqual([]);
  expect(names).toContain('isApplied(extension)');
});
