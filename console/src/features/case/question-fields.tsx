import type { QuestionView } from '@zsb/shared/catalogue';
import type { FieldAnswer } from '@zsb/shared/complaint-requests';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { Input } from 'antd';
import { Field, refusedBy } from './box';
import { RadioField } from './radio-field';

type Answers = Record<string, string>;

interface QuestionFieldsProps {
  questions: readonly QuestionView[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** By the id of the control. */
  refusals: Record<string, string>;
}

const controlId = (key: string) => `question-${key}`;

/** The extra questions of a category, as the citizen's form asks them. */
export function QuestionFields({ questions, answers, onChange, refusals }: QuestionFieldsProps) {
  return questions.map((question) => {
    const id = controlId(question.key);
    const set = (value: string) => onChange({ ...answers, [question.key]: value });
    const label = question.required ? question.label : `${question.label}（可不填）`;
    if (question.type === 'choice') {
      const choices = question.options.map((value) => ({ value, name: value }));
      const value = answers[question.key] ?? null;
      return <RadioField key={id} id={id} legend={label} choices={choices} value={value} onChange={set} refusal={refusals[id]} />;
    }
    return (
      <Field key={id} id={id} label={label} refusal={refusals[id]}>
        <Input
          id={id}
          type={question.type === 'date' ? 'date' : 'text'}
          inputMode={question.type === 'number' ? 'decimal' : 'text'}
          value={answers[question.key] ?? ''}
          onChange={(event) => set(event.target.value)}
          maxLength={COMPLAINT_LIMITS.fieldAnswer}
          style={{ maxWidth: 320 }}
          {...refusedBy(id, refusals[id])}
        />
      </Field>
    );
  });
}

/** Required questions without an answer, by the id of the control. */
export const questionGaps = (questions: readonly QuestionView[], answers: Answers): Record<string, string> =>
  Object.fromEntries(
    questions
      .filter(({ key, required }) => required && !answers[key]?.trim())
      .map(({ key, label }) => [controlId(key), `请填写“${label}”。`]),
  );

/** The answers to these questions; what was written for another category stays out. */
export const answersOf = (questions: readonly QuestionView[], answers: Answers): FieldAnswer[] =>
  questions.flatMap(({ key }) => {
    const value = answers[key]?.trim();
    return value ? [{ key, value }] : [];
  });
