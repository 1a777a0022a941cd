import { choicesOf, findChoice, matchingGroups, stepped, type ChoiceGroup } from './choice-groups';

const groups: ChoiceGroup[] = [
  { label: '', options: [{ value: null, title: '不改' }] },
  {
    label: '市城管局',
    options: [
      { value: 'o11', title: '市容科' },
      { value: 'o12', title: '路灯管理处' },
    ],
  },
  { label: '岳麓区政府 › 城管局', options: [{ value: 'o21', title: '城管大队' }] },
];
const found = (typed: string) => choicesOf(matchingGroups(groups, typed)).map(({ value }) => value);

it.each([
  ['', [null, 'o11', 'o12', 'o21']],
  ['路灯', ['o12']],
  ['岳麓', ['o21']],
  ['城管', ['o11', 'o12', 'o21']],
  ['市城管 路灯', ['o12']],
  ['  市容 ', ['o11']],
  ['水务', []],
])('finds by name or by the path above it: “%s”', (typed, values) => {
  expect(found(typed)).toEqual(values);
});

it('leaves out branches in which nothing fits', () => {
  expect(matchingGroups(groups, '路灯').map(({ label }) => label)).toEqual(['市城管局']);
});

it('draws at most sixty choices of a large tree', () => {
  const large = ['甲', '乙', '丙'].map((branch) => ({
    label: `${branch}分局`,
    options: Array.from({ length: 50 }, (_, index) => ({ value: `${branch}-${index}`, title: `科室 ${index}` })),
  }));
  expect(choicesOf(matchingGroups(large, ''))).toHaveLength(60);
  expect(choicesOf(matchingGroups(large, '丙分局'))).toHaveLength(50);
});

it('names a chosen value with its path', () => {
  expect(findChoice(groups, 'o21')).toEqual({ title: '城管大队', label: '岳麓区政府 › 城管局' });
  expect(findChoice(groups, 'gone')).toBeNull();
});

it.each([
  [0, 1, 3, 1],
  [2, 1, 3, 0],
  [0, -1, 3, 2],
  [-1, 1, 3, 0],
  [-1, -1, 3, 2],
  [0, 1, 0, -1],
] as const)('steps from %i by %i among %i to %i', (active, by, count, next) => {
  expect(stepped(active, by, count)).toBe(next);
});
