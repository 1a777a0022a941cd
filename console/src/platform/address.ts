import { CASE_TABS, type CaseTab } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { useSyncExternalStore } from 'react';

/** What is on screen, as the address tells it: a view can be shared, reloaded and gone back to. */
export interface Address {
  /** Null until a tab was chosen: the landing tab of the role applies. */
  tab: CaseTab | null;
  search: string;
  caseId: ComplaintId | null;
}

/** Reads a fragment. The state lives behind `#` because a searched phone number must not reach access logs. */
export function parseAddress(fragment: string): Address {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const tab = values.get('tab');
  return {
    tab: CASE_TABS.find((known) => known === tab) ?? null,
    search: values.get('search')?.trim() ?? '',
    caseId: (values.get('case') || null) as ComplaintId | null,
  };
}

/** The fragment of an address, with its `#`; the reverse of `parseAddress`. */
export function formatAddress({ tab, search, caseId }: Address): string {
  const values = new URLSearchParams();
  if (tab) values.set('tab', tab);
  if (search) values.set('search', search);
  if (caseId) values.set('case', caseId);
  return `#${values.toString()}`;
}

const subscribe = (onChange: () => void) => {
  window.addEventListener('hashchange', onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    window.removeEventListener('hashchange', onChange);
    window.removeEventListener('popstate', onChange);
  };
};

/** The address on screen; it changes with links, the back button and `go`. */
export function useAddress(): Address {
  return parseAddress(useSyncExternalStore(subscribe, () => window.location.hash));
}

/** Changes the address; what is not named stays. The back button returns to what was there before. */
export function go(change: Partial<Address>): void {
  window.location.hash = formatAddress({ ...parseAddress(window.location.hash), ...change });
}
