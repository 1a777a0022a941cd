import { Injectable } from '@nestjs/common';
import { StaffNotices } from '../notices/staff-notices.service.js';
import { Database } from '../platform/database/database.js';
import { RosterService } from '../staff/roster.service.js';
import { EscalationsRepository } from './escalations.repository.js';
import { HoldMessages } from './hold-sms.service.js';
import type { OpenHold } from './holds.repository.js';

const HOUR_MS = 3_600_000;
/** Supervision had its chance to see it in the console: from now on a phone rings. */
const SMS_AFTER_HOURS = 3;
/** No number in a message is more exact than this. */
const MOST_COUNTED = 10_000_000;

/** While the ladder holds, nobody hears of what is late: supervision is reminded until somebody decides. */
@Injectable()
export class HoldReminders {
  /** What this process told last: it is asked every second. */
  private told = '';

  constructor(
    private readonly db: Database,
    private readonly escalations: EscalationsRepository,
    private readonly roster: RosterService,
    private readonly notices: StaffNotices,
    private readonly messages: HoldMessages,
  ) {}

  countWaiting(now: Date): Promise<number> {
    return this.escalations.countHeld(now, MOST_COUNTED);
  }

  /** Inside the unit that opens it. */
  async tellOpened(holdId: string, waiting: number): Promise<void> {
    const text = `有 ${waiting} 个时限同时到期，提醒和升级已暂缓。请核对工作日历是否有误；确认无误后，请在“暂停升级”里继续提醒。`;
    await this.tell(`hold:${holdId}`, '时限提醒已暂缓', text);
  }

  /** Once for every full hour that it has been open, over any number of processes; hours that were missed while down are not made up for. */
  async remind({ id, openedAt }: OpenHold, now: Date): Promise<void> {
    const hours = Math.floor((now.getTime() - openedAt.getTime()) / HOUR_MS);
    const key = `hold:${id}:${hours}`;
    if (hours < 1 || this.told === key) return;
    const waiting = await this.countWaiting(now);
    const text = `有 ${waiting} 个时限已到期，提醒和升级已暂缓 ${hours} 小时，至今无人处理。请核对工作日历是否有误；确认无误后，请在“暂停升级”里继续提醒。`;
    await this.db.transaction(async () => {
      await this.tell(key, '时限提醒仍在暂缓', text);
      if (hours >= SMS_AFTER_HOURS) await this.messages.enqueue({ holdId: id, waiting, hours });
    });
    this.told = key;
  }

  private async tell(key: string, title: string, text: string): Promise<void> {
    for (const staffId of (await this.roster.load()).everyone('supervisor'))
      await this.notices.notify({ staffId, kind: 'hold', complaintId: null, dedupeKey: `${key}:${staffId}`, title, text });
  }
}
