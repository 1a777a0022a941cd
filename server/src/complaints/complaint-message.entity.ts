import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageKind, RejectReason } from '@zsb/shared/complaints';
import type { ComplaintId, StaffId } from '@zsb/shared/ids';

/** What the office asked, what the citizen added, and what both sides wrote about a case that is over. */
@Entity('complaint_message')
export class ComplaintMessage {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  /** The case's version after the step it belongs to. */
  @Column('integer') version: number;
  @Column('text') kind: MessageKind;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text') text: string;
  /** The office's name, or 您. */
  @Column('text') author: string;
}

/** Why a case was not taken on. */
@Entity('complaint_rejection')
export class ComplaintRejection {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'complaint_id' }) complaintId: ComplaintId;
  @Column('integer') version: number;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text', { name: 'staff_id' }) staffId: StaffId;
  @Column('text') reason: RejectReason;
  @Column('text') text: string;
}
