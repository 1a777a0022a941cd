import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';

/** What is still wrong with a text that has to explain something, or null. `please` is said while there is none. */
export function reasonGap(text: string, please: string): string | null {
  const { reasonMin, reason } = COMPLAINT_LIMITS;
  const length = text.trim().length;
  if (length === 0) return please;
  if (length < reasonMin) return `太短了，请至少写 ${reasonMin} 个字。`;
  if (length > reason) return `最多写 ${reason} 个字，现在多了 ${length - reason} 个。`;
  return null;
}

/** The same for a remark or a report, which may be as short as it likes. */
export function wordsGap(text: string, please: string): string | null {
  const over = text.trim().length - COMPLAINT_LIMITS.note;
  if (over > 0) return `最多写 ${COMPLAINT_LIMITS.note} 个字，现在多了 ${over} 个。`;
  return text.trim() === '' ? please : null;
}
