import { useState } from 'react';
import { session } from '../../api/client';
import { readStored, writeStored } from '../../platform/stored';

/** Text somebody is writing. It survives a reload and the end of the session, for the same person in the same tab. */
export function useDraft<T extends object>(key: string, initial: T) {
  const [draft, setDraft] = useState<T>(() => withStored(initial, readStored(window.sessionStorage, key)));
  const change = (change: Partial<T>) => {
    const next = { ...draft, ...change };
    writeStored(window.sessionStorage, key, next);
    setDraft(next);
  };
  return { draft, change, discard: () => writeStored(window.sessionStorage, key, null) };
}

/** `initial` with the stored values of the same names; a draft of an older build cannot bring in others. */
export function withStored<T extends object>(initial: T, stored: unknown): T {
  if (typeof stored !== 'object' || stored === null) return initial;
  return Object.fromEntries(Object.entries(initial).map(([name, value]) => [name, name in stored ? stored[name as never] : value])) as T;
}

export const draftKey = (action: string, staffId: string, caseId: string): string => `zsb.console.draft.${action}.${staffId}.${caseId}`;

/** The key of what is written on a page beside the cases; `about` tells two of a kind apart. */
export const pageDraftKey = (page: string, about: string | number): string => draftKey(page, session.get()?.staff.id ?? '', String(about));
