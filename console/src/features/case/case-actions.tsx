import type { CaseView } from '@zsb/shared/complaints';
import { Button, Dropdown } from 'antd';
import type { ComponentType } from 'react';
import { ACTION_KEYS, ACTION_NAMES, possibleActions, type StaffAction } from '../inbox/actions';
import type { Workplace } from '../shell/use-workplace';
import { AcceptBox } from './accept-box';
import { AnswerBox } from './answer-box';
import { ArbitrateBox } from './arbitrate-box';
import { AskBox } from './ask-box';
import type { BoxProps } from './box';
import { DispatchBox } from './dispatch-box';
import { RecheckBox } from './recheck-box';
import { RejectBox } from './reject-box';
import { ReturnBox } from './return-box';

const BOXES: Record<StaffAction, ComponentType<BoxProps>> = {
  dispatch: DispatchBox,
  accept: AcceptBox,
  arbitrate: ArbitrateBox,
  decideRecheck: RecheckBox,
  answer: AnswerBox,
  ask: AskBox,
  return: ReturnBox,
  reject: RejectBox,
};
/** More buttons than these are not weighed but searched through: the rest goes below 更多. */
const MAIN_BUTTONS = 2;

interface CaseActionsProps extends Pick<BoxProps, 'view' | 'staffId' | 'onDone' | 'onStale'> {
  place: Pick<Workplace, 'box' | 'openBox' | 'closeBox'>;
}

/** What can be done now, as the server says; or the box of the action that was begun. */
export function CaseActions({ view, staffId, place, onDone, onStale }: CaseActionsProps) {
  const { box } = place;
  if (box) {
    const Box = BOXES[box.action];
    const close = () => {
      place.closeBox();
      document.getElementById('case-title')?.focus();
    };
    return (
      <footer className="case__foot">
        <Box key={box.action} view={view} box={box} staffId={staffId} onDone={onDone} onStale={onStale} onClose={close} />
      </footer>
    );
  }
  const actions = possibleActions(view.allowedActions);
  if (actions.length === 0) return null;
  const open = (action: StaffAction) => place.openBox(view.id, action);
  const rest = actions.slice(MAIN_BUTTONS);
  return (
    <footer className="case__foot case__actions">
      {actions.slice(0, MAIN_BUTTONS).map((action, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          onClick={() => open(action)}
          aria-keyshortcuts={ACTION_KEYS[action]}
        >
          <ActionWords action={action} />
        </Button>
      ))}
      {rest.length > 0 && <MoreActions view={view} actions={rest} onOpen={open} />}
    </footer>
  );
}

interface MoreActionsProps {
  view: CaseView;
  actions: readonly StaffAction[];
  onOpen: (action: StaffAction) => void;
}

function MoreActions({ view, actions, onOpen }: MoreActionsProps) {
  const items = actions.map((action) => ({ key: action, label: <ActionWords action={action} /> }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => onOpen(key as StaffAction) }} placement="topLeft">
      <Button aria-haspopup="menu" aria-label={`${view.caseNumber} 的更多操作`}>
        更多 <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}

function ActionWords({ action }: { action: StaffAction }) {
  return (
    <>
      {ACTION_NAMES[action]} <span aria-hidden="true">{ACTION_KEYS[action]}</span>
    </>
  );
}
