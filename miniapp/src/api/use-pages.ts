import { useCallback, useRef, useState } from 'react';
import type { Page, PageQuery } from '@zsb/shared/api';
import { sentenceFor } from './messages.zh';
import { useKept, type Kept, type KeptSource } from './use-kept';

export interface Pages<Item> extends Kept<Page<Item>> {
  /** The first page and everything read on since. */
  items: Item[];
  hasMore: boolean;
  loadingMore: boolean;
  /** Why reading on failed; pressing again tries again. */
  moreError: string | null;
  loadMore: () => void;
}

type Source<Item> = Omit<KeptSource<Page<Item>>, 'load'> & { load: (query: PageQuery) => Promise<Page<Item>> };

/** A list by keyset: the first page is kept on the device, the rest is read on as the person scrolls. */
export function usePages<Item extends { id: string }>(source: Source<Item>): Pages<Item> {
  const first = useKept({ ...source, load: () => source.load({}) });
  const [more, setMore] = useState<{ after: string | null; pages: Page<Item>[] }>({ after: null, pages: [] });
  const [loadingMore, setLoading] = useState(false);
  const [moreError, setError] = useState<string | null>(null);
  const busy = useRef(false);
  // Pages read on stay through a reload, and the list keeps its length, as long as the first page still ends where it did.
  const end = first.data?.next ?? null;
  const rest = end !== null && more.after === end ? more.pages : [];
  const next = (rest[rest.length - 1] ?? first.data)?.next ?? null;

  const { load } = source;
  const loadMore = useCallback(() => {
    if (next === null || busy.current) return;
    busy.current = true;
    setLoading(true);
    setError(null);
    load({ after: next })
      .then((page) => setMore({ after: end, pages: [...rest, page] }))
      .catch((error: unknown) => setError(sentenceFor(error)))
      .finally(() => {
        busy.current = false;
        setLoading(false);
      });
  }, [next, load, end, rest]);
  return {
    ...first,
    items: distinct([...(first.data?.items ?? []), ...rest.flatMap((page) => page.items)]),
    hasMore: next !== null,
    loadingMore,
    moreError,
    loadMore,
  };
}

// A row may move between two pages while they are read.
const distinct = <Item extends { id: string }>(items: Item[]): Item[] => [...new Map(items.map((item) => [item.id, item])).values()];
