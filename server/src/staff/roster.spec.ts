import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationTree } from '../organisations/organisations.service.js';
import { Roster } from './roster.service.js';

/** Ids are the codes here, so that a test reads. */
const node = (code: string, parent: string | null, kind: string): Organisation => ({
  ...{ id: code as OrganisationId, code, parentId: parent as OrganisationId | null, name: code, shortName: code, kind },
  ...{ isOffice: kind === 'office', phone: null, districtCode: null },
});
const tree = new OrganisationTree([
  node('city', null, 'district'),
  node('centre', 'city', 'centre'),
  node('centre-desk', 'centre', 'office'),
  node('supervision', 'city', 'supervision'),
  node('yuelu', 'city', 'district'),
  node('yuelu-centre', 'yuelu', 'centre'),
  node('yuelu-order', 'yuelu', 'office'),
  node('water', 'city', 'office'),
]);
const holding = (staffId: string, role: StaffRole, code: string) => ({
  staffId: staffId as StaffId,
  role,
  organisationId: code as OrganisationId,
});
const roster = new Roster(
  [
    holding('anna', 'clerk', 'yuelu-order'),
    holding('ben', 'clerk', 'yuelu-order'),
    holding('ben', 'head', 'yuelu'),
    holding('cora', 'dispatcher', 'centre'),
    holding('dan', 'dispatcher', 'yuelu-centre'),
    holding('eve', 'head', 'centre-desk'),
    holding('fay', 'supervisor', 'supervision'),
  ],
  tree,
);
const at = (code: string) => code as OrganisationId;

it.each([
  ['those of the office itself', 'clerk', 'yuelu-order', ['anna', 'ben']],
  ['of an office that has none, those above it', 'head', 'yuelu-order', ['ben']],
  ['nobody where there is none up to the root', 'head', 'water', []],
] as const)('the nearest: %s', (_, role, code, expected) => {
  expect(roster.nearest(role, at(code))).toEqual(expected);
});

it.each([
  ['the city’s centre and the district’s own', 'dispatcher', 'yuelu-order', ['cora', 'dan']],
  ['not the centre of another district', 'dispatcher', 'water', ['cora']],
  ['supervision everywhere', 'supervisor', 'water', ['fay']],
] as const)('in reach: %s', (_, role, code, expected) => {
  expect(roster.inReach(role, at(code))).toEqual(expected);
});

it('the heads of a centre are those inside a centre that works for the organisation', () => {
  expect([roster.ofCentre('head', at('yuelu-order')), roster.ofCentre('clerk', at('yuelu-order'))]).toEqual([['eve'], []]);
});

it('whoever belongs to an organisation with all they are is left out, and nobody else', () => {
  const everybody = ['anna', 'ben', 'cora'] as StaffId[];
  expect(roster.without(everybody, at('yuelu-order'))).toEqual(['ben', 'cora']);
  expect(roster.without(everybody, at('yuelu'))).toEqual(['cora']);
  expect(roster.without(everybody, null)).toEqual(everybody);
});

it('knows who works here, and who holds a role anywhere', () => {
  expect([roster.has('ben' as StaffId), roster.has('gus' as StaffId)]).toEqual([true, false]);
  expect(roster.everyone('clerk')).toEqual(['anna', 'ben']);
});
