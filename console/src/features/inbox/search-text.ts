import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { isCaseNumber } from '@zsb/shared/ids';
import { isMobile, normaliseMobile } from '@zsb/shared/phone';

/** What is searched for, from what was typed or pasted: whole phone numbers and case numbers lose blanks and lower case. */
export function searchText(typed: string): string {
  const trimmed = typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const phone = normaliseMobile(trimmed);
  if (isMobile(phone)) return phone;
  const number = trimmed.replace(/\s/g, '').toUpperCase();
  if (isCaseNumber(number)) return number;
  return trimmed.slice(0, COMPLAINT_LIMITS.searchText);
}
