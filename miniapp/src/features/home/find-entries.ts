import { isCaseNumber } from '@zsb/shared/ids';
import type { ComplaintSummaryView } from '@zsb/shared/complaint-views';
import { findLeaves, type Leaf } from '../../api/category-tree';
import type { PageName } from '../../platform/navigation';

/** One line of what the search box finds. */
export interface Entry {
  key: string;
  title: string;
  hint: string;
  page: PageName;
  params: Record<string, string>;
}

/** What works now, with the words people use for it. */
const SERVICES: (Entry & { words: string })[] = [
  { key: 'file', title: '提诉求', hint: '投诉、求助、咨询、建议', page: 'file', params: {}, words: '诉求投诉求助咨询建议反映12345' },
  { key: 'snapshot', title: '随手拍', hint: '拍照反映身边的事', page: 'file', params: { kind: 'snapshot' }, words: '随手拍拍照照片' },
  { key: 'report', title: '举报', hint: '保密办理，可以匿名', page: 'file', params: { kind: 'report' }, words: '举报匿名检举' },
  { key: 'affairs', title: '我的办件', hint: '查看进展和答复', page: 'affairs', params: {}, words: '办件进度查询答复结果' },
  { key: 'report-query', title: '查询匿名举报', hint: '凭编号和查询码', page: 'reportQuery', params: {}, words: '举报查询码进度' },
];

const MOST_LEAVES = 6;

/** Cases by number or first words, services, categories; nothing for blank words. */
export function findEntries(typed: string, leaves: Leaf[], cases: ComplaintSummaryView[]): Entry[] {
  const words = typed.trim();
  if (words === '') return [];
  return [
    ...findCases(words, cases),
    ...SERVICES.filter((service) => `${service.title}${service.words}`.includes(words)),
    ...findCategories(words, leaves),
  ];
}

function findCases(words: string, cases: ComplaintSummaryView[]): Entry[] {
  const bare = (text: string): string => text.toUpperCase().replace(/-/g, '');
  return cases
    .filter(({ caseNumber, excerpt }) => excerpt.includes(words) || (isCaseNumber(words) && bare(caseNumber) === bare(words)))
    .map(({ id, stateText, excerpt }) => ({ key: id, title: excerpt, hint: `我的诉求 · ${stateText}`, page: 'detail', params: { id } }));
}

const findCategories = (words: string, leaves: Leaf[]): Entry[] =>
  findLeaves(leaves, words, MOST_LEAVES).map(({ code, name, path }) => ({
    key: code,
    title: name,
    hint: `提诉求 · ${path.slice(0, -1).join(' › ')}`,
    page: 'file',
    params: { branch: code },
  }));
