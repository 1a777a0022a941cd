import { dateWords } from '../../ui/time-words';

/** First and last civil day, both included. */
export interface Period {
  from: string;
  to: string;
}

export const PERIOD_NAMES = ['thisMonth', 'lastMonth', 'last30', 'thisYear'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];
export const PERIOD_WORDS: Record<PeriodName, string> = { thisMonth: '本月', lastMonth: '上月', last30: '近 30 天', thisYear: '本年' };

/** Most days of one report: a year, leap years included. */
export const LONGEST_PERIOD = 366;

/** The days that a name means today. */
export function namedPeriod(name: PeriodName, today: string): Period {
  const month = today.slice(0, 7);
  switch (name) {
    case 'thisMonth':
      return { from: `${month}-01`, to: today };
    case 'lastMonth': {
      const to = daysLater(`${month}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'last30':
      return { from: daysLater(today, -29), to: today };
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** The name of these days today, or null. In January the month is the year so far: the shorter name stands. */
export const nameOf = ({ from, to }: Period, today: string): PeriodName | null =>
  PERIOD_NAMES.find((name) => {
    const period = namedPeriod(name, today);
    return period.from === from && period.to === to;
  }) ?? null;

/** What is wrong with days that somebody chose, in the words below their field; null where nothing is. */
export function periodGap({ from, to }: Period, today: string): { field: 'from' | 'to'; sentence: string } | null {
  if (from === '') return { field: 'from', sentence: '请选择开始日期。' };
  if (to === '') return { field: 'to', sentence: '请选择结束日期。' };
  if (to > today) return { field: 'to', sentence: '结束日期不能晚于今天。' };
  if (from > to) return { field: 'from', sentence: '开始日期不能晚于结束日期。' };
  if (from < daysLater(to, 1 - LONGEST_PERIOD))
    return { field: 'from', sentence: `一次最多看 ${LONGEST_PERIOD} 天，请把开始日期改晚一些。` };
  return null;
}

/** `本月`, or the days themselves: `2026年10月9日至11月20日`. */
export function periodWords(period: Period, today: string): string {
  const name = nameOf(period, today);
  if (name !== null) return PERIOD_WORDS[name];
  const { from, to } = period;
  if (from === to) return dateWords(from);
  const end = dateWords(to);
  return `${dateWords(from)}至${from.slice(0, 4) === to.slice(0, 4) ? end.slice('2026年'.length) : end}`;
}

/** The days of a month that lie within a period: `2026-11`. */
export function monthWithin(month: string, { from, to }: Period): Period {
  const first = `${month}-01`;
  const last = daysLater(`${daysLater(first, 31).slice(0, 7)}-01`, -1);
  return { from: from > first ? from : first, to: to < last ? to : last };
}

/** `2026年11月`. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

/** Whether a text is a day of the calendar. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && daysLater(text, 0) === text;

/** Civil days know no zone: they are reckoned in UTC. */
const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
