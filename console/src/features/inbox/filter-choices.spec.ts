import type { CategoryView } from '@zsb/shared/catalogue';
import { choicesOf } from '../../ui/choice-groups';
import { categoryFilter, districtFilter, KIND_FILTER } from './filter-choices';

const node = (code: string, name: string, children: CategoryView[] = []): CategoryView => ({
  code,
  name,
  example: null,
  diversion: null,
  questions: [],
  children,
});

it('offers groups, groups within groups, and leaves of categories', () => {
  const tree = [node('02', '市容环境', [node('0201', '占道', [node('020101', '烧烤')]), node('0202', '噪声')])];
  expect(choicesOf(categoryFilter(tree))).toEqual([
    { value: null, title: '全部' },
    { value: '02', title: '市容环境（全部）' },
    { value: '0201', title: '占道' },
    { value: '020101', title: '占道 › 烧烤' },
    { value: '0202', title: '噪声' },
  ]);
});

it('every filter can be taken away again', () => {
  const filters = [categoryFilter([]), districtFilter([{ code: '430104', name: '岳麓区' }]), KIND_FILTER];
  expect(filters.map((groups) => choicesOf(groups)[0])).toEqual(Array(3).fill({ value: null, title: '全部' }));
});
