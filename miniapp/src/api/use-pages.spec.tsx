import { act, renderHook, waitFor } from '@testing-library/react';
import type { Page, PageQuery } from '@zsb/shared/api';
import { OfflineError } from '@zsb/shared/errors';
import { memoryStore } from '../../test/memory-store';
import { usePages } from './use-pages';

interface Row {
  id: string;
}
const page = (ids: string[], next: string | null): Page<Row> => ({ items: ids.map((id) => ({ id })), next });
const now = (): Date => new Date('2026-11-20T10:32:00+08:00');

async function list(load: (query: PageQuery) => Promise<Page<Row>>) {
  const store = memoryStore();
  const { result } = renderHook(() => usePages({ store, key: 'k', load, now }));
  await waitFor(() => expect(result.current.data).not.toBeNull());
  return result;
}
const ids = (items: Row[]): string => items.map(({ id }) => id).join('');

it('reads on from the cursor until there is no more', async () => {
  const asked: (string | undefined)[] = [];
  const result = await list(async ({ after }) => {
    asked.push(after);
    return after === undefined ? page(['a', 'b'], 'b') : page(['c'], null);
  });
  expect([ids(result.current.items), result.current.hasMore]).toEqual(['ab', true]);
  await act(async () => result.current.loadMore());
  expect([ids(result.current.items), result.current.hasMore]).toEqual(['abc', false]);
  await act(async () => result.current.loadMore());
  expect(asked).toEqual([undefined, 'b']);
});

it('scrolling and pressing at once read one page', async () => {
  const load = jest.fn(async ({ after }: PageQuery) => (after === undefined ? page(['a'], 'a') : page(['b'], null)));
  const result = await list(load);
  await act(async () => {
    result.current.loadMore();
    result.current.loadMore();
  });
  expect(load).toHaveBeenCalledTimes(2);
});

it('a row that moved between two pages is listed once', async () => {
  const result = await list(async ({ after }) => (after === undefined ? page(['a', 'b'], 'b') : page(['b', 'c'], null)));
  await act(async () => result.current.loadMore());
  expect(ids(result.current.items)).toBe('abc');
});

it('reading on that fails keeps the rows and can be tried again', async () => {
  let fails = true;
  const result = await list(async ({ after }) => {
    if (after === undefined) return page(['a'], 'a');
    if (fails) throw new OfflineError();
    return page(['b'], null);
  });
  await act(async () => result.current.loadMore());
  expect([ids(result.current.items), result.current.moreError]).toEqual(['a', expect.stringContaining('网络不可用')]);
  fails = false;
  await act(async () => result.current.loadMore());
  expect([ids(result.current.items), result.current.moreError]).toEqual(['ab', null]);
});

it('a reload keeps what was read on while the first page ends where it did, and drops it when rows have moved', async () => {
  let newest = ['a', 'b'];
  const result = await list(async ({ after }) => (after === undefined ? page(newest, newest[1] ?? null) : page(['c'], null)));
  await act(async () => result.current.loadMore());
  await act(() => result.current.reload());
  expect(ids(result.current.items)).toBe('abc');
  newest = ['z', 'a'];
  await act(() => result.current.reload());
  expect([ids(result.current.items), result.current.hasMore]).toEqual(['za', true]);
});
