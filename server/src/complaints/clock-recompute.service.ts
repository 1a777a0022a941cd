import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CALENDAR_NAMES, type CalendarName } from '@zsb/shared/sla';
import { RECOMPUTE_TOPIC, type RecomputePayload } from '../calendar/calendar-changes.service.js';
import { Calendars, type CurrentCalendar } from '../calendar/calendars.service.js';
import { localDate } from '../calendar/local-date.js';
import { isBetweenWalks, isOver, Recomputes, walked, type Recompute } from '../calendar/recomputes.service.js';
import { planNextStep } from '../escalations/ladder.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { ClockWalkRepository, type StaleQuery, type WalkedClock } from './clock-walk.repository.js';
import { copiedFrom, deadlineOf } from './domain/clocks.js';

/** What one slice may take of a writer's time, and what is aimed at (milliseconds). */
const SLICE_MS = 20;
const AIM_MS = 8;
/** On a machine that stalls, a slice that is late is still done: rolled back, it would only be tried again. */
const LIMIT_MS = 5000;
const [FIRST_SIZE, SMALLEST_SIZE, LARGEST_SIZE] = [100, 10, 1000];
/** So many clocks are looked at for one that may be computed: those that are done cost little. */
const STRETCH = 10;
const FLAGGED_STRETCH = 10_000;
/** One job's share: others wait in the same line. */
const JOB_MS = 800;
/** Every process follows a calendar within two seconds; what it started by the older one is there after these. */
const SECOND_LOOK_MS = 5000;

export interface FlaggedClocks {
  /** Open clocks that reach a year without a published arrangement. */
  clocks: number;
  missingYears: number[];
}

/**
 * Computes the open clocks of a calendar anew after it has changed, in slices, each a unit of work of its own: how far it has
 * come is stored with each slice, so that it goes on after a crash, and two processes do no harm to one another.
 */
@Injectable()
export class ClockRecompute {
  private size = FIRST_SIZE;
  /** Milliseconds inside the last unit. */
  private took = 0;

  constructor(
    private readonly db: Database,
    private readonly walk: ClockWalkRepository,
    private readonly calendars: Calendars,
    private readonly recomputes: Recomputes,
    private readonly jobs: JobsQueue,
    private readonly clock: Clock,
  ) {}

  /** A job's share; what remains is the next job's. */
  async work({ calendar, version, part }: RecomputePayload): Promise<void> {
    this.size = FIRST_SIZE;
    await this.calendars.refresh();
    const until = performance.now() + JOB_MS;
    let state = await this.slice(calendar, version);
    for (; state && !isWalked(state) && performance.now() < until; state = await this.slice(calendar, version)) await breathe();
    if (!state || isOver(state)) return;
    // The first walk has just ended: the second begins when every process has followed.
    const runAt = isBetweenWalks(state) ? new Date(this.clock.now().getTime() + SECOND_LOOK_MS) : this.clock.now();
    const payload: RecomputePayload = { calendar, version, part: part + 1 };
    const dedupeKey = `recompute:${calendar}:${version}:${part + 1}`;
    await this.db.transaction(() => this.jobs.enqueue({ topic: RECOMPUTE_TOPIC, dedupeKey, payload, runAt }));
  }

  /** The whole first walk, for an operator who waits for it. Null where that version was never entered. */
  async runToEnd(
    calendar: CalendarName,
    version: number,
    onSlice: (state: Recompute, milliseconds: number) => void = () => undefined,
  ): Promise<Recompute | null> {
    await this.calendars.refresh();
    let state = await this.slice(calendar, version, { isFirstWalkOnly: true });
    while (state && state.finishedAt === null) {
      onSlice(state, this.took);
      await breathe();
      state = await this.slice(calendar, version, { isFirstWalkOnly: true });
    }
    return state;
  }

  /** What waits for a year's arrangement. Walks all open clocks, a stretch at a time. */
  async flagged(): Promise<Record<CalendarName, FlaggedClocks>> {
    const found = new Map<CalendarName, { clocks: number; from: Date; to: Date }>();
    for (let after = ''; ;) {
      const last = await this.walk.endOfStretch(after, FLAGGED_STRETCH);
      if (last === null) break;
      for (const { calendar, clocks, from, to } of await this.walk.flagged(after, last)) {
        const sum = found.get(calendar) ?? { clocks: 0, from, to };
        found.set(calendar, { clocks: sum.clocks + clocks, from: from < sum.from ? from : sum.from, to: to > sum.to ? to : sum.to });
      }
      after = last;
      await breathe();
    }
    return Object.fromEntries(
      CALENDAR_NAMES.map((name) => {
        const flagged = found.get(name);
        return [name, { clocks: flagged?.clocks ?? 0, missingYears: flagged ? this.missingYears(name, flagged) : [] }];
      }),
    ) as Record<CalendarName, FlaggedClocks>;
  }

  private missingYears(name: CalendarName, { from, to }: { from: Date; to: Date }): number[] {
    const { calendar } = this.calendars.current(name);
    const yearOf = (instant: Date): number => Number(localDate(instant, calendar.zone).slice(0, 4));
    const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
    return years.filter((year) => !calendar.isComplete(year));
  }

  /** One unit of work. Its size follows the time that the one before took. */
  private async slice(calendar: CalendarName, version: number, { isFirstWalkOnly = false } = {}): Promise<Recompute | null> {
    const { size } = this;
    const work = async (): Promise<Recompute | null> => {
      const startedAt = performance.now();
      const locked = await this.recomputes.lock(calendar, version);
      if (locked === null || isOver(locked) || (isFirstWalkOnly && locked.finishedAt !== null)) return locked;
      const next = await this.stretch(locked, size);
      await this.recomputes.advance(next);
      this.took = performance.now() - startedAt;
      this.size = nextSize(size, this.took);
      return next;
    };
    return this.db.transaction(work, { limitMs: LIMIT_MS });
  }

  private async stretch(state: Recompute, size: number): Promise<Recompute> {
    const { calendar: name, version, afterId } = state;
    const current = this.calendars.current(name);
    const lastId = await this.walk.endOfStretch(afterId, size * STRETCH);
    // A newer version walks all that this one would.
    if (lastId === null || current.version > version) return walked(state, this.clock.now());
    const query = { afterId, lastId, calendar: name, version, limit: size };
    const found = await this.walk.stale(query);
    const reached = found.length < size ? lastId : found.at(-1)!.id;
    const stale = await this.locked(found, { ...query, lastId: reached });
    const moved = await this.compute(stale, current);
    return { ...state, afterId: reached, seen: state.seen + stale.length, moved: state.moved + moved };
  }

  /** Read again once their cases are locked: somebody may have moved them in between. */
  private async locked(found: WalkedClock[], query: StaleQuery): Promise<WalkedClock[]> {
    if (found.length === 0 || this.db.dialect.forUpdate === '') return found;
    const cases = new Set(found.map(({ complaintId }) => complaintId));
    await this.walk.lockCases([...cases]);
    return (await this.walk.stale(query)).filter(({ complaintId }) => cases.has(complaintId));
  }

  /** How many of them moved. */
  private async compute(stale: readonly WalkedClock[], current: CurrentCalendar): Promise<number> {
    const [unchanged, moved]: [string[], WalkedClock[]] = [[], []];
    for (const clock of stale) {
      const next = recomputed(clock, current);
      const isMoved = !hasSameTimes(clock, next);
      const isPlanned = !isMoved && clock.nextStepAt?.getTime() === next.nextStepAt?.getTime();
      // What the ladder has just touched is left to the second walk.
      if (!isPlanned && !(await this.walk.updateTimes(next))) continue;
      if (isMoved) moved.push(next);
      else unchanged.push(clock.id);
    }
    await this.walk.markComputed(unchanged, current.version);
    await this.copy(moved);
    return moved.length;
  }

  /** What the cases carry of their clocks. */
  private async copy(moved: readonly WalkedClock[]): Promise<void> {
    const ids = [...new Set(moved.map(({ complaintId }) => complaintId))];
    const before = await this.walk.copiesOf(ids);
    const open = Map.groupBy(await this.walk.openOfCases(ids), ({ complaintId }) => complaintId);
    for (const [id, clocks] of open) await this.walk.updateCase(id, before.get(id), copiedFrom(clocks));
  }
}

/** A walk has ended: the first, or both. */
const isWalked = (state: Recompute): boolean => isOver(state) || isBetweenWalks(state);

/** Slower than aimed at: smaller at once; faster: larger by no more than half, since the next stretch may hold more to do. */
const nextSize = (size: number, took: number): number => {
  const factor = took > SLICE_MS ? AIM_MS / took / 1.5 : Math.min(1.5, AIM_MS / took);
  return Math.round(Math.min(LARGEST_SIZE, Math.max(SMALLEST_SIZE, size * factor)));
};

function recomputed(clock: WalkedClock, { calendar, version }: CurrentCalendar): WalkedClock {
  const { warn, due, calendarComplete } = deadlineOf(clock, calendar);
  const next = { ...clock, warnAt: warn, dueAt: due, calendarComplete, calendarVersion: version };
  // The warning and the due step follow the times; where those stay, so does what the ladder has put off.
  return hasSameTimes(clock, next) && clock.nextStep < 2 ? next : { ...next, ...planNextStep(next, calendar) };
}

const hasSameTimes = (one: WalkedClock, other: WalkedClock): boolean =>
  one.dueAt.getTime() === other.dueAt.getTime() &&
  one.warnAt.getTime() === other.warnAt.getTime() &&
  one.calendarComplete === other.calendarComplete;
