import { leavesOf } from '../../api/category-tree';
import { aCategory, aComplaint } from '../../../test/factories';
import { findEntries } from './find-entries';

const LEAVES = leavesOf([aCategory('0101', '路灯', { example: '路灯不亮' })]);
const CASES = [aComplaint({ caseNumber: 'TS20261120-7K3QXM-4', excerpt: '潇湘大道路灯坏了' })];
const titles = (words: string): string[] => findEntries(words, LEAVES, CASES).map(({ title }) => title);

it.each([
  ['own cases before categories', '路灯', ['潇湘大道路灯坏了', '路灯']],
  ['a service by another word for it', '投诉', ['提诉求']],
  ['following up', '进度', ['我的办件', '查询匿名举报']],
  ['reporting apart from complaints', '举报', ['举报', '查询匿名举报']],
  ['nothing for blank words', '  ', []],
])('the search box finds %s', (_, words, found) => {
  expect(titles(words)).toEqual(found);
});

it('a category found leads into filing under it', () => {
  expect(findEntries('路灯', LEAVES, [])[0]).toMatchObject({ page: 'file', params: { branch: '0101' } });
});
