/** The category tree, indexed for lookups by code. */
import type { Category, CategoryLeaf } from './catalogue.js';

export interface CategoryIndex {
  /** In the order of the file. */
  readonly leaves: readonly CategoryLeaf[];
  /** Null for unknown codes and for categories that have others below them. */
  findLeaf(code: string): CategoryLeaf | null;
  /** Names from the first level down to the category itself: `['市容环境', '占道经营']`; empty for an unknown code. */
  pathOf(code: string): string[];
}

/** Only a leaf can be filed under. */
export const isLeaf = (category: Category): category is CategoryLeaf => category.children.length === 0;

/** Every category of the tree with the path of names down to it, parents before children. */
export function* walkCategories(
  categories: readonly Category[],
  above: readonly string[] = [],
): Generator<{ category: Category; path: string[] }> {
  for (const category of categories) {
    const path = [...above, category.name];
    yield { category, path };
    yield* walkCategories(category.children, path);
  }
}

export function indexCategories(categories: readonly Category[]): CategoryIndex {
  const byCode = new Map([...walkCategories(categories)].map((entry) => [entry.category.code, entry]));
  const leaves = new Map<string, CategoryLeaf>();
  for (const { category } of byCode.values()) if (isLeaf(category)) leaves.set(category.code, category);
  return {
    leaves: [...leaves.values()],
    findLeaf: (code) => leaves.get(code) ?? null,
    pathOf: (code) => [...(byCode.get(code)?.path ?? [])],
  };
}
