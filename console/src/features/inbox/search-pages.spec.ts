import type { CaseRowView, CaseTab } from '@zsb/shared/complaints';
import { readAcrossTabs } from './search-pages';

const row = (id: string, version = 1) => ({ id, version }) as unknown as CaseRowView;

/** A server with these rows in its tabs, and the reads it was asked for. */
function aServer(tabs: Partial<Record<CaseTab, CaseRowView[]>>) {
  const reads: string[] = [];
  const read = async (tab: CaseTab, { after, limit }: { after?: string; limit: number }) => {
    reads.push(`${tab} ${after ?? ''} ${limit}`);
    const rows = tabs[tab] ?? [];
    const from = after === undefined ? 0 : rows.findIndex(({ id }) => (id as string) === after) + 1;
    const items = rows.slice(from, from + limit);
    return { items, next: from + limit < rows.length ? (items.at(-1)?.id ?? null) : null };
  };
  return { read, reads };
}
const ids = ({ items }: { items: readonly CaseRowView[] }) => items.map(({ id }) => id as string);

it('finds a case whatever tab it is in', async () => {
  const { read } = aServer({ closed: [row('c9')] });
  const page = await readAcrossTabs(read, { limit: 30 });
  expect(ids(page)).toEqual(['c9']);
  expect(page.next).toBeNull();
});

it('reads on where the page before ended, to the last row and no row twice', async () => {
  const { read } = aServer({
    toDispatch: [row('a1'), row('a2'), row('a3')],
    inProgress: [row('b1'), row('b2')],
    closed: [row('c1'), row('c2'), row('c3'), row('c4')],
  });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await readAcrossTabs(read, { limit: 2, ...(after !== undefined && { after }) });
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...ids(page));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1', 'c2', 'c3', 'c4']);
});

it('asks no further tab once the page is full', async () => {
  const { read, reads } = aServer({ toDispatch: [row('a1'), row('a2')], toAccept: [row('b1')] });
  const page = await readAcrossTabs(read, { limit: 2 });
  expect(page.next).toBe('1:');
  expect(reads).toEqual(['toDispatch  2']);
});

it('shows a case that moved on while the tabs were read once, as it is now', async () => {
  const { read } = aServer({ toDispatch: [row('a1', 1)], toAccept: [row('a1', 2)] });
  expect((await readAcrossTabs(read, { limit: 30 })).items).toEqual([row('a1', 2)]);
});

it('finds nothing where nothing is', async () => {
  expect(await readAcrossTabs(aServer({}).read, { limit: 30 })).toEqual({ items: [], next: null });
});
