import { CASE_TAB_NAMES, type CaseCountsView, type CaseTab } from '@zsb/shared/complaints';
import { LIGHTS } from '@zsb/shared/design-tokens';
import type { StaffRole } from '@zsb/shared/logins';
import { formatAddress } from '../../platform/address';
import { isOwnTab, TAB_GROUPS } from '../inbox/tabs';

interface NavigationProps {
  counts: CaseCountsView | null;
  current: CaseTab | null;
  roles: readonly StaffRole[];
}

/** The tasks with their counts. Tabs without work for this role stay, but quiet. */
export function Navigation({ counts, current, roles }: NavigationProps) {
  return (
    <nav className="nav" aria-label="任务">
      {TAB_GROUPS.map((group) => (
        <ul key={group[0]}>
          {group.map((tab) => (
            <li key={tab}>
              <a
                className={isOwnTab(tab, roles) ? 'nav__tab nav__tab--own' : 'nav__tab'}
                href={formatAddress({ tab, search: '', caseId: null })}
                aria-current={tab === current ? 'page' : undefined}
              >
                <TabLight tab={tab} count={counts?.[tab] ?? 0} />
                <span className="nav__name">{CASE_TAB_NAMES[tab]}</span>
                {counts && <span className="nav__count">{countWords(counts[tab])}</span>}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

/** Beyond three digits a number is no longer read, only its size. */
const countWords = (count: number) => (count > 999 ? '999+' : String(count));

function TabLight({ tab, count }: { tab: CaseTab; count: number }) {
  const light = tab === 'overdue' ? LIGHTS.late : tab === 'dueSoon' ? LIGHTS.soon : null;
  return (
    <span className="nav__light" aria-hidden="true" style={light && count > 0 ? { color: light.colour } : undefined}>
      {light?.shape}
    </span>
  );
}
