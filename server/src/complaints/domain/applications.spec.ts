import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import { APPLICATION_KINDS, type ApplicationKind } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import { DECISIONS, detailProblems, kindsOf, ownDetails } from './applications.js';
import { WORKFLOW } from './workflow.js';

const organisationId = '019aa000-0000-7000-8000-000000000001' as OrganisationId;
const nothing = { extendBy: null, organisationId: null, rejectReason: null } as unknown as ApplicationDetails;

it.each<[ApplicationKind, ApplicationDetails, string[]]>([
  ['extension', { extendBy: '3wd' }, []],
  ['extension', {}, ['details.extendBy required']],
  ['extension', nothing, ['details.extendBy required']],
  ['extension', { extendBy: '3wd', organisationId }, ['details.organisationId unexpected']],
  ['redispatch', {}, []],
  ['redispatch', { organisationId }, []],
  ['redispatch', { rejectReason: 'litigation' }, ['details.rejectReason unexpected']],
  ['rejection', { rejectReason: 'litigation' }, []],
  ['rejection', { extendBy: '3wd' }, ['details.extendBy unexpected', 'details.rejectReason required']],
  ['exclusion', {}, []],
  ['exclusion', nothing, []],
  ['exclusion', { extendBy: '3wd' }, ['details.extendBy unexpected']],
  ['ratingContest', {}, []],
])('%s with %j: %j', (kind, details, problems) => {
  expect(detailProblems(kind, details).map(({ field, reason }) => `${field} ${reason}`)).toEqual(problems);
});

it('keeps the details of its own kind, and nothing that a client sent as null', () => {
  const all = { extendBy: '3wd', organisationId, rejectReason: 'litigation' } as const;
  expect(APPLICATION_KINDS.map((kind) => ownDetails(kind, all))).toEqual([
    { extendBy: '3wd' },
    { organisationId },
    { rejectReason: 'litigation' },
    {},
    {},
  ]);
  expect(APPLICATION_KINDS.map((kind) => ownDetails(kind, nothing))).toEqual([{}, {}, {}, {}, {}]);
});

it.each(APPLICATION_KINDS)('%s: where it is granted it can be refused, and where it is applied for it can be granted', (kind) => {
  const { apply, grant, refuse } = DECISIONS[kind];
  const states = (action: typeof apply) => Object.entries(WORKFLOW).flatMap(([state, cells]) => (action in cells ? [state] : []));
  expect(states(refuse)).toEqual(states(grant));
  expect(states(grant)).toEqual(expect.arrayContaining(states(apply)));
});

it.each([
  ['', []],
  ['extension', ['extension']],
  ['extension,exclusion', ['extension', 'exclusion']],
])('open applications %j are %j', (stored, kinds) => {
  expect(kindsOf(stored)).toEqual(kinds);
});
