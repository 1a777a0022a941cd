import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { LOG, type Log } from '../platform/log.js';
import { CountedCasesRepository } from './counted-cases.repository.js';
import { countsOf, type CountedCase } from './domain/counts.js';
import { differenceOf, sumChanges, type Placed } from './domain/differences.js';
import { RateCountsRepository } from './rate-counts.repository.js';
import { RateQueue, type StaleCase } from './rate-queue.service.js';
import { RateTalliesRepository } from './rate-tallies.repository.js';

/** Cases that one unit of work counts: few enough for other writers not to wait. */
const BATCH = 15;
/** A batch takes a few milliseconds; a disk that is slow for a moment must not make counting stand still for ever. */
const UNIT_MS = 2000;
/** When a case that could not be counted is looked at again. */
const PUT_OFF_MS = 10 * 60_000;

/**
 * Counts cases by their history. What a case contributed before is kept, so that a step, an exclusion or a corrected category
 * costs the difference and nothing else; counted twice, a case contributes once. Any number of processes may do it.
 */
@Injectable()
export class RateCounting {
  constructor(
    private readonly db: Database,
    private readonly queue: RateQueue,
    private readonly cases: CountedCasesRepository,
    private readonly counts: RateCountsRepository,
    private readonly tallies: RateTalliesRepository,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Counts the next ones that wait; answers how many steps it has caught up with. */
  async takeBatch(): Promise<number> {
    const waitingSince = await this.queue.waitingSince();
    if (waitingSince === null || waitingSince > this.clock.now()) return 0;
    let picked: ComplaintId[] = [];
    const batch = async () => {
      const taken = await this.queue.take(BATCH, this.clock.now());
      picked = [...new Set(taken.map(({ complaintId }) => complaintId))].sort();
      return this.countAll(taken);
    };
    return this.db.transaction(batch, { limitMs: UNIT_MS }).catch((error: unknown) => this.takeSingly(picked, error));
  }

  /** Everything that waits. */
  async all(): Promise<void> {
    while ((await this.takeBatch()) > 0);
  }

  /** One case that cannot be counted must not keep the others: it is put off, and somebody has to look at it. */
  private async takeSingly(ids: readonly ComplaintId[], error: unknown): Promise<number> {
    // A database that is busy or away is no fault of a case.
    if (error instanceof DomainError || ids.length === 0) throw error;
    let done = 0;
    for (const id of ids) {
      done += await this.db
        .transaction(async () => this.countAll(await this.queue.takeOne(id)), { limitMs: UNIT_MS })
        .catch(async (reason: unknown) => {
          if (reason instanceof DomainError) throw reason;
          this.log.error({ complaintId: id, error: (reason as Error).message }, 'a case cannot be counted');
          await this.db.transaction(() => this.queue.putOff(id, new Date(this.clock.now().getTime() + PUT_OFF_MS)));
          return 1;
        });
    }
    return done;
  }

  private async countAll(taken: readonly StaleCase[]): Promise<number> {
    if (taken.length === 0) return 0;
    await this.count([...new Set(taken.map(({ complaintId }) => complaintId))].sort());
    await this.queue.remove(taken);
    return taken.length;
  }

  private async count(ids: readonly ComplaintId[]): Promise<void> {
    // A step on its way ends first; it is counted now or by the row it leaves.
    await this.cases.lock(ids);
    const cases = await this.cases.load(ids);
    const before = await this.counts.ofCases(ids);
    const gone: Placed[] = [];
    const added: Placed[] = [];
    for (const id of ids) {
      const counted = cases.get(id);
      const change = differenceOf(before.get(id) ?? [], counted ? this.placed(counted) : []);
      for (const one of change.gone) await this.counts.remove(id, one);
      for (const one of change.added) await this.counts.insert(id, one);
      gone.push(...change.gone);
      added.push(...change.added);
    }
    for (const change of sumChanges({ gone, added })) await this.tallies.add(change);
  }

  private placed(counted: CountedCase): Placed[] {
    const { zone } = this.calendars.current('office').calendar;
    const place = {
      categoryCode: counted.categoryCode,
      districtCode: counted.districtCode ?? '',
      aboutOrganisationId: counted.aboutOrganisationId ?? '',
    };
    return countsOf(counted, zone).map((count) => ({ ...count, ...place }));
  }
}
