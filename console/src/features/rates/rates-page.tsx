import { ratesApi, type RatesReportView } from '@zsb/shared/rates';
import { useEffect, useRef, useState } from 'react';
import { send } from '../../api/client';
import { fieldSentences } from '../../api/messages.zh';
import { go, useAddress, type Filters } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { usePoll } from '../../platform/use-poll';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { localDate, timeWords } from '../../ui/time-words';
import { comparisonOf, rowName } from './comparison';
import { periodGap, periodWords } from './period';
import { PeriodBar } from './period-bar';
import { figureLinkId } from './rate-cell';
import { RateCases } from './rate-cases';
import { RatesChart } from './rates-chart';
import { ownOf, ratesViewOf, type RatesView } from './rates-address';
import { RatesFilters, useRatesFilters } from './rates-filters';
import './rates-page.css';
import { reportQuery } from './rates-query';
import { RatesTable } from './rates-table';
import { wholeWords } from './reach';
import { TotalFigures } from './total-figures';

/** Milliseconds: the figures follow the day, not the minute. */
const REFRESH_EVERY = 5 * 60_000;

/** 考核: how the offices keep their time, with the cases behind every figure. */
export default function RatesPage({ mayOpenCases }: { mayOpenCases: boolean }) {
  const { own, filters } = useAddress();
  const today = localDate(useNow());
  const view = ratesViewOf(own, today);
  const gap = periodGap(view.period, today);
  const choices = useRatesFilters();
  const query = reportQuery(view, filters);
  const report = useLoaded<RatesReportView | null>(JSON.stringify([query, gap]), async () =>
    gap ? null : await send(ratesApi.report, { query }),
  );
  usePoll(report.reload, REFRESH_EVERY);
  const change = (next: Partial<RatesView>) => go({ own: ownOf({ ...view, ...next }) });
  const { data, error } = report;
  const last = useLast(data);
  // The report before stays until the next is there: a switch that somebody has just pressed must not go from under the focus.
  const shown = data ?? (error === null && !gap ? last : null);
  useReturnTo(view.behind && figureLinkId(view.behind), shown !== null);

  if (view.behind && !gap) {
    const row = data?.rows.find(({ key }) => key === view.behind?.of);
    const name = row ? rowName(row, view.by) : '';
    return <RateCases view={view} behind={view.behind} filters={filters} rowName={name} mayOpenCases={mayOpenCases} />;
  }
  return (
    <div className="rates" aria-busy={data === null && error === null && !gap}>
      <div className="rates__controls">
        <PeriodBar period={view.period} today={today} onChange={(period) => change({ period })} />
        <RatesFilters filters={filters} choices={choices} refusal={fieldSentences(error)['organisationId']} />
      </div>
      <Failure error={error} hasContent={data !== null} onRetry={report.reload} />
      {shown === null && error === null && !gap && <Bones lines={12} label="正在统计" />}
      {shown && (
        <Report
          report={shown}
          view={{ ...view, by: shown.by, period: { from: shown.from, to: shown.to } }}
          filters={filters}
          today={today}
          whole={wholeWords(choices.tree, shown, filters)}
          onChange={change}
        />
      )}
    </div>
  );
}

/** Whoever comes back from the cases of a figure goes on from its link, as soon as that is there. */
function useReturnTo(opened: string | null, isThere: boolean): void {
  const link = useRef<string | null>(null);
  useEffect(() => {
    if (opened !== null) link.current = opened;
    else if (link.current !== null && isThere) {
      document.getElementById(link.current)?.focus();
      link.current = null;
    }
  }, [opened, isThere]);
}

/** The report that was there last. */
function useLast(report: RatesReportView | null): RatesReportView | null {
  const [last, setLast] = useState(report);
  if (report !== null && report !== last) setLast(report);
  return report ?? last;
}

interface ReportProps {
  report: RatesReportView;
  view: RatesView;
  filters: Filters;
  today: string;
  /** What the total stands for. */
  whole: string;
  onChange: (next: Partial<RatesView>) => void;
}

function Report({ report, view, filters, today, whole, onChange }: ReportProps) {
  const period = periodWords(view.period, today);
  const comparison = comparisonOf(report, { basis: view.basis, period, whole });
  return (
    <>
      <p className="quiet">
        {period}，数据截至 {timeWords(report.countedUpTo)}。百分比后面是件数；点开能看到背后的诉求。
      </p>
      <TotalFigures total={report.total} view={view} filters={filters} />
      <RatesChart report={report} basis={view.basis} comparison={comparison} />
      <RatesTable report={report} view={view} filters={filters} onChange={onChange} />
    </>
  );
}
