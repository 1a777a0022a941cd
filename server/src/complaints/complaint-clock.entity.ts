import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';

export type CalendarName = 'office' | 'centre';

/** One time limit of a case. The target is copied when it starts: a later change of policy moves nothing. */
@Entity('complaint_clock')
export class ComplaintClock {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @Column('text') kind: ClockKind;
  /** `5wd`, `2h`. */
  @Column('text') target: string;
  @Column('text') calendar: CalendarName;
  @Column('datetime', { name: 'started_at', precision: 3 }) startedAt: Date;
  @Column('datetime', { name: 'warn_at', precision: 3 }) warnAt: Date;
  @Column('datetime', { name: 'due_at', precision: 3 }) dueAt: Date;
  /** False: reaches a year whose holidays are not published yet. */
  @Column('boolean', { name: 'calendar_complete' }) calendarComplete: boolean;
  /** Since when it waits for the citizen; null while it runs. */
  @Column('datetime', { name: 'paused_at', precision: 3, nullable: true }) pausedAt: Date | null;
  /** Ended pauses, ISO instants. */
  @Column('json', { nullable: true }) pauses: { from: string; to: string }[] | null;
  @Column('datetime', { name: 'stopped_at', precision: 3, nullable: true }) stoppedAt: Date | null;
  @Column('text', { nullable: true }) outcome: 'met' | 'missed' | 'cancelled' | null;
}
