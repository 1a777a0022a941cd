import { RATE_GROUPINGS } from '@zsb/shared/rates';
import { Button } from 'antd';
import { BASES, BASIS_NAMES } from './columns';
import { GROUPING_NAMES } from './comparison';
import type { RatesView } from './rates-address';

interface RatesTableBarProps {
  titleId: string;
  view: RatesView;
  onChange: (next: Partial<RatesView>) => void;
  /** Null where no row lies below another. */
  tree: { isCollapsed: boolean; onTurn: () => void } | null;
  onSave: () => void;
}

/** How the table is cut and which figures come first; and the ways to take it along. */
export function RatesTableBar({ titleId, view, onChange, tree, onSave }: RatesTableBarProps) {
  return (
    <>
      <div className="page__bar">
        <h2 id={titleId}>各项比率</h2>
        <span className="choices">
          {tree && (
            <Button type="text" onClick={tree.onTurn}>
              {tree.isCollapsed ? '展开下级' : '收起下级'}
            </Button>
          )}
          <Button onClick={onSave}>下载表格</Button>
          <Button onClick={() => window.print()}>打印</Button>
        </span>
      </div>
      <div className="rates__switches">
        <Switch
          label="分组"
          names={GROUPING_NAMES}
          values={RATE_GROUPINGS}
          value={view.by}
          onChange={(by) => onChange({ by, sort: null })}
        />
        <Switch label="口径" names={BASIS_NAMES} values={BASES} value={view.basis} onChange={(basis) => onChange({ basis })} />
        <p className="quiet">剔除后：不含经督查员批准剔除的诉求和申诉成立的评价。两种口径不同时，格子里都写出。</p>
      </div>
    </>
  );
}

interface SwitchProps<Value extends string> {
  label: string;
  names: Record<Value, string>;
  values: readonly Value[];
  value: Value;
  onChange: (value: Value) => void;
}

function Switch<Value extends string>({ label, names, values, value, onChange }: SwitchProps<Value>) {
  return (
    <div className="switch" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {values.map((one) => (
        <Button
          key={one}
          size="small"
          type={one === value ? 'primary' : 'default'}
          aria-pressed={one === value}
          onClick={() => onChange(one)}
        >
          {names[one]}
        </Button>
      ))}
    </div>
  );
}
