import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Days by date, as the package lists them: `{"2026-10-01": "National Day,国庆节,3"}`. */
interface PublishedDays {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

/** The yearly arrangement of the State Council (国务院办公厅关于部分节假日安排的通知) as a calendar file has it. */
export interface StatutoryHolidays {
  holidays: string[];
  /** Make-up workdays 调休. */
  workdays: string[];
  completeYears: number[];
}

/** All arrangements published when the package `chinese-days` was made. */
export function statutoryHolidays(): StatutoryHolidays {
  // Only the data: the package's own code is not needed and would slow the start of the operator command.
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as PublishedDays;
  return { holidays: Object.keys(holidays), workdays: Object.keys(workdays), completeYears: publishedYears(holidays) };
}

/** A year is published when its National Day is listed: the first days of January may come with the year before. */
function publishedYears(holidays: Record<string, string>): number[] {
  return Object.keys(holidays)
    .filter((date) => date.endsWith('-10-01'))
    .map((date) => Number(date.slice(0, 4)));
}
