import { Injectable } from '@nestjs/common';
import type { ClockKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { planNextStep } from '../escalations/ladder.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { RateQueue } from '../rates/rate-queue.service.js';
import { ClockWalkRepository } from './clock-walk.repository.js';
import { ClocksRepository } from './clocks.repository.js';
import type { ClockEvent, ComplaintClock } from './complaint-clock.entity.js';
import { BrokenHistory, differences, replay, type ToldClock } from './domain/clock-history.js';
import { copiedFrom, type CalendarsByName } from './domain/clocks.js';

/** Clocks that are read, compared and mended at a time. */
const SLICE = 200;

/** A clock whose row says something else than its events. */
export interface FoundDifference {
  clock: string;
  complaint: ComplaintId;
  kind: ClockKind;
  /** A field of the clock, or `events` where they tell no clock. */
  field: string;
  row: unknown;
  events: unknown;
}

export interface VerifyTotals {
  clocks: number;
  differences: number;
  /** Clocks that were written anew. */
  fixed: number;
}

/** Computes every clock from its events alone, and compares: the rows are only what was worked out once. */
@Injectable()
export class ClockVerify {
  constructor(
    private readonly db: Database,
    private readonly clocks: ClocksRepository,
    private readonly walk: ClockWalkRepository,
    private readonly calendars: Calendars,
    private readonly rates: RateQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * All clocks in the order of their ids. A stopped clock is computed by the calendar of its time, an open one has to follow
   * the newest.
   * @param fix writes what the events say, and what the case carries of it
   */
  async run(fix: boolean, onDifference: (found: FoundDifference) => void): Promise<VerifyTotals> {
    await this.calendars.refresh();
    const totals: VerifyTotals = { clocks: 0, differences: 0, fixed: 0 };
    for (let after = ''; ;) {
      const slice = await this.clocks.after(after, SLICE);
      if (slice.length === 0) return totals;
      const events = await this.clocks.eventsOf(slice.map(({ id }) => id));
      for (const clock of slice) {
        const found = await this.compare(clock, events.get(clock.id) ?? []);
        found.forEach(onDifference);
        totals.differences += found.length;
        if (fix && found.length > 0 && (await this.fix(clock))) totals.fixed += 1;
      }
      totals.clocks += slice.length;
      after = slice.at(-1)!.id;
    }
  }

  private async compare(clock: ComplaintClock, events: ClockEvent[]): Promise<FoundDifference[]> {
    const named = { clock: clock.id, complaint: clock.complaintId, kind: clock.kind };
    const newest = this.calendars.current(clock.calendar).version;
    const isStale = clock.stoppedAt === null && clock.calendarVersion !== newest;
    try {
      const told = replay(events, await this.calendarsFor(clock));
      const found = differences(clock, told).map((difference) => ({ ...named, ...difference }));
      return isStale ? [...found, { ...named, field: 'calendarVersion', row: clock.calendarVersion, events: newest }] : found;
    } catch (error) {
      if (!(error instanceof BrokenHistory)) throw error;
      return [{ ...named, field: 'events', row: null, events: error.message }];
    }
  }

  /** The calendars by which this clock has to be computed. */
  private async calendarsFor({ calendar, calendarVersion, stoppedAt }: ComplaintClock): Promise<CalendarsByName> {
    const current = { office: this.calendars.current('office').calendar, centre: this.calendars.current('centre').calendar };
    return stoppedAt === null ? current : { ...current, [calendar]: await this.calendars.ofVersion(calendar, calendarVersion) };
  }

  /** Under the lock of its case, from what is there then. False where the events tell no clock. */
  private async fix({ id, complaintId }: ComplaintClock): Promise<boolean> {
    return this.db.transaction(
      async () => {
        await this.walk.lockCases([complaintId]);
        const clock = await this.clocks.find(id);
        const events = (await this.clocks.eventsOf([id])).get(id) ?? [];
        const told = clock && (await this.toldOrNull(clock, events));
        if (!told) return false;
        const calendarVersion = told.stoppedAt === null ? this.calendars.current(told.calendar).version : clock.calendarVersion;
        const fixed = { ...clock, ...told, calendarVersion };
        await this.clocks.update({ ...fixed, ...planNextStep(fixed, this.calendars.current(told.calendar).calendar) });
        await this.walk.updateCase(complaintId, undefined, copiedFrom(await this.clocks.openOf(complaintId)));
        await this.rates.add(complaintId, this.clock.now());
        return true;
      },
      { limitMs: 2000 },
    );
  }

  private async toldOrNull(clock: ComplaintClock, events: ClockEvent[]): Promise<ToldClock | null> {
    try {
      return replay(events, await this.calendarsFor(clock));
    } catch (error) {
      if (error instanceof BrokenHistory) return null;
      throw error;
    }
  }
}
