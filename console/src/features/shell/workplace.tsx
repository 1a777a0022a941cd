import { CASE_TAB_NAMES, type CaseTab } from '@zsb/shared/complaints';
import type { StaffMeView } from '@zsb/shared/logins';
import { lazy, Suspense, useState } from 'react';
import { useTitle } from '../../ui/use-title';
import { CasePane } from '../case/case-pane';
import { CaseListPane } from '../inbox/case-list-pane';
import { KeysDialog } from './keys-dialog';
import { Navigation } from './navigation';
import { OfflineBanner } from './offline-banner';
import { TopBar } from './top-bar';
import { useWorkplace } from './use-workplace';
import { useWorkplaceKeys } from './use-workplace-keys';
import './workplace.css';

/** Opened once in a person's time here: loaded then. */
const TotpDialog = lazy(() => import('./totp-dialog'));

/** The workplace: navigation by task, the list, and beside it the open case. */
export function Workplace({ staff }: { staff: StaffMeView }) {
  const place = useWorkplace(staff);
  const keys = useWorkplaceKeys(place);
  const [isTotpOpen, setIsTotpOpen] = useState(false);
  const { address, tab, counts } = place;
  const count = tab && counts ? counts[tab] : null;
  useTitle(address.caseId ? null : viewTitle(address.search, tab, count));

  return (
    <div className={['workplace', address.caseId && 'workplace--case', place.box && 'workplace--box'].filter(Boolean).join(' ')}>
      <button type="button" className="skip" onClick={() => document.getElementById('list-title')?.focus()}>
        跳到诉求列表
      </button>
      <TopBar staff={staff} search={address.search} onHelp={keys.openHelp} onTotp={() => setIsTotpOpen(true)} />
      <Navigation counts={counts} current={address.search ? null : tab} roles={staff.roles} />
      <main className="workplace__main">
        <OfflineBanner onRetry={place.refreshAll} />
        <p role="status" className={place.word ? `workplace__word workplace__word--${place.word.kind}` : 'unseen'}>
          {place.word?.text}
        </p>
        <div className="workplace__panes">
          <CaseListPane list={place.list} tab={tab} count={count} address={address} onAct={place.actOnRow} />
          {address.caseId ? <CasePane key={address.caseId} caseId={address.caseId} staffId={staff.id} place={place} /> : <NoCase />}
        </div>
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

function viewTitle(search: string, tab: CaseTab | null, count: number | null): string {
  if (search) return `搜索“${search}”`;
  if (tab === null) return '诉求';
  return count === null ? CASE_TAB_NAMES[tab] : `${CASE_TAB_NAMES[tab]}（${count}）`;
}

function NoCase() {
  return (
    <section className="no-case" aria-label="诉求内容">
      <p>从列表里点一件诉求，内容显示在这里。</p>
      <p>
        <kbd>j</kbd> <kbd>k</kbd> 移动，<kbd>Enter</kbd> 打开，<kbd>?</kbd> 全部快捷键
      </p>
    </section>
  );
}
