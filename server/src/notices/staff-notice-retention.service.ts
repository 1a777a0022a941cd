import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { StaffNoticesRepository } from './staff-notices.repository.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Half a year after somebody has read it, nobody looks for it in the console any more: the case's own history keeps the fact. */
const READ_DAYS = 180;
/** What nobody has read outlasts the yearly assessment 年度考核, and a month to object to it. */
const ANY_DAYS = 400;
/** Deleted in one unit of work: others write in between. */
const SLICE = 200;

/** Messages of the console do not stay for ever. The steps of the ladder they told of do: these are history. */
@Injectable()
export class StaffNoticeRetention {
  constructor(
    private readonly db: Database,
    private readonly notices: StaffNoticesRepository,
    private readonly clock: Clock,
  ) {}

  /** Person by person, along the indexes of the inbox. Several processes may do it at once. */
  async sweep(): Promise<void> {
    const daysAgo = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    const old = { readBefore: daysAgo(READ_DAYS), sentBefore: daysAgo(ANY_DAYS) };
    let staffId = await this.notices.nextRecipient('');
    while (staffId !== null) {
      let slice: string[];
      do {
        slice = await this.notices.oldOf(staffId, old, SLICE);
        if (slice.length > 0) await this.db.transaction(() => this.notices.deleteOld(slice, old));
      } while (slice.length === SLICE);
      staffId = await this.notices.nextRecipient(staffId);
    }
  }
}
