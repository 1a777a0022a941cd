import { Injectable } from '@nestjs/common';
import type { PersonId } from '@zsb/shared/ids';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { PeopleRepository } from './people.repository.js';

/** Whoever began a report yesterday and has not sent it begins anew: nothing of it is on the server but the empty person. */
const UNUSED_HOURS = 24;
/** Persons looked at in one query, and at most in one sweep: a city of a million is gone through in two days, without a load that shows. */
const SLICE = 2000;
const MOST_LOOKED_AT = 20_000;
/** Deleted in one unit of work. */
const BATCH = 100;

/** Persons made for anonymous reports 举报 that were never filed. */
@Injectable()
export class AnonymousRetention {
  /** Where the next sweep goes on. */
  private lookedUntil = '';

  constructor(
    private readonly db: Database,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** Those without a report, without a photo, and without a session that could still file one. Several processes may do it at once. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const madeBefore = new Date(now.getTime() - UNUSED_HOURS * 3_600_000);
    for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += SLICE) {
      const last = await this.people.lastOfSlice(this.lookedUntil, SLICE);
      const unused = await this.people.unusedAnonymous({ after: this.lookedUntil, upTo: last, madeBefore, now });
      for (let from = 0; from < unused.length; from += BATCH) await this.remove(unused.slice(from, from + BATCH), now);
      this.lookedUntil = last ?? '';
      if (last === null) return;
    }
  }

  private remove(ids: PersonId[], now: Date): Promise<void> {
    return this.db.transaction(() => this.people.deleteUnusedAnonymous(ids, now));
  }
}
