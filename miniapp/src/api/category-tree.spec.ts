import type { CategoryView } from '@zsb/shared/catalogue';
import { diversionOf, findLeaves, findNode, leavesOf } from './category-tree';

const leaf = (code: string, name: string, example: string | null = null): CategoryView => ({
  code,
  name,
  example,
  diversion: null,
  children: [],
});
const TREE: CategoryView[] = [
  { code: '01', name: '城乡建设', example: null, diversion: null, children: [leaf('0101', '路灯', '路灯不亮'), leaf('0102', '井盖')] },
  { code: '02', name: '环境保护', example: null, diversion: null, children: [leaf('0201', '施工噪声', '半夜打桩，路灯下也施工')] },
];

it('every leaf carries the way down to it', () => {
  expect(leavesOf(TREE).map(({ path }) => path.join('›'))).toEqual(['城乡建设›路灯', '城乡建设›井盖', '环境保护›施工噪声']);
});

it.each([
  ['by name first, then by example', '路灯', ['0101', '0201']],
  ['by the name of a branch', '城乡', ['0101', '0102']],
  ['with blanks around the words', ' 打桩 ', ['0201']],
  ['nothing for blank words', '  ', []],
  ['nothing for unknown words', '火星', []],
])('leaves are found %s', (_, words, codes) => {
  expect(findLeaves(leavesOf(TREE), words, 10).map(({ code }) => code)).toEqual(codes);
});

it('a node is found at any depth, with its path', () => {
  expect(findNode(TREE, '0201')?.path).toEqual(['环境保护', '施工噪声']);
  expect(findNode(TREE, '99')).toBeNull();
});

it('a diversion is that of the leaf, else of the nearest branch above it', () => {
  const diversion = (title: string) => ({ title, text: '', phones: [] });
  const tree = [
    {
      ...{ code: '03', name: '公用事业', example: null, diversion: diversion('branch') },
      children: [{ ...leaf('0301', '煤气泄漏'), diversion: diversion('leaf') }, leaf('0302', '停水')],
    },
    ...TREE,
  ];
  expect(['0301', '0302', '0101', '99'].map((code) => diversionOf(tree, code)?.title ?? null)).toEqual(['leaf', 'branch', null, null]);
});
