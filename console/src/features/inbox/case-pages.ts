import type { Page } from '@zsb/shared/api';
import type { CaseRowView } from '@zsb/shared/case-views';

/** Rows of one read; also the least a refresh asks for. */
export const PAGE_SIZE = 30;
const LARGEST_PAGE = 100;

/** The rows on screen after “继续加载”: a row that moved between two reads is shown once, as it is now. */
export function appended(shown: readonly CaseRowView[], page: Page<CaseRowView>): CaseRowView[] {
  const fresh = new Set(page.items.map(({ id }) => id));
  return [...shown.filter(({ id }) => !fresh.has(id)), ...page.items];
}

/** How many rows a quiet refresh reads: all that are shown, as far as one read goes. */
export const refreshSize = (shown: number): number => Math.min(Math.max(shown, PAGE_SIZE), LARGEST_PAGE);

/** The list after a quiet refresh of its beginning. Beyond the largest read the old rows stay, with their cursor. */
export function refreshed(shown: Page<CaseRowView>, page: Page<CaseRowView>): Page<CaseRowView> {
  if (shown.items.length <= LARGEST_PAGE) return page;
  const fresh = new Set(page.items.map(({ id }) => id));
  return { items: [...page.items, ...shown.items.slice(LARGEST_PAGE).filter(({ id }) => !fresh.has(id))], next: shown.next };
}
