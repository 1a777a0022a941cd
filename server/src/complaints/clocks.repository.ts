import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { In, IsNull, MoreThan } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { ClockEvent, ComplaintClock } from './complaint-clock.entity.js';

/** The clocks of one case and their events. */
@Injectable()
export class ClocksRepository {
  constructor(private readonly db: Database) {}

  openOf(complaintId: ComplaintId): Promise<ComplaintClock[]> {
    const where = { complaintId, stoppedAt: IsNull() };
    return this.db.repo(ComplaintClock).find({ where, order: { startedAt: 'ASC', id: 'ASC' } });
  }

  /** As `openOf`, inside a unit that changes them: the ladder takes its steps under these locks, not under that of the case. */
  async lockOpenOf(complaintId: ComplaintId): Promise<ComplaintClock[]> {
    const { forUpdate } = this.db.dialect;
    if (forUpdate !== '') {
      await this.db.sql(`SELECT id FROM complaint_clock WHERE complaint_id = ? AND stopped_at IS NULL ${forUpdate}`, [complaintId]);
    }
    return this.openOf(complaintId);
  }

  insert(clock: ComplaintClock): Promise<void> {
    return this.db.insert(ComplaintClock, clock);
  }

  async update({ id, ...clock }: ComplaintClock): Promise<void> {
    await this.db.repo(ComplaintClock).update({ id }, clock);
  }

  appendEvent(event: ClockEvent): Promise<void> {
    return this.db.insert(ClockEvent, event);
  }

  find(id: string): Promise<ComplaintClock | null> {
    return this.db.repo(ComplaintClock).findOneBy({ id });
  }

  /** In the order of their ids, from behind one. */
  after(id: string, limit: number): Promise<ComplaintClock[]> {
    return this.db.repo(ComplaintClock).find({ where: { id: MoreThan(id) }, order: { id: 'ASC' }, take: limit });
  }

  /** By clock, in the order in which they happened. */
  async eventsOf(clockIds: string[]): Promise<Map<string, ClockEvent[]>> {
    const events = await this.db.repo(ClockEvent).find({ where: { clockId: In(clockIds) }, order: { at: 'ASC', id: 'ASC' } });
    return Map.groupBy(events, ({ clockId }) => clockId);
  }
}
