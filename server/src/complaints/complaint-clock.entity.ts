import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockKind } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';

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
  /** Whose clock it is, where it is not the leading office's: a co-handler. */
  @Column('text', { name: 'organisation_id', nullable: true }) organisationId: OrganisationId | null;
  /** Who led the case when it fell due, where somebody else leads it since; empty for nobody. */
  @Column('text', { name: 'charged_to', nullable: true }) chargedTo: OrganisationId | '' | null;
  /** Of an urgent case: its warnings and escalations go first. */
  @Column('boolean') urgent: boolean;
  /** The version of its calendar by which it was computed last. */
  @Column('integer', { name: 'calendar_version' }) calendarVersion: number;
  /** Grows with each extension: the ladder begins anew. */
  @Column('integer') round: number;
  /** The step of the ladder that comes next, 0 = the warning; counted past the last one when all are done. */
  @Column('integer', { name: 'next_step' }) nextStep: number;
  /** When it comes; null while the clock stands still, is stopped, or has no step left. */
  @Column('datetime', { name: 'next_step_at', precision: 3, nullable: true }) nextStepAt: Date | null;
}

/** One start, pause, resume, extension or stop: from these every due time can be computed again. */
@Entity('clock_event')
export class ClockEvent {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'clock_id' }) clockId: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text') kind: 'start' | 'pause' | 'resume' | 'extend' | 'stop';
  @Column('json') data: ClockEventData;
}

export interface ClockEventData {
  /** Of `start`, and the longer one of `extend`. */
  target?: string;
  calendar?: CalendarName;
  /** Of `stop`. */
  outcome?: ComplaintClock['outcome'];
  /** Of `stop`: who answered for it, null where nobody did; missing in what was written before this was kept. */
  organisationId?: OrganisationId | null;
}
