import { catalogueApi } from '@zsb/shared/catalogue';
import type { OrganisationNodeView } from '@zsb/shared/case-views';
import { casesApi } from '@zsb/shared/complaints-api';
import type { OrganisationId } from '@zsb/shared/ids';
import { Button } from 'antd';
import { send, useSession } from '../../api/client';
import { go, type Filters } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import type { ChoiceGroup } from '../../ui/choice-groups';
import { Picker } from '../../ui/picker';
import { Field, refusedBy } from '../case/box';
import { categoryFilter, districtFilter } from '../inbox/filter-choices';
import { organisationFilter, reachOf } from './reach';

const NAMES = { office: '单位', category: '分类', district: '区域' } as const;
type Name = keyof typeof NAMES;

/** What the report can be narrowed to. */
export function useRatesFilters() {
  const staff = useSession()?.staff;
  const tree = useLoaded<OrganisationNodeView[]>('organisations', () => send(casesApi.organisations, {}));
  const categories = useLoaded('category-filter', async () => categoryFilter(await send(catalogueApi.categories, {})));
  const districts = useLoaded('district-filter', async () => districtFilter(await send(catalogueApi.districts, {})));
  const groups: Record<Name, ChoiceGroup[]> = {
    office: staff ? organisationFilter(reachOf(tree.data ?? [], staff)) : [],
    category: categories.data ?? [],
    district: districts.data ?? [],
  };
  return { groups, tree: tree.data ?? [] };
}

interface RatesFiltersProps {
  filters: Filters;
  choices: ReturnType<typeof useRatesFilters>;
  /** What the server says of an organisation out of reach; a link of somebody else may name one. */
  refusal: string | undefined;
}

/** The fields that narrow the report; they stand in the address. */
export function RatesFilters({ filters, choices: { groups }, refusal }: RatesFiltersProps) {
  const refusalOf = (name: Name) => (name === 'office' ? refusal : undefined);
  const isSet = (Object.keys(NAMES) as Name[]).some((name) => filters[name] !== null);
  const change = (name: Name, value: string | null) => go({ filters: { ...filters, [name]: value as OrganisationId | null } });
  return (
    <div className="rates__filters">
      {(Object.keys(NAMES) as Name[]).map((name) => (
        <Field key={name} id={`rates-${name}`} label={NAMES[name]} refusal={refusalOf(name)}>
          <Picker
            id={`rates-${name}`}
            label={NAMES[name]}
            groups={groups[name]}
            value={filters[name]}
            onChange={(value) => change(name, value)}
            placeholder="全部"
            isInvalid={refusalOf(name) !== undefined}
            describedBy={refusedBy(`rates-${name}`, refusalOf(name))['aria-describedby']}
          />
        </Field>
      ))}
      {isSet && (
        <Button type="text" onClick={() => go({ filters: { ...filters, office: null, category: null, district: null } })}>
          清除筛选
        </Button>
      )}
    </div>
  );
}
