import type { CategoryView, DiversionView, QuestionView } from '@zsb/shared/catalogue';

/** A category one can file under, with the names above it and its own at the end. */
export interface Leaf {
  code: string;
  name: string;
  example: string | null;
  path: string[];
}

/** Every leaf below the given nodes, in the order of the tree. */
export const leavesOf = (nodes: CategoryView[], above: string[] = []): Leaf[] =>
  nodes.flatMap(({ code, name, example, children }) => {
    const path = [...above, name];
    return children.length === 0 ? [{ code, name, example, path }] : leavesOf(children, path);
  });

/** Leaves whose name, path or example holds the words; at most `limit`. Blank words find nothing. */
export function findLeaves(leaves: Leaf[], words: string, limit: number): Leaf[] {
  const wanted = words.trim();
  if (wanted === '') return [];
  const rank = (leaf: Leaf): number => (leaf.name.includes(wanted) ? 0 : leaf.path.join('').includes(wanted) ? 1 : 2);
  return leaves
    .filter((leaf) => leaf.path.join('').includes(wanted) || (leaf.example ?? '').includes(wanted))
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, limit);
}

/** A node anywhere in the tree, with the names above it; null when there is no such code. */
export function findNode(nodes: CategoryView[], code: string, above: string[] = []): { node: CategoryView; path: string[] } | null {
  for (const node of nodes) {
    const path = [...above, node.name];
    if (node.code === code) return { node, path };
    const below = findNode(node.children, code, path);
    if (below !== null) return below;
  }
  return null;
}

/** What to do first under a category, where a complaint is not the quickest way; the nearest one above it counts. Null for most. */
export function diversionOf(nodes: CategoryView[], code: string): DiversionView | null {
  for (const node of nodes) {
    if (node.code === code) return node.diversion;
    const found = findNode(node.children, code);
    if (found !== null) return diversionOf(node.children, code) ?? node.diversion;
  }
  return null;
}

/** The extra questions of a category; none for an unknown code. */
export const questionsOf = (nodes: CategoryView[], code: string): QuestionView[] => findNode(nodes, code)?.node.questions ?? [];
