import type { CaseCountsView } from '@zsb/shared/case-views';
import { CASE_TAB_NAMES, type CaseTab } from '@zsb/shared/complaints';
import { LIGHTS } from '@zsb/shared/design-tokens';
import type { StaffRole } from '@zsb/shared/logins';
import { formatAddress, type Filters } from '../../platform/address';
import { countWords, tabGroups } from '../inbox/tabs';

interface NavigationProps {
  counts: CaseCountsView | null;
  current: CaseTab | null;
  roles: readonly StaffRole[];
  /** They go along from tab to tab, until somebody clears them. */
  filters: Filters;
}

/** The tasks of these roles with their counts. */
export function Navigation({ counts, current, roles, filters }: NavigationProps) {
  return (
    <nav className="nav" aria-label="任务">
      {tabGroups(roles, current).map((group) => (
        <ul key={group[0]}>
          {group.map((tab) => (
            <li key={tab}>
              <a
                className={counts?.[tab] === 0 ? 'nav__tab' : 'nav__tab nav__tab--full'}
                href={formatAddress({ page: null, tab, search: '', filters, caseId: null })}
                aria-current={tab === current ? 'page' : undefined}
              >
                <TabLight tab={tab} count={counts?.[tab] ?? 0} />
                <span className="nav__name">{CASE_TAB_NAMES[tab]}</span>
                {counts && <span className="nav__count">{countWords(counts[tab] ?? 0)}</span>}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

const LIGHT_OF: Partial<Record<CaseTab, { shape: string; colour: string }>> = {
  overdue: LIGHTS.late,
  dueSoon: LIGHTS.soon,
  paused: LIGHTS.paused,
};

function TabLight({ tab, count }: { tab: CaseTab; count: number }) {
  const light = LIGHT_OF[tab];
  return (
    <span className="nav__light" aria-hidden="true" style={light && count > 0 ? { color: light.colour } : undefined}>
      {light?.shape}
    </span>
  );
}
