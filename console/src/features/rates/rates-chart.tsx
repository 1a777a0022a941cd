import type { RatesReportView, ShareView } from '@zsb/shared/rates';
import type { Basis } from './columns';
import { barsOf, GROUPING_NAMES, rowName, type Comparison } from './comparison';
import './rates-chart.css';
import { partWords, percentWords, shareOf } from './share-words';

interface RatesChartProps {
  report: RatesReportView;
  basis: Basis;
  comparison: Comparison;
}

/** 按时办结率 as bars, from 0 to 100 %: lengths that can be compared, each with its number. The table below says the same in words. */
export function RatesChart({ report, basis, comparison: { sentence, behind } }: RatesChartProps) {
  const { rows, left } = barsOf(report, basis);
  const total = report.total[basis].rates.resolution;
  if (rows.length === 0 || total.whole === 0) {
    return (
      <section className="card">
        <h2>{sentence}</h2>
      </section>
    );
  }
  const isOverTime = report.by === 'month';
  return (
    <figure className="card chart" aria-labelledby="rates-chart-title">
      <figcaption>
        <h2 id="rates-chart-title">{sentence}</h2>
        <p className="quiet">
          各{GROUPING_NAMES[report.by]}的按时办结率{isOverTime ? '' : `，从低到高${left}`}。虚线是总体 {percentWords(total)}。
        </p>
      </figcaption>
      <div className={isOverTime ? 'bars bars--over-time' : 'bars'} role="img" aria-label={`${sentence}。数字见下面的表格。`}>
        {rows.map((row, index) => (
          <Bar
            key={row.key}
            name={isOverTime ? shortMonth(row.key, index === 0) : rowName(row, report.by)}
            share={row[basis].rates.resolution}
            total={shareOf(total) ?? 0}
            isBehind={row.key === behind?.key}
            isUpright={isOverTime}
          />
        ))}
      </div>
    </figure>
  );
}

/** `11月`, and in a line of its own the year of the first and of every January. */
function shortMonth(key: string, isFirst: boolean): string {
  const month = `${Number(key.slice(5, 7))}月`;
  return `${month}\n${isFirst || month === '1月' ? `${key.slice(0, 4)}年` : '\u00a0'}`;
}

interface BarProps {
  name: string;
  share: ShareView;
  /** From 0 to 1. */
  total: number;
  /** The one the title names: darker and marked, so that it stands out in grey as well. */
  isBehind: boolean;
  /** Time runs from left to right: its bars stand. */
  isUpright: boolean;
}

function Bar({ name, share, total, isBehind, isUpright }: BarProps) {
  // Drawn lying; a standing one is turned, and grows from below.
  const turn = isUpright ? 'translate(0 100) rotate(-90)' : undefined;
  return (
    <div className={isBehind ? 'bar bar--behind' : 'bar'}>
      <span className="bar__name">{name}</span>
      <svg
        className="bar__track"
        viewBox={isUpright ? '0 0 20 100' : '0 0 100 20'}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <g transform={turn}>
          <rect className="bar__ground" width="100" height="20" />
          <rect className="bar__fill" y="4" width={(shareOf(share) ?? 0) * 100} height="12" />
          <line className="bar__total" x1={total * 100} x2={total * 100} y1="0" y2="20" vectorEffect="non-scaling-stroke" />
        </g>
      </svg>
      <span className="bar__words">
        <strong>
          {isBehind && <span aria-hidden="true">▼ </span>}
          {percentWords(share)}
        </strong>
        {/* An empty line keeps the bars of months without cases in line with the others. */}
        <small>{share.whole > 0 ? partWords(share) : '\u00a0'}</small>
      </span>
    </div>
  );
}
