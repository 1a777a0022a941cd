import type { Arrangement } from './calendar-rules';

export interface ReadArrangement extends Arrangement {
  /** Pieces with a date whose meaning is not clear: they were left out. */
  unread: string[];
}

/**
 * Reads the yearly notice on holidays as the State Council's office words it (“10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、
 * 10月10日（周六）上班。”), or plain dates line by line (“2027-10-01 至 2027-10-07 放假”).
 * @param year of dates that name none
 */
export function readArrangement(text: string, year: number): ReadArrangement {
  const found: ReadArrangement = { holidays: [], workdays: [], unread: [] };
  for (const piece of pieces(text)) {
    const dates = datesIn(piece, year);
    if (dates === null || /\d/.test(piece) === false) continue;
    if (/上班|补班|工作/.test(piece)) found.workdays.push(...dates);
    else if (/放假|休|假/.test(piece)) found.holidays.push(...dates);
    else if (dates.length > 0) found.unread.push(piece);
  }
  const workdays = inOrder(found.workdays);
  return { holidays: inOrder(found.holidays).filter((date) => !workdays.includes(date)), workdays, unread: found.unread };
}

/** Sentences, without what stands in brackets: weekdays and lunar dates say nothing new. */
const pieces = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .split(/[。;\n]|共\d+天/)
    .map((piece) => piece.trim())
    .filter(Boolean);

const ONE = String.raw`(?:(\d{4})\s*[年\-/.]\s*)?(?:(\d{1,2})\s*[月\-/.]\s*)?(\d{1,2})\s*日?`;
const DATES = new RegExp(String.raw`${ONE}(?:\s*(?:至|到|~|—|–)\s*${ONE})?`, 'g');

/** Every date of a piece, ranges filled in; null where a date is none. */
function datesIn(piece: string, year: number): string[] | null {
  const dates: string[] = [];
  for (const match of piece.matchAll(DATES)) {
    const [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = match.map((part) => (part === undefined ? undefined : Number(part)));
    // A number without a month is a date only behind “至”: “共7天” is none.
    if (fromMonth === undefined || fromDay === undefined) continue;
    const from = civil(fromYear ?? year, fromMonth, fromDay);
    const to = toDay === undefined ? from : civil(toYear ?? fromYear ?? year, toMonth ?? fromMonth, toDay);
    if (from === null || to === null || to < from) return null;
    dates.push(...range(from, to));
  }
  return dates;
}

const DAY = 24 * 60 * 60 * 1000;

/** The instant at which a civil date begins in UTC; null where there is no such day. */
function civil(year: number, month: number, day: number): number | null {
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? instant : null;
}

const range = (from: number, to: number): string[] =>
  Array.from({ length: Math.min((to - from) / DAY + 1, 60) }, (_, index) => new Date(from + index * DAY).toISOString().slice(0, 10));

const inOrder = (dates: readonly string[]): string[] => [...new Set(dates)].toSorted();
