import { Button, Checkbox } from 'antd';
import type { Bulk } from './use-bulk';

/** 批量签收: shown while rows are ticked, with what it means. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const count = bulk.ticked.length;
  if (count === 0) return null;
  return (
    <div className="bulk" role="group" aria-label="批量签收">
      <p className="bulk__line">
        <Checkbox checked={count === bulk.tickable} indeterminate={count < bulk.tickable} onChange={bulk.tickAll}>
          全选
        </Checkbox>
        <span role="status">已选 {count} 件</span>
        <Button type="primary" loading={bulk.isSending} onClick={bulk.accept}>
          签收这 {count} 件
        </Button>
        <Button onClick={bulk.clear}>取消选择</Button>
      </p>
      <p className="quiet">签收后由本单位办理，市民会看到“办理中”。不能撤回。</p>
    </div>
  );
}
