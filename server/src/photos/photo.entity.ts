import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintId, PersonId, PhotoId, StaffId } from '@zsb/shared/ids';

/** A photo whose files lie in the data directory. `staged` until the filing that names it is stored. */
@Entity('photo')
export class Photo {
  @PrimaryColumn('text') id: PhotoId;
  @Column('text', { name: 'person_id' }) personId: PersonId;
  /** Taken by the office as evidence of its work; null for the citizen's own. */
  @Column('text', { name: 'staff_id', nullable: true }) staffId: StaffId | null;
  @Column('text', { name: 'complaint_id', nullable: true }) complaintId: ComplaintId | null;
  @Column('integer', { nullable: true }) position: number | null;
  @Column('text') state: 'staged' | 'attached';
  /** Of the re-encoded file. */
  @Column('text') sha256: string;
  /** Of the file as it was sent; null once that is not kept any more, or never was. */
  @Column('text', { name: 'original_sha256', nullable: true }) originalSha256: string | null;
  @Column('integer') bytes: number;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('datetime', { name: 'created_at', precision: 3 }) createdAt: Date;
}
