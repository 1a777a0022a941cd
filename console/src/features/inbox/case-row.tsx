import type { CaseRowView } from '@zsb/shared/case-views';
import { CLOCK_NAMES } from '@zsb/shared/complaints';
import { Button, Checkbox } from 'antd';
import { formatAddress, type Address } from '../../platform/address';
import { Light } from '../../ui/light';
import { instantWords, remainingWords } from '../../ui/time-words';
import { ACTION_KEYS, ACTION_NAMES, mainAction, type StaffAction } from './actions';
import { isTickable } from './bulk-rules';
import { CaseMarks, rowTitle } from './case-marks';

interface CaseRowProps {
  row: CaseRowView;
  /** Null for whoever works no cases: there is nothing to open. */
  address: Address | null;
  isOpen: boolean;
  now: Date;
  /** Null where nothing in the list can be ticked: then there is no column for it. */
  ticked: boolean | null;
  onTick?: (row: CaseRowView) => void;
  /** Absent where the rows are only read. */
  onAct?: (row: CaseRowView, action: StaffAction) => void;
}

/** The id of the link that opens a row: the keyboard cursor is the focus on it. */
export const rowLinkId = (id: string): string => `row-${id}`;

/** One case in the list: light and remaining time, words, where from, and the row's main action. */
export function CaseRow({ row, address, isOpen, now, ticked, onTick, onAct }: CaseRowProps) {
  const title = rowTitle(row);
  return (
    <li className={['row', isOpen && 'row--open', ticked !== null && 'row--ticks'].filter(Boolean).join(' ')}>
      {ticked !== null && <Tick row={row} title={title} ticked={ticked} onTick={onTick} />}
      <RowTime row={row} now={now} />
      <div className="row__words">
        <RowTitle row={row} title={title} address={address} isOpen={isOpen} />
        <p className="row__facts dotted">
          <span>{row.category}</span>
          <span>{row.district ?? '区划待定'}</span>
          {row.office && <span>{row.office}</span>}
          {row.handler && <span>{row.handler}</span>}
          <span className="row__filed">{instantWords(row.filedAt, now)} 提交</span>
        </p>
      </div>
      {onAct && <RowAction row={row} title={title} onAct={onAct} />}
    </li>
  );
}

/** What sets the case apart, and its words: the link that opens it. */
function RowTitle({ row, title, address, isOpen }: Pick<CaseRowProps, 'row' | 'address' | 'isOpen'> & { title: string }) {
  return (
    <p className="row__title">
      <CaseMarks row={row} />
      {address === null ? (
        <span className="row__link">{title}</span>
      ) : (
        <a
          id={rowLinkId(row.id)}
          className="row__link"
          href={formatAddress({ ...address, caseId: row.id })}
          aria-current={isOpen ? 'true' : undefined}
        >
          {title}
        </a>
      )}
    </p>
  );
}

/** The main step that the server allows, if there is one. */
function RowAction({ row, title, onAct }: Pick<CaseRowProps, 'row'> & Required<Pick<CaseRowProps, 'onAct'>> & { title: string }) {
  const action = mainAction(row);
  if (action === null) return null;
  return (
    <Button
      className="row__action"
      size="small"
      title={ACTION_KEYS[action] && `快捷键 ${ACTION_KEYS[action]}`}
      aria-label={`${ACTION_NAMES[action]}：${title}`}
      onClick={() => onAct(row, action)}
    >
      {ACTION_NAMES[action]}
    </Button>
  );
}

/** A row that cannot be accepted keeps its place empty, so that the columns stand. */
function Tick({ row, title, ticked, onTick }: Pick<CaseRowProps, 'row' | 'onTick'> & { title: string; ticked: boolean }) {
  if (!isTickable(row)) return <span />;
  return (
    <span className="row__tick">
      <Checkbox checked={ticked} onChange={() => onTick?.(row)} aria-label={`选中：${title}`} title="快捷键 x" />
    </span>
  );
}

function RowTime({ row, now }: { row: CaseRowView; now: Date }) {
  if (row.slaStatus === 'paused') {
    return (
      <p className="row__time">
        <Light status="paused" />
        <span className="row__remaining">{row.stateText}</span>
      </p>
    );
  }
  if (!row.slaStatus || !row.dueAt) return <p className="row__time row__facts">{row.stateText}</p>;
  return (
    <p className="row__time">
      <Light status={row.slaStatus} />
      <span className="row__remaining">
        {row.clock && `${CLOCK_NAMES[row.clock] ?? row.clock} `}
        {remainingWords(row.dueAt, now)}
      </span>
    </p>
  );
}
