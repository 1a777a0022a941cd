import { COMPLAINT_LIMITS, type Outcome } from '@zsb/shared/complaints';
import type { PhotoView } from '@zsb/shared/photos';

export interface AnswerDraft {
  text: string;
  outcome: Outcome | null;
  /** `YYYY-MM-DD`; empty until chosen. */
  plannedDate: string;
  /** Evidence that has been sent already. */
  photos: PhotoView[];
}

export const EMPTY_ANSWER: AnswerDraft = { text: '', outcome: null, plannedDate: '', photos: [] };
export type AnswerField = 'text' | 'outcome' | 'plannedDate';

/** What the person must still do before the server is asked, by field in the order of the form. */
export function answerGaps(
  { text, outcome, plannedDate }: Pick<AnswerDraft, AnswerField>,
  today: string,
): Partial<Record<AnswerField, string>> {
  const over = text.length - COMPLAINT_LIMITS.answer;
  return {
    ...(text.trim() === '' && { text: '请写明办理情况和结果。' }),
    ...(over > 0 && { text: `最多写 ${COMPLAINT_LIMITS.answer} 个字，现在多了 ${over} 个。` }),
    ...(outcome === null && { outcome: '请选择办理结果。' }),
    ...(outcome === 'planned' && plannedDate === '' && { plannedDate: '列入计划要写明预计完成的日期。' }),
    ...(outcome === 'planned' && plannedDate !== '' && plannedDate <= today && { plannedDate: '预计完成的日期要在今天之后。' }),
  };
}
