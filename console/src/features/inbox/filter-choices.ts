import type { CategoryView, DistrictView } from '@zsb/shared/catalogue';
import { COMPLAINT_KIND_NAMES, COMPLAINT_KINDS } from '@zsb/shared/complaints';
import type { Filters } from '../../platform/address';
import type { Choice, ChoiceGroup } from '../../ui/choice-groups';

const ALL: ChoiceGroup = { label: '', options: [{ value: null, title: '全部' }] };

/** Every category and every group of categories: a list can be narrowed to either. */
export const categoryFilter = (nodes: readonly CategoryView[]): ChoiceGroup[] => [
  ALL,
  ...nodes.map((node) => ({
    label: node.name,
    options: [{ value: node.code, title: `${node.name}（全部）` }, ...below(node.children, [])],
  })),
];

const below = (nodes: readonly CategoryView[], above: readonly string[]): Choice[] =>
  nodes.flatMap(({ code, name, children }) => [{ value: code, title: [...above, name].join(' › ') }, ...below(children, [...above, name])]);

export const districtFilter = (districts: readonly DistrictView[]): ChoiceGroup[] => [
  ALL,
  { label: '', options: districts.map(({ code, name }) => ({ value: code, title: name })) },
];

export const officeFilter = (offices: readonly ChoiceGroup[]): ChoiceGroup[] => [ALL, ...offices];

export const URGENCY_FILTER: ChoiceGroup[] = [
  ALL,
  {
    label: '',
    options: [
      { value: 'urgent', title: '紧急' },
      { value: 'normal', title: '普通' },
    ],
  },
];
export const KIND_FILTER: ChoiceGroup[] = [
  ALL,
  { label: '', options: COMPLAINT_KINDS.map((kind) => ({ value: kind, title: COMPLAINT_KIND_NAMES[kind] })) },
];

export const FILTER_NAMES: Record<keyof Filters, string> = {
  category: '分类',
  district: '区划',
  office: '单位',
  urgency: '缓急',
  kind: '类型',
};
