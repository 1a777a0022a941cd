import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintAction, ComplaintState, RejectReason } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import type { ActorKind } from '../platform/audit/audit-entry.entity.js';

/** What a step leaves behind for readers of the history: ids and codes, no text of people. */
export interface EventData {
  organisationId?: string;
  /** The organisation's name as it was then. */
  organisation?: string;
  outcome?: string;
  satisfaction?: number;
  solved?: string;
  fromCategory?: string;
  toCategory?: string;
  reason?: RejectReason;
  /** A colleague's remark for colleagues. */
  note?: string;
}

/** One step of a case. Events are appended and never edited. */
@Entity('complaint_event')
export class ComplaintEvent {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  /** The case's version after this step. */
  @Column('integer') version: number;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text') action: ComplaintAction | 'file';
  @Column('text', { name: 'from_state', nullable: true }) fromState: ComplaintState | null;
  @Column('text', { name: 'to_state' }) toState: ComplaintState;
  @Column('text', { name: 'actor_kind' }) actorKind: ActorKind;
  @Column('text', { name: 'actor_id', nullable: true }) actorId: string | null;
  /** A repeated press carries the same key and changes nothing. */
  @Column('text', { name: 'command_key' }) commandKey: string;
  @Column('json') data: EventData;
}
