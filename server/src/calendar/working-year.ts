import { DAY, type DayNumber } from './local-date.js';
import type { WorkingCalendar } from './working-calendar.js';

/** The working time of one local year as sorted lists, so that every question is a binary search instead of a walk over days. */
export interface WorkingYear {
  /** Instants at which working hours begin and end, one pair per segment. */
  opens: number[];
  closes: number[];
  /** Working milliseconds of the year before each segment, and of the whole year. */
  before: number[];
  total: number;
  /** Working days, and for each the number of its first segment. */
  days: DayNumber[];
  firstSegment: number[];
}

/** Years remembered per calendar. A long run over odd dates starts anew instead of growing. */
const REMEMBERED_YEARS = 300;
const remembered = new WeakMap<WorkingCalendar, Map<number, WorkingYear>>();

/** The index of a year, made on first use. */
export function workingYear(calendar: WorkingCalendar, year: number): WorkingYear {
  const years = remembered.get(calendar) ?? new Map<number, WorkingYear>();
  const known = years.get(year);
  if (known) return known;
  const made = makeYear(calendar, year);
  if (years.size >= REMEMBERED_YEARS) years.clear();
  remembered.set(calendar, years.set(year, made));
  return made;
}

function makeYear(calendar: WorkingCalendar, year: number): WorkingYear {
  const index: WorkingYear = { opens: [], closes: [], before: [], total: 0, days: [], firstSegment: [] };
  const end = Date.UTC(year + 1, 0, 1) / DAY;
  for (let day = Date.UTC(year, 0, 1) / DAY; day < end; day += 1) addDay(index, day, calendar);
  return index;
}

function addDay(index: WorkingYear, day: DayNumber, { zone, hoursOf }: WorkingCalendar): void {
  const first = index.opens.length;
  for (const segment of hoursOf(day)) {
    const opens = zone.instantOf(day * DAY + segment.opens);
    const closes = zone.instantOf(day * DAY + segment.closes);
    // Where clocks are set forward over a whole segment it does not happen.
    if (closes === opens) continue;
    index.opens.push(opens);
    index.closes.push(closes);
    index.before.push(index.total);
    index.total += closes - opens;
  }
  if (index.opens.length === first) return;
  index.days.push(day);
  index.firstSegment.push(first);
}

/** How many of the sorted numbers are not greater than the bound. */
export function countUpTo(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
