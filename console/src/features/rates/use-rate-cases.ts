import type { Page } from '@zsb/shared/api';
import type { CaseRowView } from '@zsb/shared/case-views';
import { ratesApi } from '@zsb/shared/rates';
import { useState } from 'react';
import { send } from '../../api/client';
import type { Filters } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import { appended, PAGE_SIZE } from '../inbox/case-pages';
import type { Behind, RatesView } from './rates-address';
import { casesQuery } from './rates-query';

/** The cases behind a figure, read on by keyset. They are of the past: nothing renews them by itself. */
export function useRateCases(view: RatesView, behind: Behind, filters: Filters) {
  const query = casesQuery(view, behind, filters);
  const key = JSON.stringify(query);
  const list = useLoaded<Page<CaseRowView>>(key, () => send(ratesApi.cases, { query: { ...query, limit: PAGE_SIZE } }));
  const [more, setMore] = useState<{ key: string; isUnderWay: boolean; error: unknown }>({ key, isUnderWay: false, error: null });
  const loadMore = () => {
    const after = list.data?.next;
    if (!after) return;
    setMore({ key, isUnderWay: true, error: null });
    send(ratesApi.cases, { query: { ...query, after, limit: PAGE_SIZE } }).then(
      (page) => {
        list.replace((shown) => ({ items: appended(shown?.items ?? [], page), next: page.next }));
        setMore({ key, isUnderWay: false, error: null });
      },
      (error: unknown) => setMore({ key, isUnderWay: false, error }),
    );
  };
  return {
    rows: list.data?.items ?? null,
    error: list.error,
    reload: list.reload,
    hasMore: list.data?.next != null,
    isLoadingMore: more.key === key && more.isUnderWay,
    moreError: more.key === key ? more.error : null,
    loadMore,
  };
}
