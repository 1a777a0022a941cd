import { useState } from 'react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { PERSONAL_CACHE } from '../../api/session';
import { useKept, type Kept } from '../../api/use-kept';
import { api } from '../../api/wiring';
import { serverNow } from '../../platform/clock';
import { deviceStore } from '../../platform/device-store';
import { memoryStore } from '../../platform/memory-store';
import { writeJson, type Store } from '../../platform/store';
import type { OpenedReport } from './use-report-query';

const keyOf = (id: string): string => `${PERSONAL_CACHE}case.${id}`;
const keep = (store: Store, view: ComplaintView): void => writeJson(store, keyOf(view.id), { at: serverNow().toISOString(), data: view });

/** Hands a case just received to the page that opens next: it draws at once and refreshes behind. */
export const keepOpened = (view: ComplaintView): void => keep(deviceStore, view);

/** One case of the person, with its copy on the device. */
export function useOpenedCase(id: string): Kept<ComplaintView> {
  const key = id === '' ? null : keyOf(id);
  const kept = useKept({ store: deviceStore, key, load: () => api.complaint(id as ComplaintView['id']), now: serverNow });
  return { ...kept, data: kept.data && completed(kept.data) };
}

/** An anonymous report, read by its own access and kept nowhere but in memory. */
export function useOpenedReport({ access, view }: OpenedReport): Kept<ComplaintView> {
  const [store] = useState(() => {
    const memory = memoryStore();
    keep(memory, view);
    return memory;
  });
  return useKept({ store, key: keyOf(view.id), load: () => access.api.complaint(view.id), now: serverNow });
}

/** A copy that an older build kept lacks what the contract has gained since. */
const completed = (view: ComplaintView): ComplaintView => ({ ...LATER, ...view });
const LATER = {
  ...{ fields: [], messages: [], supplyBy: null, rejection: null },
  ...{ urgeAgainAt: null, extensionCount: 0, mergedInto: null, evidence: [] },
};
