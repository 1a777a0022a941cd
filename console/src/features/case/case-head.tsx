import type { CaseView } from '@zsb/shared/case-views';
import { COMPLAINT_KIND_NAMES, type ComplaintState } from '@zsb/shared/complaints';
import { Button } from 'antd';
import { useState } from 'react';
import { go } from '../../platform/address';
import { instantWords, spanWords } from '../../ui/time-words';
import { CaseMarks } from '../inbox/case-marks';
import { ClockStrip } from './clock-strip';

/** Number, state, category and clocks of the case. */
export function CaseHead({ view, now }: { view: CaseView; now: Date }) {
  return (
    <header className="case__head">
      <div className="case__line">
        <h2 id="case-title" tabIndex={-1}>
          {view.caseNumber}
        </h2>
        <span className="case__state">{view.stateText}</span>
        <CaseMarks row={view} />
        <span className="case__buttons">
          <CopyNumber caseNumber={view.caseNumber} />
          <Button size="small" type="text" title="快捷键 Esc" onClick={() => go({ caseId: null })}>
            关闭
          </Button>
        </span>
      </div>
      <p className="case__facts dotted">
        <span>{COMPLAINT_KIND_NAMES[view.kind] ?? view.kind}</span>
        <span>{view.categoryPath.join(' › ')}</span>
        <span>{instantWords(view.filedAt, now)} 提交</span>
        {view.leadOffice && <span>承办：{view.leadOffice.name}</span>}
        {view.handler && <span>承办人：{view.handler}</span>}
      </p>
      <AnswerTime view={view} />
      {view.clocks.length > 0 && <ClockStrip clocks={view.clocks} now={now} />}
    </header>
  );
}

const ENDED: readonly ComplaintState[] = ['closed', 'rejected', 'withdrawn', 'merged'];

/** How long the citizen waited, beside the office's own share of it: what the office is measured by is not what a person lives through. */
function AnswerTime({ view: { answerTime, state } }: { view: CaseView }) {
  const { sinceFilingMinutes, officeMinutes, isAnswered } = answerTime;
  const waited = isAnswered ? '提交到答复' : ENDED.includes(state) ? '提交到结束' : '市民等待';
  return (
    <p className="case__facts dotted">
      <span>
        {waited} {spanWords(sinceFilingMinutes)}
      </span>
      {officeMinutes !== null && <span>单位用时 {spanWords(officeMinutes)}</span>}
    </p>
  );
}

/** Browsers give the clipboard to secure pages only; elsewhere the number can still be marked and copied. */
function CopyNumber({ caseNumber }: { caseNumber: string }) {
  const [isCopied, setIsCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  const copy = () => void navigator.clipboard.writeText(caseNumber).then(() => setIsCopied(true));
  return (
    <Button size="small" type="text" onClick={copy} aria-live="polite">
      {isCopied ? '已复制' : '复制编号'}
    </Button>
  );
}
