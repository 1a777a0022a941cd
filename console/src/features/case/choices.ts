import type { CategoryView } from '@zsb/shared/catalogue';
import type { OrganisationNodeView } from '@zsb/shared/case-views';
import type { ChoiceGroup } from '../../ui/choice-groups';

/** Offices by the organisation above them: only an office works cases. A single root goes without saying. */
export function officeChoices(nodes: readonly OrganisationNodeView[]): ChoiceGroup[] {
  const [root, ...others] = nodes;
  return others.length === 0 && root && !root.isOffice ? officesBelow(root.children, []) : officesBelow(nodes, []);
}

function officesBelow(nodes: readonly OrganisationNodeView[], above: readonly string[]): ChoiceGroup[] {
  const offices = nodes.filter(({ isOffice }) => isOffice).map(({ id, name }) => ({ value: id, title: name }));
  return [...groupOf(above, offices), ...nodes.flatMap(({ name, children }) => officesBelow(children, [...above, name]))];
}

/** Leaves of the category tree by the path above them: only a leaf names who is responsible. */
export function categoryChoices(nodes: readonly CategoryView[], above: readonly string[] = []): ChoiceGroup[] {
  const leaves = nodes.filter(({ children }) => children.length === 0).map(({ code, name }) => ({ value: code, title: name }));
  return [...groupOf(above, leaves), ...nodes.flatMap(({ name, children }) => categoryChoices(children, [...above, name]))];
}

const groupOf = (above: readonly string[], options: ChoiceGroup['options']): ChoiceGroup[] =>
  options.length > 0 ? [{ label: above.join(' › '), options }] : [];
