import type { OrganisationNodeView } from '@zsb/shared/case-views';
import type { StaffMeView } from '@zsb/shared/logins';
import type { RatesReportView } from '@zsb/shared/rates';
import type { Filters } from '../../platform/address';
import type { Choice, ChoiceGroup } from '../../ui/choice-groups';

/**
 * The organisations to choose from: a head's own with everything below it. Whoever oversees or administers may work for more than
 * the organisation they belong to, which only the server knows: they choose among all.
 */
export function reachOf(tree: readonly OrganisationNodeView[], { roles, organisation }: Pick<StaffMeView, 'roles' | 'organisation'>) {
  return roles.some((role) => role === 'supervisor' || role === 'administrator') ? tree : subtreeOf(tree, organisation?.id ?? null);
}

function subtreeOf(tree: readonly OrganisationNodeView[], own: string | null): OrganisationNodeView[] {
  for (const node of tree) {
    if (node.id === own) return [node];
    const below = subtreeOf(node.children, own);
    if (below.length > 0) return below;
  }
  return [];
}

/** All of it, or one organisation with what is below: bureaus as well as their offices. */
export function organisationFilter(reach: readonly OrganisationNodeView[]): ChoiceGroup[] {
  const all: ChoiceGroup = { label: '', options: [{ value: null, title: '全部' }] };
  return [all, ...reach.flatMap(({ name, children }) => [...leavesOf(name, children), ...children.flatMap(groupsOf)])];
}

const groupsOf = (node: OrganisationNodeView): ChoiceGroup[] =>
  node.children.length === 0
    ? []
    : [
        {
          label: node.name,
          options: [{ value: node.id, title: `${node.name}（全部）` }, ...node.children.flatMap((child) => below(child, []))],
        },
      ];

/** Directly below the top, with nothing below themselves. */
const leavesOf = (label: string, children: readonly OrganisationNodeView[]): ChoiceGroup[] => {
  const options = children.filter((child) => child.children.length === 0).map(({ id, name }) => ({ value: id, title: name }));
  return options.length > 0 ? [{ label, options }] : [];
};

const below = ({ id, name, children }: OrganisationNodeView, above: readonly string[]): Choice[] => [
  { value: id, title: [...above, name].join(' › ') },
  ...children.flatMap((child) => below(child, [...above, name])),
];

/** What the total stands for: `全市` only where the row of the city itself is among those it is made of, and nothing narrows it to a part. */
export function wholeWords(
  tree: readonly OrganisationNodeView[],
  { by, rows }: Pick<RatesReportView, 'by' | 'rows'>,
  { district }: Pick<Filters, 'district'>,
): string {
  const hasCity = by === 'organisation' && rows.some(({ key }) => tree.some(({ id }) => id === key));
  return hasCity && district === null ? '全市' : '总体';
}
