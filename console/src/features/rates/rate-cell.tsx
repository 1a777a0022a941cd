import type { RateRowView } from '@zsb/shared/rates';
import type { ReactNode } from 'react';
import type { Filters } from '../../platform/address';
import { spanWords } from '../../ui/time-words';
import { BASIS_NAMES, otherBasis, type Basis, type ColumnKey } from './columns';
import { ratesHref, type Behind, type Figure, type RatesView } from './rates-address';
import { hasCases, openedWords } from './rates-query';
import { countWords, isSameShare, partWords, percentWords } from './share-words';

interface RateCellProps {
  column: ColumnKey;
  row: RateRowView;
  /** The row whose cases a figure opens: its key or `TOTAL`; empty where nobody can be asked for. */
  of: string;
  view: RatesView;
  filters: Filters;
}

/** The id of the link of a figure, in the table or above it: whoever comes back from its cases goes on from there. */
export const figureLinkId = ({ figure, of }: Behind): string => `figure-${figure}-${of ?? 'above'}`;

/** One figure of a row: the share, its parts, and the other share where something was excluded. */
export function RateCell({ column, row, of, view, filters }: RateCellProps) {
  if (column === 'sinceFiling' || column === 'office') {
    const minutes = row[view.basis].meanMinutes?.[column];
    return minutes === undefined ? <Nothing /> : <span className="cell__span">{spanWords(minutes)}</span>;
  }
  const content = contentOf(column, row, view.basis);
  if (content === null) return <Nothing />;
  if (of === '' || !hasCases(column, row.all)) return <span className="cell">{content}</span>;
  const behind = { figure: column, of };
  return (
    <a id={figureLinkId(behind)} className="cell cell--link" href={ratesHref({ ...view, behind }, filters)}>
      {content}
      <span className="unseen">，看{openedWords(column)}</span>
    </a>
  );
}

function contentOf(figure: Figure, row: RateRowView, basis: Basis) {
  const other = otherBasis(basis);
  if (figure === 'overdue') {
    const [count, otherCount] = [row[basis].overdue.resolution, row[other].overdue.resolution];
    return (
      <>
        <strong>{countWords(count)} 件</strong>
        {count !== otherCount && <Other basis={other}>{countWords(otherCount)} 件</Other>}
      </>
    );
  }
  const [share, otherShare] = [row[basis].rates[figure], row[other].rates[figure]];
  if (share.whole === 0 && otherShare.whole === 0) return null;
  return (
    <>
      <strong>{percentWords(share)}</strong>
      {share.whole > 0 && <small>{partWords(share)}</small>}
      {!isSameShare(share, otherShare) && (
        <Other basis={other} parts={partWords(otherShare)}>
          {percentWords(otherShare)}
          <span className="unseen">，{partWords(otherShare)}</span>
        </Other>
      )}
    </>
  );
}

function Other({ basis, parts, children }: { basis: Basis; parts?: string; children: ReactNode }) {
  return (
    <small className="cell__other" title={parts}>
      {BASIS_NAMES[basis]} {children}
    </small>
  );
}

/** A dash for the eye, words for the ear. */
function Nothing() {
  return (
    <span className="cell cell--none">
      <span aria-hidden="true">–</span>
      <span className="unseen">没有</span>
    </span>
  );
}
