import { catalogueApi } from '@zsb/shared/catalogue';
import { casesApi } from '@zsb/shared/complaints-api';
import { Button } from 'antd';
import { send } from '../../api/client';
import { filterCount, go, NO_FILTERS, type Filters } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import { findChoice, type ChoiceGroup } from '../../ui/choice-groups';
import { Picker } from '../../ui/picker';
import { Field } from '../case/box';
import { officeChoices } from '../case/choices';
import { categoryFilter, districtFilter, FILTER_NAMES, KIND_FILTER, officeFilter, URGENCY_FILTER } from './filter-choices';

interface FilterBarProps {
  filters: Filters;
  /** The fields are open; the set filters are shown in any case. */
  isOpen: boolean;
  /** An office filter is for those whose reach has several. */
  hasOffices: boolean;
}

/** What narrows the list. It stands in the address, so that the view can be shared and reloaded. */
export function FilterBar({ filters, isOpen, hasOffices }: FilterBarProps) {
  if (!isOpen && filterCount(filters) === 0) return null;
  return <LoadedFilterBar filters={filters} isOpen={isOpen} hasOffices={hasOffices} />;
}

/** The names of what can be chosen are read once somebody filters. */
function LoadedFilterBar({ filters, isOpen, hasOffices }: FilterBarProps) {
  const groups = useFilterGroups(hasOffices);
  const names = (Object.keys(FILTER_NAMES) as (keyof Filters)[]).filter((name) => hasOffices || name !== 'office');
  const set = names.filter((name) => filters[name] !== null);
  return (
    <div className="filters">
      {isOpen && (
        <div className="filters__fields">
          {names.map((name) => (
            <FilterField key={name} name={name} groups={groups[name]} filters={filters} />
          ))}
        </div>
      )}
      {set.length > 0 && (
        <ul className="filters__set" aria-label="已选的筛选">
          {set.map((name) => (
            <li key={name}>
              <Button size="small" onClick={() => change(filters, name, null)} aria-label={`去掉筛选：${FILTER_NAMES[name]}`}>
                {FILTER_NAMES[name]}：{findChoice(groups[name], filters[name])?.title ?? filters[name]} <span aria-hidden="true">✕</span>
              </Button>
            </li>
          ))}
          <li>
            <Button size="small" type="text" onClick={() => go({ filters: NO_FILTERS })}>
              清除全部
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

const change = (filters: Filters, name: keyof Filters, value: string | null) => go({ filters: { ...filters, [name]: value } });

function FilterField({ name, groups, filters }: { name: keyof Filters; groups: ChoiceGroup[]; filters: Filters }) {
  const id = `filter-${name}`;
  return (
    <Field id={id} label={FILTER_NAMES[name]}>
      <Picker
        id={id}
        label={FILTER_NAMES[name]}
        groups={groups}
        value={filters[name]}
        onChange={(value) => change(filters, name, value)}
        placeholder="全部"
        isInvalid={false}
        describedBy={undefined}
      />
    </Field>
  );
}

function useFilterGroups(hasOffices: boolean): Record<keyof Filters, ChoiceGroup[]> {
  const categories = useLoaded('category-filter', async () => categoryFilter(await send(catalogueApi.categories, {})));
  const districts = useLoaded('district-filter', async () => districtFilter(await send(catalogueApi.districts, {})));
  const offices = useLoaded(`office-filter-${hasOffices}`, async () =>
    hasOffices ? officeFilter(officeChoices(await send(casesApi.organisations, {}))) : [],
  );
  return {
    category: categories.data ?? [],
    district: districts.data ?? [],
    office: offices.data ?? [],
    urgency: URGENCY_FILTER,
    kind: KIND_FILTER,
  };
}
