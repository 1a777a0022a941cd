import { CalendarError } from './calendar-error.js';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Weeks remembered per zone (more than 150 years); beyond it the memory starts anew, so that a long run stays constant. */
const REMEMBERED_WEEKS = 8_000;

/** One week of a zone: its offset, and where it changes within the week. */
interface Week {
  before: number;
  after: number;
  /** First instant with the offset `after`; Infinity where nothing changes. */
  changesAt: number;
}

/**
 * An IANA time zone: instants (milliseconds of UTC) to wall time and back. Wall time is a number as well: the milliseconds
 * that UTC would have at the same reading of the clock. Intl answers one offset per call, slowly; weeks are remembered.
 */
export class Zone {
  private static readonly known = new Map<string, Zone>();
  private readonly weeks = new Map<number, Week>();

  private constructor(
    readonly name: string,
    private readonly format: Intl.DateTimeFormat,
  ) {}

  /** @throws CalendarError `bad-calendar` where the name is not in the IANA database */
  static of(name: string): Zone {
    const zone = Zone.known.get(name) ?? new Zone(name, formatFor(name));
    Zone.known.set(name, zone);
    return zone;
  }

  /** Milliseconds east of UTC at an instant. */
  offsetAt(instant: number): number {
    const number = Math.floor(instant / WEEK);
    const week = this.weeks.get(number) ?? this.learn(number);
    return instant < week.changesAt ? week.before : week.after;
  }

  /** What the clock on the wall shows at an instant. */
  wallOf(instant: number): number {
    return instant + this.offsetAt(instant);
  }

  /**
   * When the clock on the wall shows a time. A time shown twice (clocks set back) is the first of the two; a time that is
   * skipped (clocks set forward) is the moment of the jump, so that wall times keep their order as instants.
   */
  instantOf(wall: number): number {
    const before = this.offsetAt(wall - DAY);
    const after = this.offsetAt(wall + DAY);
    const first = wall - before;
    if (before === after || this.offsetAt(first) === before) return first;
    const second = wall - after;
    return this.offsetAt(second) === after ? second : this.changeBetween(second, first);
  }

  private learn(number: number): Week {
    const start = number * WEEK;
    const before = this.weeks.get(number - 1)?.after ?? this.ask(start);
    const after = this.weeks.get(number + 1)?.before ?? this.ask(start + WEEK);
    const week = { before, after, changesAt: before === after ? Infinity : this.changeBetween(start, start + WEEK) };
    if (this.weeks.size >= REMEMBERED_WEEKS) this.weeks.clear();
    this.weeks.set(number, week);
    return week;
  }

  /** First whole second in (from, to] that has another offset than `from`. */
  private changeBetween(from: number, to: number): number {
    const offset = this.ask(from);
    let same = Math.floor(from / 1000);
    let changed = Math.ceil(to / 1000);
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (this.ask(middle * 1000) === offset) same = middle;
      else changed = middle;
    }
    return changed * 1000;
  }

  private ask(instant: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  }
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const digits = '2-digit';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
  } catch {
    throw new CalendarError('bad-calendar', `timeZone: ${JSON.stringify(timeZone)} is no IANA time zone`);
  }
}
