import type { QuestionView } from '@zsb/shared/catalogue';
import type { FieldAnswer } from '@zsb/shared/complaint-requests';
import type { FieldAnswerView } from '@zsb/shared/complaint-views';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { FieldProblem, FieldReason } from '@zsb/shared/errors';
import { parseDay } from '../../calendar/local-date.js';

/** Checks the answers against the questions of the category; empty when all is well. */
export function answerProblems(questions: readonly QuestionView[], answers: readonly FieldAnswer[]): FieldProblem[] {
  const missing = questions.filter(({ key, required }) => required && !answers.some((one) => one.key === key && one.value.trim() !== ''));
  return [
    ...answers.flatMap(({ key, value }, index) => problemOf(questions, { key, value, index, all: answers })),
    ...missing.map(({ key }) => ({ field: `answers.${key}`, reason: 'required' as const })),
  ];
}

interface Given extends FieldAnswer {
  index: number;
  all: readonly FieldAnswer[];
}

function problemOf(questions: readonly QuestionView[], { key, value, index, all }: Given): FieldProblem[] {
  const question = questions.find((one) => one.key === key);
  if (!question) return [{ field: `answers[${index}].key`, reason: 'unknown' }];
  if (all.findIndex((one) => one.key === key) !== index) return [{ field: `answers.${key}`, reason: 'duplicate' }];
  const reason = value.trim() === '' ? null : wrong(question, value.trim());
  return reason === null ? [] : [{ field: `answers.${key}`, reason }];
}

function wrong({ type, options }: QuestionView, value: string): FieldReason | null {
  if (value.length > COMPLAINT_LIMITS.fieldAnswer) return 'too-long';
  switch (type) {
    case 'number':
      return /^\d{1,9}(\.\d{1,2})?$/.test(value) ? null : 'format';
    case 'date':
      return parseDay(value) === undefined ? 'format' : null;
    case 'choice':
      return options.includes(value) ? null : 'not-one-of';
    case 'text':
      return null;
  }
}

/** Answered questions as people read them; a question that was taken out of the catalogue since is left out. */
export const answerViews = (questions: readonly QuestionView[], answers: readonly FieldAnswer[]): FieldAnswerView[] =>
  questions.flatMap(({ key, label }) => {
    const value = answers.find((one) => one.key === key)?.value.trim() ?? '';
    return value === '' ? [] : [{ label, value }];
  });
