import type { StaffRole } from '@zsb/shared/logins';
import { formatAddress, NO_FILTERS, type PageName } from '../../platform/address';
import { PAGE_NAMES, pagesOf } from './pages';

interface PageLinksProps {
  roles: readonly StaffRole[];
  current: PageName | null;
  /** What waits on a page. */
  waiting: Partial<Record<PageName, number>>;
  /** At the left, for whoever works no cases: there the tasks of the others stand. */
  isAside?: boolean;
}

/** The pages beside the cases, by role. */
export function PageLinks({ roles, current, waiting, isAside = false }: PageLinksProps) {
  return (
    <ul className={isAside ? 'nav__pages' : 'top__pages'} aria-label="其他页面">
      {pagesOf(roles).map((page) => {
        const count = waiting[page] ?? 0;
        return (
          <li key={page}>
            <a
              className="top__page"
              href={formatAddress({ page, tab: null, search: '', filters: NO_FILTERS, caseId: null })}
              aria-current={page === current ? 'page' : undefined}
            >
              {PAGE_NAMES[page]}
              {count > 0 && (
                <span className="badge">
                  {count > 99 ? '99+' : count}
                  <span className="unseen">条未处理</span>
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
