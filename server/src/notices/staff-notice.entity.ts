import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintId, StaffId } from '@zsb/shared/ids';
import type { StaffNoticeKind } from '@zsb/shared/sla';

/** One message to one colleague in the console. */
@Entity('staff_notice')
export class StaffNotice {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'staff_id' }) staffId: StaffId;
  /** Unique: what is told twice, is stored once. */
  @Column('text', { name: 'dedupe_key' }) dedupeKey: string;
  @Column('text') kind: StaffNoticeKind;
  @Column('text', { name: 'complaint_id', nullable: true }) complaintId: ComplaintId | null;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text') title: string;
  @Column('text') text: string;
  /** Of a digest: how many messages it stands for; else 1. */
  @Column('integer') count: number;
  @Column('datetime', { name: 'read_at', precision: 3, nullable: true }) readAt: Date | null;
}
