import { RATES, type RateName, type RateRowView } from '@zsb/shared/rates';
import type { Filters } from '../../platform/address';
import { spanWords } from '../../ui/time-words';
import { BASIS_NAMES, columnMeaning, otherBasis } from './columns';
import { figureLinkId } from './rate-cell';
import { ratesHref, type Behind, type Figure, type RatesView } from './rates-address';
import { figureName, hasCases, openedWords } from './rates-query';
import { countWords, isSameShare, partWords, percentWords } from './share-words';

/** What a city is measured by first: taken on in time, answered in time, solved, and to the citizen's satisfaction. */
const FIRST: readonly RateName[] = ['acceptance', 'resolution', 'solved', 'satisfied'];

interface TotalFiguresProps {
  total: RateRowView;
  view: RatesView;
  filters: Filters;
}

/** The figures of everything together, each with its denominator and the way to its cases. */
export function TotalFigures({ total, view, filters }: TotalFiguresProps) {
  const { meanMinutes } = total[view.basis];
  return (
    <section className="figures" aria-label="总体">
      {FIRST.map((name) => (
        <article key={name} className="figure" title={RATES[name].meaning}>
          <h2>{RATES[name].name}</h2>
          <RateFigure name={name} total={total} view={view} />
          <FigureLink figure={name} total={total} view={view} filters={filters} />
        </article>
      ))}
      <OverdueFigure total={total} view={view} filters={filters} />
      <article className="figure">
        <h2>平均用时</h2>
        {meanMinutes === null ? (
          <p className="figure__value">
            <strong className="figure__none">没有数据</strong>
          </p>
        ) : (
          <>
            <p className="figure__value">
              <strong>{spanWords(meanMinutes.sinceFiling)}</strong>
            </p>
            <p>提交到答复</p>
            <p className="quiet">单位用时 {spanWords(meanMinutes.office)}</p>
          </>
        )}
      </article>
    </section>
  );
}

function OverdueFigure({ total, view, filters }: TotalFiguresProps) {
  const count = total[view.basis].overdue.resolution;
  const other = otherBasis(view.basis);
  const otherCount = total[other].overdue.resolution;
  return (
    <article className="figure" title={columnMeaning('overdue')}>
      <h2>{figureName('overdue')}</h2>
      <p className="figure__value">
        <strong className={count > 0 ? 'figure__late' : ''}>
          {count > 0 && <span aria-hidden="true">■ </span>}
          {countWords(count)}
        </strong>{' '}
        件
      </p>
      {count !== otherCount && (
        <p className="quiet">
          {BASIS_NAMES[other]} {countWords(otherCount)} 件
        </p>
      )}
      <FigureLink figure="overdue" total={total} view={view} filters={filters} />
    </article>
  );
}

function RateFigure({ name, total, view: { basis } }: Omit<TotalFiguresProps, 'filters'> & { name: RateName }) {
  const share = total[basis].rates[name];
  const other = otherBasis(basis);
  const otherShare = total[other].rates[name];
  if (share.whole === 0) {
    return (
      <p className="figure__value">
        <strong className="figure__none">没有数据</strong>
      </p>
    );
  }
  return (
    <>
      <p className="figure__value">
        <strong>{percentWords(share)}</strong>
      </p>
      <p>{partWords(share)} 件</p>
      {!isSameShare(share, otherShare) && (
        <p className="quiet">
          {BASIS_NAMES[other]} {percentWords(otherShare)}
          <span>（{partWords(otherShare)} 件）</span>
        </p>
      )}
    </>
  );
}

function FigureLink({ figure, total, view, filters }: TotalFiguresProps & { figure: Figure }) {
  if (!hasCases(figure, total.all)) return null;
  const behind: Behind = { figure, of: null };
  return (
    <a id={figureLinkId(behind)} className="figure__link" href={ratesHref({ ...view, behind }, filters)}>
      看{openedWords(figure)}
    </a>
  );
}
