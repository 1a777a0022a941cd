import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactChannel, ContactResult } from '@zsb/shared/casework';
import type { ApplicationKind, ComplaintAction, ComplaintState, RejectReason } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import type { ActorKind } from '../platform/audit/audit-entry.entity.js';

/**
 * What a step leaves behind for readers of the history: ids, codes and instants; words of people only in `note`. Old events
 * keep the shape they were written in: every field is optional, and none changes its meaning.
 */
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
  /** A colleague's remark for colleagues. Of `grantExtension` and `refuseRecheck` the citizen reads it too. */
  note?: string;
  channel?: ContactChannel;
  result?: ContactResult;
  /** Of `contactTry`: too soon after the last one to count. */
  isTooSoon?: true;
  /** Of `contactTry`: outside working hours, where nothing is urgent. It does not count. */
  isOffHours?: true;
  applicationKind?: ApplicationKind;
  /** Of `grantRedispatch`: who had the case, and who applied. */
  fromOrganisationId?: OrganisationId;
  requestedBy?: StaffId;
  /** An open application that this step made pointless. */
  lapsed?: ApplicationKind[];
  /** Of `ask`: in the last fifth of the time, where the head stands behind it. */
  inLastFifth?: true;
  /** Of an extension: what is added, `3wd`. */
  extendBy?: string;
  /** Of a granted extension: the due time before and after, ISO 8601; without the second while the clock stands still. */
  dueBefore?: string;
  dueAt?: string;
  /** Of a drafted or passed-on answer: who looks at it next. */
  stage?: 'head' | 'centre';
  /** Who may read a report from then on. */
  staffIds?: string[];
  /** Number of the other case, of `split`, `merge`, `endMerged`, and of what is shared of its reports on a plan. */
  relatedCase?: string;
  /** SHA-256 of the citizen's photos as they were sent, where they are kept sealed as evidence. */
  originals?: string[];
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
