import { useEffect, type ReactNode } from 'react';
import type { ComplaintView, MessageView } from '@zsb/shared/complaint-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { showField } from '../../../platform/show-field';
import { Box } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import type { CaseCommands } from '../use-case-commands';
import { Answer, RatingGiven } from './answer';
import { CaseHead } from './case-head';
import { Conversation } from './conversation';
import { FollowUp } from './follow-up';
import { LeftOver } from './left-over';
import { MyWords } from './my-words';
import { RatingForm } from './rating-form';
import { Appeal, Rejection } from './rejection';
import { SupplyForm } from './supply-form';
import { Timeline } from './timeline';
import { Withdrawal } from './withdrawal';

interface OpenedCaseProps {
  view: ComplaintView;
  commands: CaseCommands;
  now: Date;
  addressOf: (path: string) => string;
  /** Below what the person can do: the offer to be told. */
  aside?: ReactNode;
}

/** The whole of a case: what is asked of the person first, then what was said, then what has happened. */
export function OpenedCaseCards({ view, commands, now, addressOf, aside }: OpenedCaseProps) {
  const may = (action: ComplaintAction): boolean => view.allowedActions.includes(action);
  const { rating, supply, appeal, withdrawal, urging, supplement, done, doneCount } = commands;
  const asked = may('supply') ? openQuestion(view.messages) : null;
  useEffect(() => {
    if (doneCount > 0) showField(DONE); // the press was further down
  }, [doneCount]);
  return (
    <>
      {done && (
        <Box id={DONE} focusable>
          <Message kind="done">{done}</Message>
        </Box>
      )}
      <CaseHead view={view} now={now} />
      {may('supply') ? (
        <SupplyForm asked={asked} supplyBy={view.supplyBy} supply={supply} now={now} addressOf={addressOf} />
      ) : (
        <LeftOver title="没有提交的补充" text={supply.reply.text} />
      )}
      {view.rejection && <Rejection rejection={view.rejection} isCurrent={view.state === 'rejected'} now={now} />}
      {may('appeal') ? <Appeal reply={appeal} /> : <LeftOver title="没有提交的申诉" text={appeal.text} />}
      {view.answer && <Answer answer={view.answer} evidence={view.evidence} now={now} addressOf={addressOf} />}
      {may('rate') ? <RatingForm {...rating} /> : <LeftOver title="没有提交的评价" text={rating.draft.text} />}
      {view.rating && <RatingGiven rating={view.rating} now={now} />}
      <FollowUp view={view} commands={commands} now={now} addressOf={addressOf} />
      {aside}
      {!may('urge') && <LeftOver title="没有提交的催办" text={urging.text} />}
      {!may('supplement') && <LeftOver title="没有提交的补充说明" text={supplement.reply.text} />}
      <Timeline entries={view.timeline} />
      <Conversation messages={view.messages.filter((message) => message !== asked)} now={now} />
      <MyWords view={view} addressOf={addressOf} />
      {may('withdraw') && <Withdrawal reply={withdrawal} />}
    </>
  );
}

const DONE = 'case-done';

// It stands in the form that answers it, and need not be read twice.
const openQuestion = (messages: MessageView[]): MessageView | null => {
  const last = messages[messages.length - 1];
  return last?.kind === 'ask' ? last : null;
};
