import type { CaseView } from '@zsb/shared/case-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { serverClock } from '../../platform/clock';
import { useNow } from '../../platform/use-now';
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
import { useOpenCase } from './use-open-case';

interface CasePaneProps {
  caseId: ComplaintId;
  staffId: string;
  place: Workplace;
}

/** The right half of the workplace: one case, whole, with its actions at the bottom. */
export function CasePane({ caseId, staffId, place }: CasePaneProps) {
  const { view, ...loaded } = useOpenCase({ caseId, isFilling: place.box !== null, heard: place.heard });
  const [done, setDone] = useState<string | null>(null);
  useTitle(view ? view.caseNumber : '诉求');
  useFocusOnArrival(view !== null);

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
    loaded.showNewest();
    place.list.refresh();
    if (isKeySpent) place.renewKey();
  };

  return (
    <section className="case" aria-labelledby={view ? 'case-title' : undefined} aria-label={view ? undefined : '诉求内容'}>
      <Failure error={loaded.error} hasContent={view !== null} onRetry={loaded.reload} />
      {!view && loaded.error === null && <Bones lines={9} label="正在读取诉求" />}
      {view && (
        <>
          {loaded.hasNews && <ChangedBar onShow={loaded.showNewest} />}
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
