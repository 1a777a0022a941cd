import type { Category, CategoryLeaf } from './catalogue.js';
import { indexCategories, walkCategories } from './categories.js';

const leaf = (code: string, name: string): CategoryLeaf => ({
  code,
  name,
  example: name,
  keywords: [],
  children: [],
  departmentCode: 'works',
  slaPolicy: 'standard',
  urgency: 'normal',
  review: 'none',
});
const tree: Category[] = [
  {
    code: '01',
    name: '城乡建设',
    example: '路',
    keywords: [],
    children: [{ code: '0101', name: '市政设施', example: '路', keywords: [], children: [leaf('010101', '路灯'), leaf('010102', '井盖')] }],
  },
  { code: '99', name: '其他', example: '其他', keywords: [], children: [leaf('9901', '其他诉求')] },
];
const index = indexCategories(tree);

describe('the index of categories', () => {
  it.each([
    ['a leaf of the third level', '010101', '路灯'],
    ['a leaf of the second level', '9901', '其他诉求'],
    ['a group, which cannot be filed under', '0101', undefined],
    ['the beginning of a code', '01010', undefined],
    ['an unknown code', '7777', undefined],
    ['no code', '', undefined],
  ])('finds leaves only: %s', (_, code, name) => {
    expect(index.findLeaf(code)?.name).toBe(name);
  });

  it.each([
    ['010102', ['城乡建设', '市政设施', '井盖']],
    ['0101', ['城乡建设', '市政设施']],
    ['99', ['其他']],
    ['7777', []],
  ])('names the path of %s from the top', (code, path) => {
    expect(index.pathOf(code)).toEqual(path);
  });

  it('does not let a caller change a path for the next one', () => {
    index.pathOf('9901').push('?');
    expect(index.pathOf('9901')).toEqual(['其他', '其他诉求']);
  });

  it('lists leaves in the order of the file', () => {
    expect(index.leaves.map(({ code }) => code)).toEqual(['010101', '010102', '9901']);
  });

  it('walks parents before their children', () => {
    expect([...walkCategories(tree)].map(({ category }) => category.code)).toEqual(['01', '0101', '010101', '010102', '99', '9901']);
  });
});
