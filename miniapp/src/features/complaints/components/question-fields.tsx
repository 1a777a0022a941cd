import type { QuestionView } from '@zsb/shared/catalogue';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { Chip } from '../../../ui/chip';
import { DateField } from '../../../ui/date-field';
import { Box, Heading } from '../../../ui/elements';
import { Field, FieldError } from '../../../ui/field';
import { answerField, answerOf, type ComplaintDraft, type DraftErrors } from '../complaint-draft';
import './question-fields.scss';

interface QuestionFieldsProps {
  questions: QuestionView[];
  draft: ComplaintDraft;
  errors: DraftErrors;
  onAnswer: (key: string, value: string) => void;
}

/** What the chosen category asks besides: one field of its type for each question. */
export const QuestionFields = ({ questions, draft, errors, onAnswer }: QuestionFieldsProps) =>
  questions.length === 0 ? null : (
    <Box className="question-fields">
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          value={answerOf(draft, question.key)}
          error={errors[answerField(question.key)] ?? null}
          onChange={(value) => onAnswer(question.key, value)}
        />
      ))}
    </Box>
  );

interface QuestionFieldProps {
  question: QuestionView;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

function QuestionField({ question, value, error, onChange }: QuestionFieldProps) {
  const field = { id: answerField(question.key), label: titleOf(question), value, error, onChange };
  if (question.type === 'date') return <DateField {...field} />;
  if (question.type === 'choice') return <Choice {...field} question={question} />;
  const isNumber = question.type === 'number'; // also what a newer server may ask for reads as text
  return <Field {...field} kind={isNumber ? 'number' : 'text'} maxLength={isNumber ? 12 : COMPLAINT_LIMITS.fieldAnswer} />;
}

const titleOf = ({ label, required }: QuestionView): string => (required ? label : `${label}（可不填）`);

interface ChoiceProps extends QuestionFieldProps {
  id: string;
  label: string;
}

const Choice = ({ id, label, question, value, error, onChange }: ChoiceProps) => (
  <Box id={id} className="field">
    <Heading level={3} id={`${id}-name`} className="field-label">
      {label}
    </Heading>
    <Box className="chips question-chips" role="radiogroup" labelledBy={`${id}-name`}>
      {question.options.map((option) => (
        <Chip
          key={option}
          words={option}
          choice="radio"
          chosen={value === option}
          // What need not be answered can be taken back.
          onPress={() => onChange(value === option && !question.required ? '' : option)}
        />
      ))}
    </Box>
    <Box className="field-below">
      <FieldError id={id} error={error} />
    </Box>
  </Box>
);
