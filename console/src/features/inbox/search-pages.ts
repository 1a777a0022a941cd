import type { Page } from '@zsb/shared/api';
import type { CaseRowView, CaseTab } from '@zsb/shared/complaints';

/** Every case is in exactly one of these; the tabs of lights show cases of these again. */
const DISJOINT_TABS: readonly CaseTab[] = ['toDispatch', 'toAccept', 'inProgress', 'answered', 'closed'];

type ReadTab = (tab: CaseTab, page: { after?: string; limit: number }) => Promise<Page<CaseRowView>>;

/**
 * One page of a search through all tabs: the server searches within one, and who has a number in hand does not know which.
 * @param after `next` of the page before (`2:<cursor>`, the tab and its cursor), or undefined for the first
 */
export async function readAcrossTabs(read: ReadTab, { after, limit }: { after?: string; limit: number }): Promise<Page<CaseRowView>> {
  let { index, cursor } = positionOf(after);
  const rows = new Map<string, CaseRowView>();
  for (; index < DISJOINT_TABS.length && rows.size < limit; index++, cursor = '') {
    const tab = DISJOINT_TABS[index] as CaseTab;
    const page = await read(tab, { limit: limit - rows.size, ...(cursor !== '' && { after: cursor }) });
    // A case that was moved on while the tabs were read is in two of them: the later one is right.
    page.items.forEach((row) => rows.set(row.id, row));
    if (page.next !== null) return { items: [...rows.values()], next: `${index}:${page.next}` };
  }
  return { items: [...rows.values()], next: index < DISJOINT_TABS.length ? `${index}:` : null };
}

function positionOf(after: string | undefined): { index: number; cursor: string } {
  const [, index, cursor] = /^(\d+):(.*)$/.exec(after ?? '') ?? [];
  return { index: Number(index ?? 0), cursor: cursor ?? '' };
}
