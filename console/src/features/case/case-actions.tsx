import type { CaseView } from '@zsb/shared/complaints';
import { Button } from 'antd';
import { ACTION_KEYS, ACTION_NAMES, STAFF_ACTIONS } from '../inbox/actions';
import type { Workplace } from '../shell/use-workplace';
import { AcceptBox } from './accept-box';
import { AnswerBox } from './answer-box';
import type { BoxProps } from './box';
import { DispatchBox } from './dispatch-box';

const BOXES = { dispatch: DispatchBox, accept: AcceptBox, answer: AnswerBox };

interface CaseActionsProps extends Pick<BoxProps, 'view' | 'staffId' | 'onDone' | 'onStale'> {
  place: Workplace;
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
  const actions = STAFF_ACTIONS.filter((action) => view.allowedActions.includes(action));
  if (actions.length === 0) return null;
  return (
    <footer className="case__foot case__actions">
      {actions.map((action, index) => (
        <ActionButton key={action} view={view} action={action} isMain={index === 0} place={place} />
      ))}
    </footer>
  );
}

interface ActionButtonProps {
  view: CaseView;
  action: (typeof STAFF_ACTIONS)[number];
  isMain: boolean;
  place: Workplace;
}

function ActionButton({ view, action, isMain, place }: ActionButtonProps) {
  return (
    <Button type={isMain ? 'primary' : 'default'} onClick={() => place.openBox(view.id, action)} aria-keyshortcuts={ACTION_KEYS[action]}>
      {ACTION_NAMES[action]} <span aria-hidden="true">{ACTION_KEYS[action]}</span>
    </Button>
  );
}
