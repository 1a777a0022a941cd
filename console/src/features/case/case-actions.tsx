import { Button } from 'antd';
import { useState, type ComponentType } from 'react';
import { ACTION_KEYS, ACTION_NAMES, isStep, possibleActions, type StaffAction } from '../inbox/actions';
import type { Workplace } from '../shell/use-workplace';
import { AcceptBox } from './accept-box';
import { AnswerBox } from './answer-box';
import { ApplyExclusionBox, ApplyExtensionBox, ApplyRedispatchBox, ApplyRejectionBox, ContestRatingBox } from './apply-box';
import { ArbitrateBox } from './arbitrate-box';
import { AskBox } from './ask-box';
import type { BoxProps } from './box';
import { CallBackBox } from './call-back-box';
import { AddCoHandlerBox, AnswerCoHandlingBox } from './co-handler-boxes';
import { ContactBox } from './contact-box';
import { DecideContestBox, DecideExclusionBox, DecideExtensionBox, DecideRedispatchBox, DecideRejectionBox } from './decide-box';
import { DispatchBox } from './dispatch-box';
import { NameHandlersBox } from './name-handlers-box';
import { MarkUrgentBox, NoteBox, RectifyBox, SuperviseBox, SupervisionReportBox } from './one-text-box';
import { PlanReportBox } from './plan-report-box';
import { RecheckBox } from './recheck-box';
import { RejectBox } from './reject-box';
import { ReturnBox } from './return-box';
import { ReviewBox } from './review-box';
import { MergeBox, SplitBox } from './split-merge-boxes';

const BOXES: Record<StaffAction, ComponentType<BoxProps>> = {
  dispatch: DispatchBox,
  accept: AcceptBox,
  arbitrate: ArbitrateBox,
  decideRecheck: RecheckBox,
  reviewAnswer: ReviewBox,
  decideExtension: DecideExtensionBox,
  decideRedispatch: DecideRedispatchBox,
  decideRejection: DecideRejectionBox,
  decideExclusion: DecideExclusionBox,
  decideContest: DecideContestBox,
  answer: AnswerBox,
  contact: ContactBox,
  ask: AskBox,
  return: ReturnBox,
  answerCoHandling: AnswerCoHandlingBox,
  answerSupervision: SupervisionReportBox,
  rectify: RectifyBox,
  reportPlan: PlanReportBox,
  callBack: CallBackBox,
  reject: RejectBox,
  nameHandlers: NameHandlersBox,
  applyExtension: ApplyExtensionBox,
  addCoHandler: AddCoHandlerBox,
  note: NoteBox,
  applyRedispatch: ApplyRedispatchBox,
  applyRejection: ApplyRejectionBox,
  applyExclusion: ApplyExclusionBox,
  contestRating: ContestRatingBox,
  supervise: SuperviseBox,
  markUrgent: MarkUrgentBox,
  split: SplitBox,
  merge: MergeBox,
};
/** More buttons than these are not weighed but searched through: the rest goes below 更多. */
const MAIN_BUTTONS = 4;

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
  return <ActionBar key={view.id} actions={possibleActions(view)} onOpen={(action) => place.openBox(view.id, action)} />;
}

interface ActionBarProps {
  actions: readonly StaffAction[];
  onOpen: (action: StaffAction) => void;
}

/** Four buttons, and behind 更多 the others: shown in the same line, so that they are reached like any button. */
export function ActionBar({ actions, onOpen }: ActionBarProps) {
  const [areAllShown, setAreAllShown] = useState(false);
  if (actions.length === 0) return null;
  const shown = areAllShown ? actions : actions.slice(0, MAIN_BUTTONS);
  return (
    <footer className="case__foot case__actions">
      {shown.map((action, index) => (
        <Button
          key={action}
          type={index === 0 && isStep(action) ? 'primary' : 'default'}
          onClick={() => onOpen(action)}
          aria-keyshortcuts={ACTION_KEYS[action]}
        >
          {ACTION_NAMES[action]} {ACTION_KEYS[action] && <span aria-hidden="true">{ACTION_KEYS[action]}</span>}
        </Button>
      ))}
      {actions.length > MAIN_BUTTONS && (
        <Button type="text" aria-expanded={areAllShown} onClick={() => setAreAllShown(!areAllShown)}>
          更多 <span aria-hidden="true">{areAllShown ? '◂' : '▾'}</span>
        </Button>
      )}
    </footer>
  );
}
