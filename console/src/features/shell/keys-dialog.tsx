import { Button, Checkbox } from 'antd';
import { Dialog } from '../../ui/dialog';
import { ACTION_KEYS, ACTION_NAMES, STAFF_ACTIONS } from '../inbox/actions';

const KEYS: [string[], string][] = [
  [['j', 'k'], '在列表里下移、上移'],
  [['Enter'], '打开这一件'],
  [['x'], '选中这一件，一起签收'],
  ...STAFF_ACTIONS.flatMap((action): [string[], string][] => (ACTION_KEYS[action] ? [[[ACTION_KEYS[action]], ACTION_NAMES[action]]] : [])),
  [['Ctrl', 'Enter'], '提交正在填的'],
  [['/'], '搜索'],
  [['Esc'], '收起正在填的，再按关闭诉求'],
  [['?'], '显示这张表'],
];

interface KeysDialogProps {
  areOn: boolean;
  onTurn: (on: boolean) => void;
  onClose: () => void;
}

/** The keys of the workplace, and the switch that turns them off. */
export function KeysDialog({ areOn, onTurn, onClose }: KeysDialogProps) {
  return (
    <Dialog label="快捷键" onClose={onClose}>
      <div className="dialog__body">
        <h2>快捷键</h2>
        <dl className="keys">
          {KEYS.map(([keys, meaning]) => (
            <Keys key={meaning} keys={keys} meaning={meaning} />
          ))}
        </dl>
        <p className="quiet">正在输入文字时，字母就是字母，不会触发快捷键。</p>
        <Checkbox checked={areOn} onChange={(event) => onTurn(event.target.checked)}>
          在这台电脑上使用快捷键
        </Checkbox>
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      </div>
    </Dialog>
  );
}

function Keys({ keys, meaning }: { keys: string[]; meaning: string }) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
