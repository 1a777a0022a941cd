import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintId, PersonId, PhotoId } from '@zsb/shared/ids';

/** A photo whose files lie in the data directory. `staged` until the filing that names it is stored. */
@Entity('photo')
export class Photo {
  @PrimaryColumn('text') id: PhotoId;
  @Column('text', { name: 'person_id' }) personId: PersonId;
  @Column('text', { name: 'complaint_id', nullable: true }) complaintId: ComplaintId | null;
  @Column('integer', { nullable: true }) position: number | null;
  @Column('text') state: 'staged' | 'attached';
  /** Of the re-encoded file. */
  @Column('text') sha256: string;
  @Column('integer') bytes: number;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('datetime', { name: 'created_at', precision: 3 }) createdAt: Date;
}
