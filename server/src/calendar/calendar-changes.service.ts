import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { StaffId } from '@zsb/shared/ids';
import type { CalendarName } from '@zsb/shared/sla';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { deliveredCalendar, isSameCalendar, withArrangement, type Arrangement, type StoredCalendar } from './calendar-document.js';
import { CalendarsRepository } from './calendars.repository.js';
import { Calendars } from './calendars.service.js';

/** Computes open clocks anew, a part at a time. */
export const RECOMPUTE_TOPIC = 'calendar.recompute';
export interface RecomputePayload {
  calendar: CalendarName;
  version: number;
  part: number;
}

export interface CalendarChange {
  calendar: CalendarName;
  arrangement: Arrangement;
  /** The version that somebody was looking at; null: whichever holds. */
  basedOn: number | null;
  note: string;
  /** Null: an operator at the machine. */
  by: StaffId | null;
}

/** Changes a calendar: a new version, and with it, in the same unit, the recomputation of what is open. */
@Injectable()
export class CalendarChanges {
  constructor(
    private readonly db: Database,
    private readonly repository: CalendarsRepository,
    private readonly calendars: Calendars,
    private readonly jobs: JobsQueue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Enters an arrangement; the same one again makes no new version. Answers the version that holds now.
   * @throws CalendarError `bad-calendar` naming the place, `platform.changed-meanwhile`
   */
  async enter(change: CalendarChange): Promise<{ version: number; isNew: boolean }> {
    try {
      return await this.db.transaction(() => this.store(change));
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('platform.changed-meanwhile');
      throw error;
    }
  }

  private async store({ calendar, arrangement, basedOn, note, by }: CalendarChange): Promise<{ version: number; isNew: boolean }> {
    const { version: before, document } = await this.newest(calendar);
    if (basedOn !== null && basedOn !== before) throw new DomainError('platform.changed-meanwhile');
    const after = withArrangement(document, arrangement);
    if (isSameCalendar(document, after)) return { version: before, isNew: false };
    const version = before + 1;
    const now = this.clock.now();
    await this.repository.insert({ calendar, version, document: after, note, createdBy: by, createdAt: now });
    await this.repository.startRecompute(calendar, version, now);
    const payload: RecomputePayload = { calendar, version, part: 1 };
    await this.jobs.enqueue({ topic: RECOMPUTE_TOPIC, dedupeKey: `recompute:${calendar}:${version}:1`, payload });
    const actor = { actorKind: by === null ? 'system' : 'staff', actorId: by } as const;
    await this.audit.record({
      ...actor,
      action: 'calendar.change',
      subjectKind: 'calendar',
      subjectId: null,
      details: { calendar, version },
    });
    this.db.afterCommit(() => this.calendars.adopt(calendar, version, after));
    return { version, isNew: true };
  }

  /** From the database, not from memory: another process may have been first. */
  private async newest(calendar: CalendarName): Promise<{ version: number; document: StoredCalendar }> {
    const version = (await this.repository.newest()).get(calendar) ?? 0;
    const stored = await this.repository.find(calendar, version);
    return { version, document: stored?.document ?? deliveredCalendar(calendar) };
  }
}
