import { CASE_TAB_NAMES, type CaseRowView, type CaseTab } from '@zsb/shared/complaints';
import { Button } from 'antd';
import { errorSentence } from '../../api/messages.zh';
import { formatAddress, go, type Address } from '../../platform/address';
import { useNow } from '../../platform/use-now';
import { RowBones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import type { StaffAction } from './actions';
import './case-list-pane.css';
import { CaseRow } from './case-row';
import { EMPTY_TEXTS } from './tabs';
import type { CaseList } from './use-case-list';

interface CaseListPaneProps {
  list: CaseList;
  tab: CaseTab | null;
  count: number | null;
  address: Address;
  onAct: (row: CaseRowView, action: StaffAction) => void;
}

/** The left half of the workplace: the rows of a tab or of a search. */
export function CaseListPane({ list, tab, count, address, onAct }: CaseListPaneProps) {
  const { search } = address;
  return (
    <section className="list" aria-labelledby="list-title" aria-busy={list.rows === null && list.error === null}>
      <header className="list__head">
        <h1 id="list-title" tabIndex={-1}>
          {search ? `搜索“${search}”` : tab ? CASE_TAB_NAMES[tab] : '诉求'} {!search && count !== null && <small>{count}</small>}
        </h1>
        {search && (
          <Button size="small" onClick={() => go({ search: '', caseId: null })}>
            清除搜索
          </Button>
        )}
      </header>
      <Failure error={list.error} hasContent={list.rows !== null} onRetry={list.refresh} />
      <ListBody list={list} tab={tab} address={address} onAct={onAct} />
    </section>
  );
}

function ListBody({ list, tab, address, onAct }: Omit<CaseListPaneProps, 'count'>) {
  const now = useNow();
  if (list.rows === null) return list.error === null ? <RowBones rows={9} label="正在读取诉求" /> : null;
  if (list.rows.length === 0) return <EmptyList tab={tab} address={address} />;
  return (
    <div className="list__scroll">
      <ul>
        {list.rows.map((row) => (
          <CaseRow key={row.id} row={row} address={address} isOpen={row.id === address.caseId} now={now} onAct={onAct} />
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
  if (!address.search) return <p className="list__empty">{tab && EMPTY_TEXTS[tab]}</p>;
  return (
    <div className="list__empty">
      <p>没有找到“{address.search}”。</p>
      <p className="quiet">可以查：诉求编号、完整手机号或手机号末四位、诉求里的文字。</p>
      <p>
        <a href={formatAddress({ ...address, search: '', caseId: null })}>回到全部诉求</a>
      </p>
    </div>
  );
}
