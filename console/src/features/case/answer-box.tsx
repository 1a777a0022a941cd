import { casesApi, COMPLAINT_LIMITS, OUTCOME_NAMES, OUTCOMES, type Outcome } from '@zsb/shared/complaints';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { useNow } from '../../platform/use-now';
import { localDate } from '../../ui/time-words';
import { answerGaps, EMPTY_ANSWER, type AnswerDraft, type AnswerField } from './answer-rules';
import { BoxFrame, Field, refusedBy, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { useCommand } from './use-command';
import { draftKey, useDraft } from './use-draft';

const FIRST_CONTROL: Record<AnswerField, string> = { text: 'answer-text', outcome: 'answer-outcome-solved', plannedDate: 'answer-date' };

/** 答复: the text the citizen reads, the outcome, and a date where it is only planned. */
export function AnswerBox({ view, box, staffId, onDone, onStale, onClose }: BoxProps) {
  const { draft, change, discard } = useDraft(draftKey('answer', staffId, view.id), EMPTY_ANSWER);
  const [gaps, setGaps] = useState<Partial<Record<string, string>>>({});
  const today = localDate(useNow());
  const command = useCommand({
    send: () =>
      send(casesApi.answer, { params: { id: view.id }, body: { ...bodyOf(draft), commandKey: box.commandKey, version: view.version } }),
    onDone: (answered) => {
      discard();
      onDone(answered);
    },
    onStale,
  });
  const submit = () => {
    const found = answerGaps(draft, today);
    setGaps(found);
    const first = (Object.keys(FIRST_CONTROL) as AnswerField[]).find((field) => found[field]);
    if (first) document.getElementById(FIRST_CONTROL[first])?.focus();
    else command.press();
  };
  const refusals = { ...command.refusal?.fields, ...gaps };
  return (
    <BoxFrame
      view={view}
      box={box}
      onClose={onClose}
      submitWords="提交答复"
      consequence={CONSEQUENCES.answer()}
      refusal={command.refusal}
      isSending={command.isSending}
      onSubmit={submit}
    >
      <AnswerText draft={draft} onChange={change} refusal={refusals['text']} />
      <OutcomeChoice draft={draft} onChange={change} refusal={refusals['outcome']} />
      {draft.outcome === 'planned' && <PlannedDate draft={draft} onChange={change} refusal={refusals['plannedDate']} today={today} />}
    </BoxFrame>
  );
}

const bodyOf = ({ text, outcome, plannedDate }: AnswerDraft) => ({
  text: text.trim(),
  outcome: outcome as Outcome,
  plannedDate: outcome === 'planned' ? plannedDate : null,
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

function OutcomeChoice({ draft, onChange, refusal }: PartProps) {
  return (
    <fieldset className="field" aria-describedby={refusal ? 'answer-outcome-refusal' : undefined}>
      <legend>办理结果</legend>
      <div className="choices">
        {OUTCOMES.map((outcome) => (
          <Radio
            key={outcome}
            id={`answer-outcome-${outcome}`}
            name="answer-outcome"
            checked={draft.outcome === outcome}
            onChange={() => onChange({ outcome })}
          >
            {OUTCOME_NAMES[outcome]}
          </Radio>
        ))}
      </div>
      {refusal && (
        <p id="answer-outcome-refusal" className="field__refusal">
          {refusal}
        </p>
      )}
    </fieldset>
  );
}

function PlannedDate({ draft, onChange, refusal, today }: PartProps & { today: string }) {
  return (
    <Field id="answer-date" label="预计完成日期" refusal={refusal} hint="市民会看到这个日期。">
      <Input
        id="answer-date"
        type="date"
        min={today}
        value={draft.plannedDate}
        onChange={(event) => onChange({ plannedDate: event.target.value })}
        style={{ width: 180 }}
        {...refusedBy('answer-date', refusal)}
      />
    </Field>
  );
}
