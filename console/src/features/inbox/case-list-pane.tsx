import type { CaseRowView } from '@zsb/shared/case-views';
import { CASE_TAB_NAMES, type CaseTab } from '@zsb/shared/complaints';
import { Button } from 'antd';
import { useState } from 'react';
import { errorSentence } from '../../api/messages.zh';
import { filterCount, formatAddress, go, NO_FILTERS, type Address } from '../../platform/address';
import { useNow } from '../../platform/use-now';
import { RowBones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import type { StaffAction } from './actions';
import { BulkBar } from './bulk-bar';
import './case-list-pane.css';
import { CaseRow } from './case-row';
import { FilterBar } from './filter-bar';
import { countWords, EMPTY_TEXTS } from './tabs';
import type { Bulk } from './use-bulk';
import type { CaseList } from './use-case-list';

interface CaseListPaneProps {
  list: CaseList;
  bulk: Bulk;
  tab: CaseTab | null;
  count: number | null;
  address: Address;
  hasOffices: boolean;
  onAct: (row: CaseRowView, action: StaffAction) => void;
}

/** The left half of the workplace: the rows of a tab or of a search. */
export function CaseListPane({ list, bulk, tab, count, address, hasOffices, onAct }: CaseListPaneProps) {
  const { search, filters } = address;
  const [isFilterOpen, setIsFilterOpen] = useState(false);
  const set = filterCount(filters);
  // The counts of the navigation know no filters.
  const shownCount = search || set > 0 ? null : count;
  return (
    <section className="list" aria-labelledby="list-title" aria-busy={list.rows === null && list.error === null}>
      <header className="list__head">
        <h1 id="list-title" tabIndex={-1}>
          {search ? `搜索“${search}”` : tab ? CASE_TAB_NAMES[tab] : '诉求'} {shownCount !== null && <small>{countWords(shownCount)}</small>}
        </h1>
        <span className="list__buttons">
          {search && (
            <Button size="small" onClick={() => go({ search: '', caseId: null })}>
              清除搜索
            </Button>
          )}
          <Button size="small" aria-expanded={isFilterOpen} onClick={() => setIsFilterOpen(!isFilterOpen)}>
            筛选{set > 0 && `（${set}）`} <span aria-hidden="true">{isFilterOpen ? '▴' : '▾'}</span>
          </Button>
        </span>
      </header>
      <FilterBar filters={filters} isOpen={isFilterOpen} hasOffices={hasOffices} />
      <BulkBar bulk={bulk} />
      <Failure error={list.error} hasContent={list.rows !== null} onRetry={list.refresh} />
      <ListBody list={list} bulk={bulk} tab={tab} address={address} onAct={onAct} />
    </section>
  );
}

function ListBody({ list, bulk, tab, address, onAct }: Omit<CaseListPaneProps, 'count' | 'hasOffices'>) {
  const now = useNow();
  if (list.rows === null) return list.error === null ? <RowBones rows={9} label="正在读取诉求" /> : null;
  if (list.rows.length === 0) return <EmptyList tab={tab} address={address} />;
  return (
    <div className="list__scroll">
      <ul>
        {list.rows.map((row) => (
          <CaseRow
            key={row.id}
            row={row}
            address={address}
            isOpen={row.id === address.caseId}
            now={now}
            ticked={bulk.tickable > 0 ? bulk.isTicked(row.id) : null}
            onTick={bulk.tick}
            onAct={onAct}
          />
        ))}
      </ul>
      <footer className="list__foot">
        {list.moreError !== null && <Sentence kind="error">{errorSentence(list.moreError)}</Sentence>}
        {list.hasMore ? (
          <Button loading={list.isLoadingMore} onClick={list.loadMore}>
            继续加载
          </Button>
        ) : (
          <p className="quiet">已全部显示，共 {list.rows.length} 件</p>
        )}
      </footer>
    </div>
  );
}

function EmptyList({ tab, address }: { tab: CaseTab | null; address: Address }) {
  if (!address.search && filterCount(address.filters) > 0) {
    return (
      <div className="list__empty">
        <p>没有符合筛选的诉求。</p>
        <p>
          <a href={formatAddress({ ...address, filters: NO_FILTERS })}>清除筛选</a>
        </p>
      </div>
    );
  }
  if (!address.search) return <p className="list__empty">{tab && EMPTY_TEXTS[tab]}</p>;
  return (
    <div className="list__empty">
      <p>没有找到“{address.search}”。</p>
      <p className="quiet">可以查：诉求编号、完整手机号或手机号末四位、诉求里的文字。</p>
      <p>
        <a href={formatAddress({ ...address, search: '', filters: NO_FILTERS, caseId: null })}>回到全部诉求</a>
      </p>
    </div>
  );
}
