import type { Page } from '@zsb/shared/api';
import type { CaseRowView } from '@zsb/shared/case-views';
import type { CaseQuery } from '@zsb/shared/complaint-requests';
import type { CaseTab } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import { useState } from 'react';
import { send } from '../../api/client';
import type { Filters } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import { appended, PAGE_SIZE, refreshed, refreshSize } from './case-pages';

export interface CaseList {
  /** Null while the first rows are under way or could not be read. */
  rows: CaseRowView[] | null;
  error: unknown;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why “继续加载” brought nothing; null otherwise. */
  moreError: unknown;
  loadMore: () => void;
  /** Reads the shown rows again without a skeleton. */
  refresh: () => void;
}

/** The rows of a tab or a search, narrowed by filters, read on by keyset. `tab` is null until the landing tab is known. */
export function useCaseList(tab: CaseTab | null, search: string, filters: Filters): CaseList {
  const key = JSON.stringify([tab, search, filters]);
  const readPage = (tab: CaseTab, page: PagePart) => send(casesApi.list, { query: { tab, ...queryOf(search, filters), ...page } });
  const [more, setMore] = useState<{ key: string; isUnderWay: boolean; error: unknown }>({ key, isUnderWay: false, error: null });
  const list = useLoaded<Page<CaseRowView> | null>(key, async (shown) => {
    if (tab === null) return null;
    const page = await readPage(tab, { limit: refreshSize(shown?.items.length ?? 0) });
    return shown ? refreshed(shown, page) : page;
  });

  const loadMore = () => {
    const shown = list.data;
    if (tab === null || !shown?.next) return;
    setMore({ key, isUnderWay: true, error: null });
    readPage(tab, { after: shown.next, limit: PAGE_SIZE }).then(
      (page) => {
        list.replace((now) => ({ items: appended(now?.items ?? [], page), next: page.next }));
        setMore({ key, isUnderWay: false, error: null });
      },
      (error: unknown) => setMore({ key, isUnderWay: false, error }),
    );
  };

  return {
    rows: list.data?.items ?? null,
    error: list.error,
    hasMore: list.data?.next != null,
    isLoadingMore: more.key === key && more.isUnderWay,
    moreError: more.key === key ? more.error : null,
    loadMore,
    refresh: list.reload,
  };
}

type PagePart = { after?: string; limit: number };

/** What narrows the list, as the server is asked. A search looks at all tabs; the server ignores the tab then. */
function queryOf(search: string, { category, district, office, urgency, kind }: Filters): Omit<CaseQuery, 'tab'> {
  return {
    ...(search !== '' && { search }),
    ...(category && { category }),
    ...(district && { district }),
    ...(office && { organisationId: office }),
    ...(urgency && { urgency }),
    ...(kind && { kind }),
  };
}
