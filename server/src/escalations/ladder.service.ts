import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import { Calendars } from '../calendar/calendars.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { LOG, type Log } from '../platform/log.js';
import { planNextStep, reachedStep } from './domain/ladder.js';
import { EscalationsRepository, type ClockStep, type DueClock } from './escalations.repository.js';
import { Holds } from './holds.service.js';
import { StepMessages, type TakenStep } from './step-messages.service.js';

/** For whoever moves clocks: what comes next after it. */
export { planNextStep } from './domain/ladder.js';

/** Clocks that one unit of work moves: few enough for other writers not to wait, many enough for a commit to pay. */
const BATCH = 50;
/** While the ladder holds, what was looked at is not looked at again before this many milliseconds have passed. */
const LOOK_BACK_EVERY = 60_000;
/** Commits are not in the order of their times. */
const OVERLAP = 10_000;
/** When a clock that could not be moved is looked at again. */
const PUT_OFF = 10 * 60_000;

/** Takes the steps of the ladder that have come. Any number of processes may do it at once. */
@Injectable()
export class Ladder {
  private size = BATCH;
  private lookedFrom: Date | null = null;
  private lookedUntil: Date | null = null;

  constructor(
    private readonly db: Database,
    private readonly repository: EscalationsRepository,
    private readonly holds: Holds,
    private readonly messages: StepMessages,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Moves a batch of due clocks, urgent ones first, then the oldest and the newest in turn, so that neither starves. One unit of
   * work: the clock's next step, the row of the step, the messages. Answers how many clocks it moved.
   */
  async takeBatch(): Promise<number> {
    const now = this.clock.now();
    const wallSince = (await this.holds.isHeld(now)) ? this.wallSince(now) : null;
    let picked: string[] = [];
    const batch = this.db.transaction(async () => {
      const clocks = await this.pick(now, wallSince);
      picked = clocks.map(({ id }) => id);
      return this.move(clocks, now);
    });
    const moved = await batch.catch((error: unknown) => this.takeSingly(picked, now, error));
    if (wallSince && picked.length < this.size) this.lookedUntil = now;
    this.size = Math.min(BATCH, this.size * 2);
    return moved;
  }

  /** One clock that cannot be moved must not keep the others of its batch: it is put off, and somebody has to look at it. */
  private async takeSingly(ids: readonly string[], now: Date, error: unknown): Promise<number> {
    // A database that is busy or away is no fault of a clock; on a slow one a smaller batch ends in time.
    if (error instanceof DomainError) this.size = Math.ceil(this.size / 4);
    if (error instanceof DomainError || ids.length === 0) throw error;
    let moved = 0;
    for (const id of ids) {
      moved += await this.db
        .transaction(async () => this.move(await this.repository.dueOne(id, now), now))
        .catch(async (reason: unknown) => {
          if (reason instanceof DomainError) throw reason;
          this.log.error({ clockId: id, error: (reason as Error).message }, 'the ladder cannot move a clock');
          await this.db.transaction(() => this.repository.putOff(id, new Date(now.getTime() + PUT_OFF)));
          return 1;
        });
    }
    return moved;
  }

  private async pick(now: Date, wallSince: Date | null): Promise<DueClock[]> {
    const urgent = await this.repository.due({ urgent: true, now, wallSince }, 'oldest', this.size);
    const room = this.size - urgent.length;
    if (room === 0) return urgent;
    const lane = { urgent: false, now, wallSince };
    const oldest = await this.repository.due(lane, 'oldest', Math.ceil(room / 2));
    const isAll = oldest.length < Math.ceil(room / 2);
    const newest = isAll ? [] : await this.repository.due(lane, 'newest', Math.floor(room / 2));
    const known = new Set(oldest.map(({ id }) => id));
    return [...urgent, ...oldest, ...newest.filter(({ id }) => !known.has(id))];
  }

  /** Answers how many it moved: taken steps, and clocks that were computed anew or put off. */
  private async move(clocks: readonly DueClock[], now: Date): Promise<number> {
    if (clocks.length === 0) return 0;
    // Whoever moved the case may have written back an older step: what was taken in this round stays taken.
    const taken = await this.repository.taken(clocks);
    const steps: TakenStep[] = [];
    let moved = 0;
    for (const clock of clocks) {
      clock.nextStep = Math.max(clock.nextStep, (taken.get(`${clock.id} ${clock.round}`) ?? -1) + 1);
      const { calendar } = this.calendars.current(clock.calendar);
      const reached = reachedStep(clock, now, calendar);
      const step = reached !== null && 'step' in reached ? { clock, from: clock.nextStep, ...reached } : null;
      const next = planNextStep(step ? { ...clock, nextStep: step.step + 1 } : clock, calendar);
      const at = reached !== null && 'waitsUntil' in reached ? reached.waitsUntil : next.nextStepAt;
      const isOurs = await this.repository.plan(clock, next.nextStep, at);
      if (isOurs) moved += 1;
      if (isOurs && step) steps.push(step);
    }
    const told = await this.messages.tell(steps, now);
    await this.repository.insertSteps(steps.map((step, index) => toRow(step, now, told[index]!)));
    return moved;
  }

  /** From where to look at clocks of wall time, past those that are held: all of them once a minute, else what has come since. */
  private wallSince(now: Date): Date {
    const isFresh = this.lookedFrom !== null && now >= this.lookedFrom && now.getTime() - this.lookedFrom.getTime() < LOOK_BACK_EVERY;
    if (isFresh && this.lookedUntil !== null) return new Date(this.lookedUntil.getTime() - OVERLAP);
    if (!isFresh) [this.lookedFrom, this.lookedUntil] = [now, null];
    return new Date(0);
  }
}

const toRow = ({ clock, step, collapsed, plannedAt }: TakenStep, at: Date, told: number): ClockStep => ({
  ...{ id: newId(), clockId: clock.id, complaintId: clock.complaintId, round: clock.round },
  ...{ step, plannedAt, at, collapsed, told },
});
