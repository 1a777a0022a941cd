import type { ComplaintView } from '@zsb/shared/complaints';
import { PERSONAL_CACHE } from '../../api/session';
import { useKept, type Kept } from '../../api/use-kept';
import { api } from '../../api/wiring';
import { serverNow } from '../../platform/clock';
import { deviceStore } from '../../platform/device-store';
import { writeJson } from '../../platform/store';

const keyOf = (id: string): string => `${PERSONAL_CACHE}case.${id}`;

/** Hands a case just received to the page that opens next: it draws at once and refreshes behind. */
export const keepOpened = (view: ComplaintView): void =>
  writeJson(deviceStore, keyOf(view.id), { at: serverNow().toISOString(), data: view });

/** One case of the person, with its copy on the device. */
export function useOpenedCase(id: string): Kept<ComplaintView> {
  const key = id === '' ? null : keyOf(id);
  const kept = useKept({ store: deviceStore, key, load: () => api.complaint(id as ComplaintView['id']), now: serverNow });
  return { ...kept, data: kept.data && completed(kept.data) };
}

/** A copy that an older build kept lacks what the contract has gained since. */
const completed = (view: ComplaintView): ComplaintView => ({ ...LATER, ...view });
const LATER = { fields: [], messages: [], supplyBy: null, rejection: null };
