import { slaApi } from '@zsb/shared/sla';
import type { StaffRole } from '@zsb/shared/logins';
import { send } from '../../api/client';
import type { PageName } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import { usePoll } from '../../platform/use-poll';
import { mayOpen } from './pages';

/** What waits on the pages beside the cases: unread notices, and holds without a decision. */
export function useWaiting(roles: readonly StaffRole[]) {
  const unread = useLoaded('unread', () => send(slaApi.staffUnread, {}));
  const seesHolds = mayOpen('holds', roles);
  const holds = useLoaded(`holds-${seesHolds}`, async () => (seesHolds ? await send(slaApi.holds, {}) : []));
  const reload = () => {
    unread.reload();
    if (seesHolds) holds.reload();
  };
  usePoll(reload, 60_000);
  const waiting: Partial<Record<PageName, number>> = {
    notices: unread.data?.unread ?? 0,
    holds: holds.data?.filter(({ decision }) => decision === null).length ?? 0,
  };
  return { waiting, reload };
}
