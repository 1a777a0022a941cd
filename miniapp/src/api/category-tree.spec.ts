import { aCategory } from '../../test/factories';
import { diversionOf, findLeaves, findNode, leavesOf } from './category-tree';

const TREE = [
  aCategory('01', '城乡建设', { children: [aCategory('0101', '路灯', { example: '路灯不亮' }), aCategory('0102', '井盖')] }),
  aCategory('02', '环境保护', { children: [aCategory('0201', '施工噪声', { example: '半夜打桩，路灯下也施工' })] }),
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
  const children = [aCategory('0301', '煤气泄漏', { diversion: diversion('leaf') }), aCategory('0302', '停水')];
  const tree = [aCategory('03', '公用事业', { diversion: diversion('branch'), children }), ...TREE];
  expect(['0301', '0302', '0101', '99'].map((code) => diversionOf(tree, code)?.title ?? null)).toEqual(['leaf', 'branch', null, null]);
});
