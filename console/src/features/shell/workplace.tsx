import { CASE_TAB_NAMES, type CaseTab } from '@zsb/shared/complaints';
import type { StaffMeView } from '@zsb/shared/logins';
import { lazy, Suspense, useState } from 'react';
import { PAGE_TITLE_ID } from '../../ui/page-title';
import { useTitle } from '../../ui/use-title';
import { CasePane } from '../case/case-pane';
import { CaseListPane } from '../inbox/case-list-pane';
import { countWords } from '../inbox/tabs';
import { KeysDialog } from './keys-dialog';
import { Navigation } from './navigation';
import { OfflineBanner } from './offline-banner';
import { PageBody } from './page-body';
import { PageLinks } from './page-links';
import { worksCases } from './pages';
import { TopBar } from './top-bar';
import { useWorkplace, type Workplace as WorkplaceOfCases } from './use-workplace';
import { useWorkplaceKeys } from './use-workplace-keys';
import './workplace.css';

/** Opened once in a person's time here: loaded then. */
const TotpDialog = lazy(() => import('./totp-dialog'));

/** The workplace: navigation by task, the list, and beside it the open case; or one of the pages beside the cases. */
export function Workplace({ staff }: { staff: StaffMeView }) {
  const place = useWorkplace(staff);
  const keys = useWorkplaceKeys(place);
  const [isTotpOpen, setIsTotpOpen] = useState(false);
  const { address, page, tab, counts, waiting } = place;
  const hasCases = worksCases(staff.roles);
  const links = <PageLinks roles={staff.roles} current={page} waiting={waiting} isAside={!hasCases} />;
  const isCaseOpen = page === null && address.caseId !== null;

  return (
    <div className={['workplace', isCaseOpen && 'workplace--case', place.box && 'workplace--box'].filter(Boolean).join(' ')}>
      <button type="button" className="skip" onClick={() => document.getElementById(page ? PAGE_TITLE_ID : 'list-title')?.focus()}>
        {page ? '跳到正文' : '跳到诉求列表'}
      </button>
      <TopBar staff={staff} search={address.search} hasSearch={hasCases} onHelp={keys.openHelp} onTotp={() => setIsTotpOpen(true)}>
        {hasCases ? links : <span />}
      </TopBar>
      {hasCases ? (
        <Navigation counts={counts} current={page || address.search ? null : tab} roles={staff.roles} filters={address.filters} />
      ) : (
        <nav className="nav" aria-label="页面">
          {links}
        </nav>
      )}
      <main className="workplace__main">
        <OfflineBanner onRetry={place.refreshAll} />
        <p role="status" className={place.word ? `workplace__word workplace__word--${place.word.kind}` : 'unseen'}>
          {place.word?.text}
        </p>
        {page ? <PageBody key={page} page={page} staff={staff} onChange={place.reloadWaiting} /> : <Cases staff={staff} place={place} />}
      </main>
      {keys.isHelpOpen && <KeysDialog areOn={keys.areOn} onTurn={keys.turn} onClose={keys.closeHelp} />}
      {isTotpOpen && (
        <Suspense fallback={null}>
          <TotpDialog staff={staff} onClose={() => setIsTotpOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** The list, and beside it the open case. */
function Cases({ staff, place }: { staff: StaffMeView; place: WorkplaceOfCases }) {
  const { address, tab, counts } = place;
  const count = tab && counts ? counts[tab] : null;
  useTitle(address.caseId ? null : viewTitle(address.search, tab, count));
  return (
    <div className="workplace__panes">
      <CaseListPane
        list={place.list}
        bulk={place.bulk}
        tab={tab}
        count={count}
        address={address}
        hasOffices={staff.roles.some((role) => ['dispatcher', 'supervisor', 'administrator'].includes(role))}
        onAct={place.actOnRow}
      />
      {address.caseId ? <CasePane key={address.caseId} caseId={address.caseId} staffId={staff.id} place={place} /> : <NoCase />}
    </div>
  );
}

function viewTitle(search: string, tab: CaseTab | null, count: number | null): string {
  if (search) return `搜索“${search}”`;
  if (tab === null) return '诉求';
  return count === null ? CASE_TAB_NAMES[tab] : `${CASE_TAB_NAMES[tab]}（${countWords(count)}）`;
}

function NoCase() {
  return (
    <section className="no-case" aria-label="诉求内容">
      <p>从列表里点一件诉求，内容显示在这里。</p>
      <p>
        <kbd>j</kbd> <kbd>k</kbd> 移动，<kbd>Enter</kbd> 打开，<kbd>x</kbd> 选中，<kbd>?</kbd> 全部快捷键
      </p>
    </section>
  );
}
