import { COMPLAINT_LIMITS, OUTCOME_NAMES, OUTCOMES, type Outcome } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import { Input } from 'antd';
import { send } from '../../api/client';
import { useNow } from '../../platform/use-now';
import { Sentence } from '../../ui/sentence';
import { dayAfter, localDate } from '../../ui/time-words';
import { answerGaps, EMPTY_ANSWER, type AnswerDraft } from './answer-rules';
import { BoxFrame, Field, refusedBy, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { EvidenceField } from './evidence-field';
import { RadioField, radioId } from './radio-field';
import { TemplateField } from './template-field';
import { useBox } from './use-box';

const OUTCOME = 'answer-outcome';
const CHOICES = OUTCOMES.map((value) => ({ value, name: OUTCOME_NAMES[value] }));

/** 答复: the text the citizen reads, the outcome, and a date where it is only planned. */
export function AnswerBox(props: BoxProps) {
  const today = localDate(useNow());
  const isReviewed = !props.view.allowedActions.includes('answer');
  const { draft, change, refusals, ...form } = useBox<AnswerDraft>(props, {
    initial: EMPTY_ANSWER,
    gaps: (draft) => answerGaps(draft, today),
    controls: { text: 'answer-text', outcome: radioId(OUTCOME, 'solved'), plannedDate: 'answer-date' },
    send: (call, command, draft) => send(casesApi.answer, { ...call, body: { ...command, ...bodyOf(draft) } }),
    // It may be sent back: then the text is wanted again.
    isKeptAfter: (view) => view.draft !== null,
  });
  return (
    <BoxFrame {...props} {...form} submitWords={isReviewed ? '提交审核' : '提交答复'} consequence={CONSEQUENCES.answer(isReviewed)}>
      {isUncontacted(props.view) && <Sentence kind="hint">还没有登记首次联系。没有联系就答复，考核里会单独统计。</Sentence>}
      <TemplateField view={props.view} kind="answer" text={draft.text} onChange={(text) => change({ text })} focusId="answer-text" />
      <AnswerText draft={draft} onChange={change} refusal={refusals['text']} />
      <RadioField
        id={OUTCOME}
        legend="办理结果"
        choices={CHOICES}
        value={draft.outcome}
        onChange={(outcome) => change({ outcome })}
        refusal={refusals['outcome']}
      />
      {draft.outcome === 'planned' && <PlannedDate draft={draft} onChange={change} refusal={refusals['plannedDate']} today={today} />}
      <EvidenceField view={props.view} photos={draft.photos} onChange={(photos) => change({ photos })} />
    </BoxFrame>
  );
}

/** Nobody was reached yet, and somebody could be: of whom no phone is known, no contact is waited for. */
const isUncontacted = ({ clocks }: BoxProps['view']): boolean =>
  clocks.some(({ kind, stoppedAt }) => kind === 'firstContact' && stoppedAt === null);

const bodyOf = ({ text, outcome, plannedDate, photos }: AnswerDraft) => ({
  text: text.trim(),
  outcome: outcome as Outcome,
  plannedDate: outcome === 'planned' ? plannedDate : null,
  photoIds: photos.map(({ id }) => id),
});

interface PartProps {
  draft: AnswerDraft;
  onChange: (change: Partial<AnswerDraft>) => void;
  refusal: string | undefined;
}

function AnswerText({ draft, onChange, refusal }: PartProps) {
  return (
    <Field id="answer-text" label="答复内容" refusal={refusal} hint="写清办理情况、结果和联系方式。文字会自动保存在这个页面。">
      <Input.TextArea
        id="answer-text"
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
        autoSize={{ minRows: 4, maxRows: 10 }}
        count={{ show: true, max: COMPLAINT_LIMITS.answer }}
        {...refusedBy('answer-text', refusal)}
      />
    </Field>
  );
}

function PlannedDate({ draft, onChange, refusal, today }: PartProps & { today: string }) {
  return (
    <Field id="answer-date" label="预计完成日期" refusal={refusal} hint="市民会看到这个日期。到时要反馈落实情况，逾期按超时计。">
      <Input
        id="answer-date"
        type="date"
        min={dayAfter(today)}
        value={draft.plannedDate}
        onChange={(event) => onChange({ plannedDate: event.target.value })}
        style={{ width: 180 }}
        {...refusedBy('answer-date', refusal)}
      />
    </Field>
  );
}
