import { COMPLAINT_STATES } from '@zsb/shared/complaints';
import type { ActorRole } from './case-facts.js';
import { handlingRoles, type ReportFacts } from './report-access.js';

const STAFF: ActorRole[] = ['dispatcher', 'clerk', 'head', 'supervisor', 'coHandler', 'finance', 'administrator'];
const appealed = { appealCount: 1, rejectedBy: '019aa000-0000-7000-8000-000000000002' };
const aReport = (overrides: Partial<ReportFacts> = {}): ReportFacts => ({
  state: 'accepted',
  openApplications: '',
  appealCount: 0,
  rejectedBy: null,
  reviewStage: null,
  needsCallBack: false,
  isHeadless: false,
  ...overrides,
});

it.each<[string, Partial<ReportFacts>, ActorRole[]]>([
  ['waits to be dispatched', { state: 'submitted' }, ['dispatcher', 'head']],
  ['was rejected and appealed', { state: 'submitted', ...appealed }, ['dispatcher', 'head', 'supervisor']],
  ['was appealed and dispatched', { state: 'assigned', ...appealed }, ['head']],
  ['has been dispatched', { state: 'assigned' }, ['head']],
  ['has come to an office without a head', { state: 'assigned', isHeadless: true }, ['dispatcher', 'head']],
  ['is worked in an office that has lost its head', { isHeadless: true }, ['head']],
  ['nobody knows whose it is', { state: 'arbitrating' }, ['dispatcher', 'head', 'supervisor']],
  ['is worked', { state: 'accepted' }, ['head']],
  ['waits for the citizen', { state: 'awaiting_citizen' }, ['head']],
  ['is answered', { state: 'answered' }, ['head']],
  ['is rechecked by the centre', { state: 'rechecking' }, ['dispatcher', 'head']],
  ['is closed', { state: 'closed' }, ['head']],
  ['is closed with a call to make', { state: 'closed', needsCallBack: true }, ['dispatcher', 'head']],
  ['is to go to another office', { openApplications: 'redispatch' }, ['dispatcher', 'head']],
  ['is to be rejected', { openApplications: 'rejection' }, ['dispatcher', 'head']],
  ['needs more time', { openApplications: 'extension' }, ['head', 'supervisor']],
  ['is to be left out of the rates', { state: 'answered', openApplications: 'exclusion' }, ['head', 'supervisor']],
  ['has a contested rating', { state: 'closed', openApplications: 'ratingContest' }, ['head', 'supervisor']],
  ['two things are applied for', { openApplications: 'extension,redispatch' }, ['dispatcher', 'head', 'supervisor']],
  ['has an answer for the head to see', { reviewStage: 'head' }, ['head']],
  ['has an answer for the centre to see', { reviewStage: 'centre' }, ['dispatcher', 'head']],
])('a report that %s is read by who has to decide, and by the head', (_, facts, readers) => {
  expect(handlingRoles(aReport(facts), STAFF, false)).toEqual(readers);
});

it.each(COMPLAINT_STATES)('in the state %s a clerk and a supervisor who are named read it, and nobody by naming alone', (state) => {
  const roles = handlingRoles(aReport({ state }), STAFF, true);
  expect(roles).toEqual(expect.arrayContaining(['clerk', 'head', 'supervisor']));
  expect(roles).not.toEqual(expect.arrayContaining(['administrator']));
  expect(handlingRoles(aReport({ state }), [], true)).toEqual([]);
});
