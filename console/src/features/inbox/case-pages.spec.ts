import type { CaseRowView } from '@zsb/shared/case-views';
import { appended, refreshed, refreshSize } from './case-pages';

const row = (id: string, version = 1) => ({ id, version }) as unknown as CaseRowView;
const rows = (from: number, to: number, version = 1) => Array.from({ length: to - from }, (_, index) => row(`c${from + index}`, version));
const ids = (shown: readonly CaseRowView[]) => shown.map(({ id }) => id as string);

it('appends the next page', () => {
  expect(ids(appended([row('a'), row('b')], { items: [row('c')], next: null }))).toEqual(['a', 'b', 'c']);
});

it('shows a row that moved between two reads once, in its newer form', () => {
  expect(appended([row('a', 1), row('b')], { items: [row('c'), row('a', 2)], next: null })).toEqual([row('b'), row('c'), row('a', 2)]);
});

it.each([
  [0, 30],
  [30, 30],
  [45, 45],
  [100, 100],
  [250, 100],
])('a refresh of %i rows reads %i', (shown, size) => {
  expect(refreshSize(shown)).toBe(size);
});

it('a refresh of a short list replaces it, cursor included', () => {
  const page = { items: rows(0, 29, 2), next: 'new' };
  expect(refreshed({ items: rows(0, 30), next: 'old' }, page)).toBe(page);
});

it('a refresh of a long list keeps what lies beyond one read, without repeating a row that moved up', () => {
  const page = { items: [...rows(0, 99, 2), row('c120', 2)], next: 'new' };
  const after = refreshed({ items: rows(0, 130), next: 'old' }, page);
  expect(after.next).toBe('old');
  expect(new Set(ids(after.items)).size).toBe(after.items.length);
  expect(ids(after.items).slice(98, 102)).toEqual(['c98', 'c120', 'c100', 'c101']);
  expect(ids(after.items).at(-1)).toBe('c129');
});
