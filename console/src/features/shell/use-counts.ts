import type { CaseCountsView } from '@zsb/shared/case-views';
import { casesApi } from '@zsb/shared/complaints-api';
import { send, useIsLive } from '../../api/client';
import { useLoaded, type Loaded } from '../../platform/use-loaded';
import { usePoll } from '../../platform/use-poll';

/** The numbers of the navigation for whoever works cases, read again while the page is visible: every minute, or every 10 s where no hints arrive. */
export function useCounts(hasCases: boolean): Loaded<CaseCountsView | null> {
  const counts = useLoaded(`counts-${hasCases}`, async () => (hasCases ? await send(casesApi.counts, {}) : null));
  usePoll(counts.reload, useIsLive() ? 60_000 : 10_000);
  return counts;
}
