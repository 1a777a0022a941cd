import { CASE_TABS, COMPLAINT_KINDS, type CaseTab, type ComplaintKind } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { useSyncExternalStore } from 'react';

/** Pages beside the workplace of cases. */
export const PAGES = ['notices', 'rates', 'templates', 'calendar', 'policies', 'holds'] as const;
export type PageName = (typeof PAGES)[number];

/** What narrows a list; null where nothing does. */
export interface Filters {
  /** A leaf or a group of the category tree. */
  category: string | null;
  district: string | null;
  office: OrganisationId | null;
  urgency: 'normal' | 'urgent' | null;
  kind: ComplaintKind | null;
}
export const NO_FILTERS: Filters = { category: null, district: null, office: null, urgency: null, kind: null };

/** What is on screen, as the address tells it: a view can be shared, reloaded and gone back to. */
export interface Address {
  /** Null: the workplace itself. */
  page: PageName | null;
  /** Null until a tab was chosen: the landing tab of the role applies. */
  tab: CaseTab | null;
  search: string;
  filters: Filters;
  caseId: ComplaintId | null;
  /** What a page beside the cases keeps there for itself; absent for nothing. */
  own?: Readonly<Record<string, string>>;
}

/** Reads a fragment. The state lives behind `#` because a searched phone number must not reach access logs. */
export function parseAddress(fragment: string): Address {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const text = (name: string) => values.get(name)?.trim() || null;
  const page = oneOf(PAGES, values.get('page'));
  const own = [...values].filter(([name, value]) => value !== '' && !COMMON_PARTS.includes(name));
  return {
    page,
    ...(page !== null && own.length > 0 && { own: Object.fromEntries(own) }),
    tab: oneOf(CASE_TABS, values.get('tab')),
    search: text('search') ?? '',
    filters: {
      category: text('category'),
      district: text('district'),
      office: text('office') as OrganisationId | null,
      urgency: oneOf(['normal', 'urgent'] as const, values.get('urgency')),
      kind: oneOf(COMPLAINT_KINDS, values.get('kind')),
    },
    caseId: text('case') as ComplaintId | null,
  };
}

const COMMON_PARTS = ['page', 'tab', 'search', 'case', ...Object.keys(NO_FILTERS)];

const oneOf = <Known extends string>(known: readonly Known[], value: string | null): Known | null =>
  known.find((one) => one === value) ?? null;

/** The fragment of an address, with its `#`; the reverse of `parseAddress`. */
export function formatAddress({ page, tab, search, filters, caseId, own }: Address): string {
  const values = new URLSearchParams();
  const parts = { page, tab, search, ...filters, case: caseId, ...(page !== null && own) };
  Object.entries(parts).forEach(([name, value]) => value && values.set(name, value));
  return `#${values.toString()}`;
}

/** How many filters are set. */
export const filterCount = (filters: Filters): number => Object.values(filters).filter((value) => value !== null).length;

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
