import type { CaseView } from '@zsb/shared/case-views';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { send } from '../../api/client';
import { serverClock } from '../../platform/clock';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { usePoll } from '../../platform/use-poll';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { useTitle } from '../../ui/use-title';
import type { Workplace } from '../shell/use-workplace';
import { CaseActions } from './case-actions';
import { CaseBody } from './case-body';
import { CaseHead } from './case-head';
import './case-pane.css';
import { doneSentence } from './consequences';

interface CasePaneProps {
  caseId: ComplaintId;
  staffId: string;
  place: Workplace;
}

/** The right half of the workplace: one case, whole, with its actions at the bottom. */
export function CasePane({ caseId, staffId, place }: CasePaneProps) {
  const loaded = useLoaded(caseId, () => send(casesApi.get, { params: { id: caseId } }));
  const [done, setDone] = useState<string | null>(null);
  const view = loaded.data;
  useTitle(view ? view.caseNumber : '诉求');
  useFocusOnArrival(view !== null);
  // While a box is open the case stays as the person read it; the version tells the server so.
  usePoll(() => {
    if (place.box === null) loaded.reload();
  }, 60_000);
  const isBehind = view !== null && place.hintedVersion !== null && place.hintedVersion > view.version;
  useReloadFor(isBehind && place.box === null ? place.hintedVersion : null, loaded.reload);

  const finish = (answered: CaseView) => {
    const action = place.box?.action;
    // A returned case is out of the office's reach: to read it again would be refused.
    if (action === 'return') return place.leaveCase(doneSentence(action, answered, serverClock.now()));
    loaded.replace(() => answered);
    place.closeBox();
    place.refreshAll();
    if (action) setDone(doneSentence(action, answered, serverClock.now()));
    document.getElementById('case-title')?.focus();
  };
  const renew = (isKeySpent: boolean) => {
    loaded.reload();
    place.list.refresh();
    if (isKeySpent) place.renewKey();
  };

  return (
    <section className="case" aria-labelledby={view ? 'case-title' : undefined} aria-label={view ? undefined : '诉求内容'}>
      <Failure error={loaded.error} hasContent={view !== null} onRetry={loaded.reload} />
      {!view && loaded.error === null && <Bones lines={9} label="正在读取诉求" />}
      {view && (
        <>
          {isBehind && place.box !== null && <ChangedBar onShow={loaded.reload} />}
          <CaseContent view={view} done={done} onExpired={loaded.reload} />
          <CaseActions view={view} staffId={staffId} place={place} onDone={finish} onStale={renew} />
        </>
      )}
    </section>
  );
}

/** The case changed while somebody fills in a box: they decide when to see it, and what they wrote stays. */
function ChangedBar({ onShow }: { onShow: () => void }) {
  return (
    <p className="case__changed" role="status">
      <span>案件刚刚有更新。您写的都在。</span>
      <Button size="small" onClick={onShow}>
        查看更新
      </Button>
    </p>
  );
}

/** Reads again for every newer version; null asks for none. */
function useReloadFor(version: number | null, reload: () => void): void {
  useEffect(() => {
    if (version !== null) reload();
  }, [version, reload]);
}

function CaseContent({ view, done, onExpired }: { view: CaseView; done: string | null; onExpired: () => void }) {
  const now = useNow();
  return (
    <div className="case__scroll">
      <CaseHead view={view} now={now} />
      {done && (
        <div className="case__note">
          <Sentence kind="done">{done}</Sentence>
        </div>
      )}
      <CaseBody view={view} now={now} onExpired={onExpired} />
    </div>
  );
}

/** A screen reader starts at the case's title once it is there, unless a box has taken the focus. */
function useFocusOnArrival(isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return;
    document.querySelector('.row--open')?.scrollIntoView({ block: 'nearest' });
    if (!document.querySelector('.box')) document.getElementById('case-title')?.focus({ preventScroll: true });
  }, [isThere]);
}
