import type { RateRowView, RatesReportView } from '@zsb/shared/rates';
import { useState } from 'react';
import type { Filters } from '../../platform/address';
import { saveFile } from '../../platform/save-file';
import {
  ariaSort,
  COLUMN_GROUPS,
  columnMeaning,
  columnName,
  compareRows,
  nextSort,
  WATCHED_GROUP,
  type ColumnKey,
  type Sort,
} from './columns';
import { GROUPING_NAMES, rowName } from './comparison';
import { RateCell } from './rate-cell';
import { TOTAL, type RatesView } from './rates-address';
import { ratesCsv } from './rates-csv';
import './rates-table.css';
import { RatesTableBar } from './rates-table-bar';
import { shownRows, treeOf, type TreeRow } from './tree';

interface RatesTableProps {
  report: RatesReportView;
  view: RatesView;
  filters: Filters;
  onChange: (next: Partial<RatesView>) => void;
}

/** Every rate of every row; a figure opens its cases. */
export function RatesTable({ report, view, filters, onChange }: RatesTableProps) {
  const { by, basis, sort } = view;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const rows = treeOf(report.rows, sort && compareRows(sort, basis));
  const parents = rows.filter(({ hasChildren }) => hasChildren).map(({ row }) => row.key);
  const isCollapsed = parents.some((key) => collapsed.has(key));
  const tree = { isCollapsed, onTurn: () => setCollapsed(new Set(isCollapsed ? [] : parents)) };
  const toggle = (key: string) => setCollapsed((now) => without(now, key) ?? new Set([...now, key]));
  const save = () => {
    const file = ratesCsv(
      report,
      rows.map(({ row }) => row),
    );
    saveFile(`考核 按${GROUPING_NAMES[by]} ${report.from} 至 ${report.to}.csv`, 'text/csv', file);
  };
  return (
    <section className="card" aria-labelledby={TITLE}>
      <RatesTableBar titleId={TITLE} view={view} onChange={onChange} tree={parents.length > 0 ? tree : null} onSave={save} />
      {rows.length === 0 ? (
        <p>这段时间没有可以统计的诉求。可以换一段时间，或清除筛选。</p>
      ) : (
        <div className="rates__scroll" role="region" tabIndex={0} aria-labelledby={TITLE}>
          <table className="rates__table">
            <caption className="unseen">
              按{GROUPING_NAMES[by]}的各项比率，{report.from} 至 {report.to}。列标题可以排序，数字可以点开。
            </caption>
            <Head by={GROUPING_NAMES[by]} sort={sort} onSort={(column) => onChange({ sort: nextSort(sort, column) })} />
            <tbody>
              <tr className="rates__total">
                <th scope="row">{report.total.name || '合计'}</th>
                <Cells row={report.total} of={TOTAL} view={view} filters={filters} />
              </tr>
              {shownRows(rows, collapsed).map((row) => (
                <Row key={row.row.key} row={row} isCollapsed={collapsed.has(row.row.key)} onToggle={toggle} view={view} filters={filters} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const TITLE = 'rates-table-title';

/** Null where it was not among them. */
const without = (keys: ReadonlySet<string>, key: string): Set<string> | null =>
  keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : null;

interface HeadProps {
  by: string;
  sort: Sort | null;
  onSort: (column: ColumnKey) => void;
}

function Head({ by, sort, onSort }: HeadProps) {
  return (
    <>
      <colgroup>
        <col />
      </colgroup>
      {COLUMN_GROUPS.map(({ title, keys }) => (
        <colgroup key={title} span={keys.length} />
      ))}
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="rates__corner">
            {by}
          </th>
          {COLUMN_GROUPS.map(({ title, keys }) => (
            <th key={title} scope="colgroup" colSpan={keys.length} className={groupClass(title)}>
              {title}
            </th>
          ))}
        </tr>
        <tr>
          {COLUMN_GROUPS.flatMap(({ title, keys }) =>
            keys.map((key, index) => (
              <th key={key} scope="col" className={index === 0 ? groupClass(title) : watchedClass(title)} aria-sort={ariaSort(sort, key)}>
                <button type="button" className="rates__sort" title={columnMeaning(key)} onClick={() => onSort(key)}>
                  {columnName(key)}
                  <span aria-hidden="true">{sort?.column === key ? (ariaSort(sort, key) === 'ascending' ? ' ▲' : ' ▼') : ''}</span>
                </button>
              </th>
            )),
          )}
        </tr>
      </thead>
    </>
  );
}

const watchedClass = (title: string) => (title === WATCHED_GROUP ? 'rates__watched' : '');
/** The first column of a group has the line that sets it apart. */
const groupClass = (title: string) => ['rates__group', watchedClass(title)].filter(Boolean).join(' ');

interface RowProps {
  row: TreeRow;
  isCollapsed: boolean;
  onToggle: (key: string) => void;
  view: RatesView;
  filters: Filters;
}

function Row({ row: { row, depth, hasChildren }, isCollapsed, onToggle, view, filters }: RowProps) {
  const name = rowName(row, view.by);
  return (
    <tr className={hasChildren ? 'rates__parent' : undefined}>
      <th scope="row" style={{ paddingInlineStart: 8 + depth * 16 }}>
        {hasChildren ? (
          <button type="button" className="rates__toggle" aria-expanded={!isCollapsed} onClick={() => onToggle(row.key)}>
            <span aria-hidden="true">{isCollapsed ? '▸' : '▾'}</span>
            {name}
          </button>
        ) : (
          <span className="rates__leaf">{name}</span>
        )}
      </th>
      <Cells row={row} of={row.key} view={view} filters={filters} />
    </tr>
  );
}

function Cells({ row, ...place }: { row: RateRowView; of: string; view: RatesView; filters: Filters }) {
  return COLUMN_GROUPS.flatMap(({ title, keys }) =>
    keys.map((key, index) => (
      <td key={key} className={index === 0 ? groupClass(title) : watchedClass(title)}>
        <RateCell column={key} row={row} {...place} />
      </td>
    )),
  );
}
