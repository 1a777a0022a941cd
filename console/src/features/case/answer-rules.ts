import { COMPLAINT_LIMITS, type Outcome } from '@zsb/shared/complaints';

export interface AnswerDraft {
  text: string;
  outcome: Outcome | null;
  /** `YYYY-MM-DD`; empty until chosen. */
  plannedDate: string;
}

export const EMPTY_ANSWER: AnswerDraft = { text: '', outcome: null, plannedDate: '' };
export type AnswerField = keyof AnswerDraft;

/** What the person must still do before the server is asked, by field in the order of the form. */
export function answerGaps({ text, outcome, plannedDate }: AnswerDraft, today: string): Partial<Record<AnswerField, string>> {
  const over = text.length - COMPLAINT_LIMITS.answer;
  return {
    ...(text.trim() === '' && { text: '请写明办理情况和结果。' }),
    ...(over > 0 && { text: `最多写 ${COMPLAINT_LIMITS.answer} 个字，现在多了 ${over} 个。` }),
    ...(outcome === null && { outcome: '请选择办理结果。' }),
    ...(outcome === 'planned' && plannedDate === '' && { plannedDate: '列入计划要写明预计完成的日期。' }),
    ...(outcome === 'planned' && plannedDate !== '' && plannedDate <= today && { plannedDate: '预计完成的日期要在今天之后。' }),
  };
}
