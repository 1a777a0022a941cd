import { Injectable } from '@nestjs/common';
import { Calendars } from '../calendar/calendars.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import { Database } from '../platform/database/database.js';
import { onDuplicateKey } from '../platform/database/duplicate-key.js';
import { newId } from '../platform/ids.js';
import { SlaService } from '../sla/sla.service.js';
import { isOpenAt } from './domain/ladder.js';
import { EscalationsRepository } from './escalations.repository.js';
import { HoldReminders } from './hold-reminders.service.js';
import { HoldsRepository, type OpenHold } from './holds.repository.js';

const CORRECTED = '更正日历后自动解除';

/**
 * Where far more clocks fall due at once than ever should, the calendar is probably wrong: the ladder holds those that depend
 * on one until a supervisor releases them, or the corrected calendar has moved them. Clocks of hours and minutes go on.
 */
@Injectable()
export class Holds {
  constructor(
    private readonly db: Database,
    private readonly holds: HoldsRepository,
    private readonly escalations: EscalationsRepository,
    private readonly reminders: HoldReminders,
    private readonly sla: SlaService,
    private readonly calendars: Calendars,
    private readonly audit: AuditTrail,
  ) {}

  /** Whether the ladder holds now; opens, ends and closes holds as the number of waiting clocks asks for. */
  async isHeld(now: Date): Promise<boolean> {
    const { holdAbove } = this.sla.limits();
    const isAbove = async () => (await this.escalations.countHeld(now, holdAbove + 1)) > holdAbove;
    const open = await this.holds.findOpen();
    if (!open) return (await isAbove()) && (await this.open(now));
    if (open.decision === null) {
      if (!(await isAbove())) return !(await this.endByItself(open, now));
      await this.reminders.remind(open, now);
      return true;
    }
    // What was put off until the next opening is not worked off yet.
    const isWorkedOff = isOpenAt(now, this.calendars.current('office').calendar) && (await this.escalations.countHeld(now, 1)) === 0;
    if (isWorkedOff) await this.db.transaction(() => this.holds.close(open.id));
    return false;
  }

  /** True also where another process was first. */
  private async open(now: Date): Promise<boolean> {
    const id = newId();
    const waiting = await this.reminders.countWaiting(now);
    const opened = this.db.transaction(async () => {
      await this.holds.insert({ id, openedAt: now, waiting });
      await this.audit.record({
        actorKind: 'system',
        actorId: null,
        action: 'hold.open',
        subjectKind: 'hold',
        subjectId: id,
        details: { waiting },
      });
      await this.reminders.tellOpened(id, waiting);
      return true;
    });
    return opened.catch(onDuplicateKey(() => Promise.resolve(true)));
  }

  /** True: nothing is held any more. */
  private async endByItself({ id }: Pick<OpenHold, 'id'>, now: Date): Promise<boolean> {
    await this.db.transaction(async () => {
      if (!(await this.holds.release(id, null, now, CORRECTED))) return;
      await this.holds.close(id);
      await this.audit.record({ actorKind: 'system', actorId: null, action: 'hold.end', subjectKind: 'hold', subjectId: id });
    });
    return true;
  }
}
