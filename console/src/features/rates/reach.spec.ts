import type { OrganisationNodeView } from '@zsb/shared/case-views';
import type { OrganisationId } from '@zsb/shared/ids';
import type { StaffMeView, StaffRole } from '@zsb/shared/logins';
import { aRow } from '../../../test/a-report';
import { organisationFilter, reachOf, wholeWords } from './reach';

const node = (id: string, name: string, ...children: OrganisationNodeView[]): OrganisationNodeView => ({
  id: id as OrganisationId,
  name,
  isOffice: children.length === 0,
  children,
});
const TREE = [
  node('city', '长沙市', node('water', '供水公司'), node('yuelu', '岳麓区', node('bureau', '岳麓区城管局', node('desk', '市容科')))),
];
const me = (role: StaffRole, own: string | null) =>
  ({ roles: [role], organisation: own === null ? null : { id: own, name: own } }) as unknown as StaffMeView;
const titles = (staff: StaffMeView) =>
  organisationFilter(reachOf(TREE, staff)).flatMap(({ label, options }) =>
    options.map(({ title }) => (label ? `${label}：${title}` : title)),
  );
const ALL = ['全部', '长沙市：供水公司', '岳麓区：岳麓区（全部）', '岳麓区：岳麓区城管局', '岳麓区：岳麓区城管局 › 市容科'];

it.each<[StaffRole, string | null, string[]]>([
  ['head', 'city', ALL],
  ['head', 'yuelu', ['全部', '岳麓区城管局：岳麓区城管局（全部）', '岳麓区城管局：市容科']],
  ['head', 'desk', ['全部']],
  ['head', 'elsewhere', ['全部']],
  ['head', null, ['全部']],
  // A supervision body works for the whole of the organisation that it belongs to.
  ['supervisor', 'desk', ALL],
  ['administrator', 'desk', ALL],
])('a %s of %s can choose among %j', (role, own, choices) => {
  expect(titles(me(role, own))).toEqual(choices);
});

it.each([
  ['organisation', ['city', 'yuelu'], null, '全市'],
  ['organisation', ['city', 'yuelu'], '430104', '总体'],
  ['organisation', ['yuelu', 'bureau'], null, '总体'],
  ['category', ['city'], null, '总体'],
] as const)('by %s, with the rows %j and the district %s, the total is called %s', (by, keys, district, words) => {
  expect(wholeWords(TREE, { by, rows: keys.map((key) => aRow(key)) }, { district })).toBe(words);
});
