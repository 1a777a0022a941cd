import { casesApi, type CaseCountsView } from '@zsb/shared/complaints';
import { send } from '../../api/client';
import { useLoaded, type Loaded } from '../../platform/use-loaded';
import { usePoll } from '../../platform/use-poll';

/** The numbers of the navigation, read again every 10 s while the page is visible. */
export function useCounts(): Loaded<CaseCountsView> {
  const counts = useLoaded('counts', () => send(casesApi.counts, {}));
  usePoll(counts.reload, 10_000);
  return counts;
}
