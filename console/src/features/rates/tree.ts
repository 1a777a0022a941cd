import type { RateRowView } from '@zsb/shared/rates';

/** A row where it stands in the tree. */
export interface TreeRow {
  row: RateRowView;
  /** 0 at the top. */
  depth: number;
  hasChildren: boolean;
}

/**
 * Parents before their children, brothers and sisters in order; a row whose parent is not among them stands at the top.
 * @param compare null keeps the order of the server
 */
export function treeOf(rows: readonly RateRowView[], compare: ((one: RateRowView, other: RateRowView) => number) | null): TreeRow[] {
  const keys = new Set(rows.map(({ key }) => key));
  const childrenOf = new Map<string | null, RateRowView[]>();
  for (const row of rows) {
    const { key, parentKey } = row;
    const parent = parentKey !== null && parentKey !== key && keys.has(parentKey) ? parentKey : null;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), row]);
  }
  const below = (parentKey: string | null, depth: number): TreeRow[] => {
    const children = childrenOf.get(parentKey) ?? [];
    const ordered = compare === null ? children : children.toSorted(compare);
    return ordered.flatMap((row) => {
      const deeper = below(row.key, depth + 1);
      return [{ row, depth, hasChildren: deeper.length > 0 }, ...deeper];
    });
  };
  return below(null, 0);
}

/** The rows in sight when some are collapsed: a collapsed row hides everything below it. */
export function shownRows(rows: readonly TreeRow[], collapsed: ReadonlySet<string>): TreeRow[] {
  let hiddenBelow = Infinity;
  return rows.filter(({ row, depth, hasChildren }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = hasChildren && collapsed.has(row.key) ? depth : Infinity;
    return true;
  });
}
