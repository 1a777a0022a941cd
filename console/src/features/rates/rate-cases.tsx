import { Button } from 'antd';
import { useEffect } from 'react';
import { errorSentence } from '../../api/messages.zh';
import { NO_FILTERS, type Address, type Filters } from '../../platform/address';
import { useNow } from '../../platform/use-now';
import { RowBones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { dateWords, localDate } from '../../ui/time-words';
import '../inbox/case-list-pane.css';
import { CaseRow } from '../inbox/case-row';
import { periodWords } from './period';
import { ratesHref, type Behind, type Figure, type RatesView } from './rates-address';
import { casesQuery, figureName, openedWords } from './rates-query';
import { useRateCases } from './use-rate-cases';

const TITLE = 'rate-cases-title';
/** Where a case is opened: at the workplace, as from its list. The back button returns here. */
const AT_CASES: Address = { page: null, tab: null, search: '', filters: NO_FILTERS, caseId: null };

interface RateCasesProps {
  view: RatesView;
  behind: Behind;
  filters: Filters;
  /** Of the row whose figure was opened; empty for the total. */
  rowName: string;
  mayOpenCases: boolean;
}

/** The cases behind a figure. */
export function RateCases({ view, behind, filters, rowName, mayOpenCases }: RateCasesProps) {
  const cases = useRateCases(view, behind, filters);
  const now = useNow();
  // A screen reader starts at the heading of the list.
  useEffect(() => document.getElementById(TITLE)?.focus(), []);
  const { rows } = cases;
  return (
    <section className="rates" aria-labelledby={TITLE}>
      <p className="no-print">
        <a href={ratesHref({ ...view, behind: null }, filters)}>
          <span aria-hidden="true">‹ </span>回到考核
        </a>
      </p>
      <h2 id={TITLE} tabIndex={-1}>
        {[rowName, periodWords(view.period, localDate(now)), openedWords(behind.figure)].filter(Boolean).join(' · ')}
      </h2>
      <p className="quiet">
        {whichWords(behind.figure, casesQuery(view, behind, filters).to, localDate(now))}
        每件列一次，含已剔除的。同一件诉求可能计入不止一次，也可能已转出您的查看范围，所以件数可能和表里不同。
      </p>
      <Failure error={cases.error} hasContent={rows !== null} onRetry={cases.reload} />
      {rows === null && cases.error === null && <RowBones rows={6} label="正在读取诉求" />}
      {rows?.length === 0 && !cases.hasMore && <p>没有{openedWords(behind.figure)}，或者它们不在您的查看范围内。</p>}
      {rows !== null && rows.length > 0 && (
        <ul className="list rates__cases">
          {rows.map((row) => (
            <CaseRow key={row.id} row={row} address={mayOpenCases ? AT_CASES : null} isOpen={false} now={now} ticked={null} />
          ))}
        </ul>
      )}
      {cases.moreError !== null && <Sentence kind="error">{errorSentence(cases.moreError)}</Sentence>}
      {cases.hasMore && (
        <p className="no-print">
          <Button loading={cases.isLoadingMore} onClick={cases.loadMore}>
            继续加载
          </Button>
        </p>
      )}
    </section>
  );
}

/** Which cases these are. What was overdue at the end of a period that is over may have been answered since. */
const whichWords = (figure: Figure, to: string, today: string): string =>
  figure === 'overdue' && to < today ? `${dateWords(to)}结束时超时未答复的诉求，有的后来已经答复。` : `“${figureName(figure)}”背后的诉求。`;
