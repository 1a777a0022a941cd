import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintId, NoticeId, PersonId } from '@zsb/shared/ids';
import type { NoticeKind } from '@zsb/shared/notices';

/**
 * `inbox`: meant for the inbox alone. `pending`: also to be sent. `attempted`: the call went out and its end is not known
 * yet; it is not repeated. `sent`, `unknown`, `refused`: how the call ended.
 */
export type NoticeDelivery = 'inbox' | 'pending' | 'attempted' | 'sent' | 'unknown' | 'refused';

/** One message of the in-app inbox, unique per case, step and recipient. */
@Entity('notice')
export class Notice {
  @PrimaryColumn('text') id: NoticeId;
  @Column('text', { name: 'person_id' }) personId: PersonId;
  @Column('text', { name: 'complaint_id', nullable: true }) complaintId: ComplaintId | null;
  @Column('text', { name: 'dedupe_key' }) dedupeKey: string;
  @Column('text') kind: NoticeKind;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('datetime', { name: 'read_at', precision: 3, nullable: true }) readAt: Date | null;
  @Column('text') delivery: NoticeDelivery;
  @Column('datetime', { name: 'delivered_at', precision: 3, nullable: true }) deliveredAt: Date | null;
}
