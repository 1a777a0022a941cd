import { Injectable } from '@nestjs/common';
import { OVERDUE_CLOCKS, type OverdueClock } from '@zsb/shared/rates';
import { Calendars } from '../calendar/calendars.service.js';
import { startOfDay } from '../calendar/local-date.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { RateCounting } from './counting.service.js';
import { dayAfter, stretchesOf } from './domain/periods.js';
import { RateFactsRepository, type Fact } from './rate-facts.repository.js';
import { RateQueue } from './rate-queue.service.js';
import { RateSums } from './rate-sums.service.js';
import { RateTalliesRepository } from './rate-tallies.repository.js';

/** How often what differs is read, before it is believed. */
const LOOKS = 3;
/** Cases that are told to be counted at a time. */
const SLICE = 1000;
/** SQLite: a month of a big city is summed in less than a second. */
const SUMMING_MS = 10_000;
const SUM_TRIES = 5;

/** A figure on which the two ways differ. */
export interface RateDifference extends Omit<Figure, 'total' | 'excluded'> {
  /** `[everything, excluded]` of the sums that are kept. */
  kept: [number, number];
  /** The same of the rows of the cases. */
  rows: [number, number];
}

/** Computes the figures of a period from the cases' own rows, and compares them with the sums; or makes all sums anew. */
@Injectable()
export class RatesVerify {
  constructor(
    private readonly db: Database,
    private readonly facts: RateFactsRepository,
    private readonly tallies: RateTalliesRepository,
    private readonly sums: RateSums,
    private readonly counting: RateCounting,
    private readonly queue: RateQueue,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /**
   * What waits is counted first. A step that comes between the two readings shows as a difference: what differs is looked at again.
   * @param from, to local dates, both included. Answers where they differ, and how many figures there are.
   */
  async compare(from: string, to: string): Promise<{ figures: number; differences: RateDifference[] }> {
    for (let look = 1; ; look++) {
      const compared = await this.compareOnce(from, to);
      if (compared.differences.length === 0 || look === LOOKS) return compared;
    }
  }

  /**
   * Counts every case again, and makes every sum anew from what the cases contribute. Nobody waits for it: slice by slice, and
   * no sum is ever seen half made. Answers how many cases it counted.
   */
  async recount(onProgress: (counted: number) => void = () => undefined): Promise<number> {
    let counted = 0;
    for (let last: string | null = ''; last !== null;) {
      const after: string = last;
      last = await this.db.transaction(() => this.queue.addAfter(after, SLICE, this.clock.now()));
      for (let batch = 1; batch > 0;) {
        batch = await this.counting.takeBatch();
        counted += batch;
        onProgress(counted);
      }
    }
    const { days, months } = await this.tallies.periods();
    for (const day of days) await this.sum(day, (one) => this.tallies.sumDay(one));
    for (const month of months) await this.sum(month, (one) => this.tallies.sumMonth(one));
    return counted;
  }

  private async compareOnce(from: string, to: string): Promise<{ figures: number; differences: RateDifference[] }> {
    await this.counting.all();
    const figures = new Map<string, RateDifference>();
    const { calendar } = this.calendars.current('office');
    const end = startOfDay(dayAfter(to), calendar);
    for (const fact of await this.facts.between({ from: startOfDay(from, calendar), to: end })) put(figures, fact, 'rows');
    for (const stretch of stretchesOf(from, to)) {
      for (const sum of await this.tallies.allSums(stretch)) put(figures, sum, 'kept');
    }
    await this.compareOverdue(from, to, end, figures);
    const all = [...figures.values()];
    return { figures: all.length, differences: all.filter((one) => one.kept.join() !== one.rows.join()) };
  }

  private async compareOverdue(from: string, to: string, end: Date, figures: Map<string, RateDifference>): Promise<void> {
    const nowhere = { categoryCode: '', districtCode: '', aboutOrganisationId: '' };
    const now = this.clock.now();
    for (const { clock, ...fact } of await this.facts.overdue(end < now ? end : null, now)) {
      put(figures, { measure: `${clock}Overdue`, ...nowhere, ...fact }, 'rows');
    }
    const groups = await this.sums.ofPeriod(from, to, { by: 'organisation_id', organisations: null, recused: [] });
    for (const [organisationId, { all, adjusted }] of groups) {
      for (const clock of OVERDUE_CLOCKS) {
        const [total, excluded] = [all.overdue[clock], all.overdue[clock] - adjusted.overdue[clock]];
        if (total !== 0) put(figures, { measure: `${clock}Overdue`, ...nowhere, organisationId, total, excluded }, 'kept');
      }
    }
  }

  /** A step that is counted meanwhile may add a sum between the two halves of making them: then they are made once more. */
  private async sum(period: string, make: (period: string) => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.db.transaction(() => make(period), { limitMs: SUMMING_MS });
      } catch (error) {
        if (!isDuplicateKey(error) || tries === SUM_TRIES) throw error;
      }
    }
  }
}

/** A figure by what it is of: of an office, a category, a district, and reports about somebody; or what is overdue at an office. */
type Figure = Omit<Fact, 'measure'> & { measure: Fact['measure'] | `${OverdueClock}Overdue` };

function put(figures: Map<string, RateDifference>, { total, excluded, ...fact }: Figure, side: 'kept' | 'rows'): void {
  const { measure, organisationId, categoryCode, districtCode, aboutOrganisationId } = fact;
  const place = { measure, organisationId, categoryCode, districtCode, aboutOrganisationId };
  const key = Object.values(place).join(' ');
  const figure = figures.get(key) ?? { ...place, kept: [0, 0], rows: [0, 0] };
  figure[side] = [figure[side][0] + total, figure[side][1] + excluded];
  figures.set(key, figure);
}
