import type { ComplaintSummaryView } from '@zsb/shared/complaint-views';
import { serverNow } from '../platform/clock';
import { deviceStore } from '../platform/device-store';
import { PERSONAL_CACHE, useSession } from './session';
import { usePages, type Pages } from './use-pages';
import { api, session } from './wiring';

/** The person's own complaints, newest first, with the first page kept on the device; empty while nobody is logged in. */
export function useMyComplaints(): Pages<ComplaintSummaryView> {
  const me = useSession(session)?.me ?? null;
  return usePages({ store: deviceStore, key: me && `${PERSONAL_CACHE}complaints.${me.id}`, load: api.complaints, now: serverNow });
}
