import { setImmediate as giveWay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { OVERDUE_CLOCKS } from '@zsb/shared/rates';
import { Calendars } from '../calendar/calendars.service.js';
import { localDate, startOfDay } from '../calendar/local-date.js';
import { Clock } from '../platform/clock.js';
import { addGroups, groupOf, type Groups } from './domain/groups.js';
import { CLOCK_MEASURES, type Measure } from './domain/measures.js';
import { dayAfter, stretchesOf } from './domain/periods.js';
import { noGroupSums, type GroupSums } from './domain/rows.js';
import { OverdueRepository } from './overdue.repository.js';
import { RateTalliesRepository, type TallyQuery } from './rate-tallies.repository.js';

/** Days of a big city that are summed in a few milliseconds. */
const DAYS_AT_ONCE = 3;
const LATE_MEASURES = Object.values(CLOCK_MEASURES).flatMap(({ missed, fellDue }) => [missed, fellDue]);

/** The sums of one month, or of the days of it that were asked for. */
export interface MonthSums {
  month: string;
  sums: GroupSums;
}

/** Sums of a period by group, as they are kept; and what was overdue at its end. */
@Injectable()
export class RateSums {
  constructor(
    private readonly tallies: RateTalliesRepository,
    private readonly overdue: OverdueRepository,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** By the code of `query.by`. @param from, to local dates, both included */
  async ofPeriod(from: string, to: string, query: TallyQuery): Promise<Groups> {
    const groups = await this.read(from, to, query);
    addLateSince(groups, await this.since(to, query));
    await this.addOpen(to, query, groups);
    return groups;
  }

  /** Month by month, each with what was overdue at its end. What a later month says of an earlier one is read once. */
  async byMonth(from: string, to: string, query: TallyQuery): Promise<MonthSums[]> {
    const later = await this.since(to, query);
    const months: MonthSums[] = [];
    for (const { month, days } of stretchesOf(from, to).reverse()) {
      const last = days.at(-1)!;
      const own = await this.read(days[0]!, last, query);
      const sums: Groups = new Map();
      addGroups(sums, own);
      addLateSince(sums, later);
      await this.addOpen(last, query, sums);
      months.unshift({ month, sums: sums.get('') ?? noGroupSums() });
      addGroups(later, own);
    }
    return months;
  }

  private async read(from: string, to: string, query: TallyQuery, measures?: readonly Measure[]): Promise<Groups> {
    const groups: Groups = new Map();
    for (const stretch of stretchesOf(from, to, { today: this.today(), atOnce: DAYS_AT_ONCE })) {
      for (const { code, measure, total, excluded } of await this.tallies.sums(stretch, query, measures)) {
        const { all, adjusted } = groupOf(groups, code);
        all.measures[measure] = (all.measures[measure] ?? 0) + total;
        adjusted.measures[measure] = (adjusted.measures[measure] ?? 0) + total - excluded;
      }
      // SQLite answers without giving way: whoever else waits for this process comes next.
      await giveWay();
    }
    return groups;
  }

  private since(day: string, query: TallyQuery): Promise<Groups> {
    return this.read(dayAfter(day), this.today(), query, LATE_MEASURES);
  }

  /** Clocks that are open still, and were late when the day ended, or are now where it has not. */
  private async addOpen(day: string, query: TallyQuery, groups: Groups): Promise<void> {
    const now = this.clock.now();
    const end = startOfDay(dayAfter(day), this.calendars.current('office').calendar);
    for (const { code, clock, total, excluded } of await this.overdue.count(end < now ? end : now, query)) {
      const { all, adjusted } = groupOf(groups, code);
      all.overdue[clock] += total;
      adjusted.overdue[clock] += total - excluded;
    }
  }

  private today(): string {
    return localDate(this.clock.now(), this.calendars.current('office').calendar.zone);
  }
}

/**
 * Clocks that have ended late since a day were overdue on it, unless they had not even fallen due by then: one is added for each
 * end, and taken away for each due time that came since.
 */
function addLateSince(groups: Groups, since: Groups): void {
  for (const [code, { all, adjusted }] of since) {
    const into = groupOf(groups, code);
    for (const clock of OVERDUE_CLOCKS) {
      const { missed, fellDue } = CLOCK_MEASURES[clock];
      into.all.overdue[clock] += (all.measures[missed] ?? 0) - (all.measures[fellDue] ?? 0);
      into.adjusted.overdue[clock] += (adjusted.measures[missed] ?? 0) - (adjusted.measures[fellDue] ?? 0);
    }
  }
}
