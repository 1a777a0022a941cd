import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ActorKind = 'citizen' | 'staff' | 'system' | 'anonymous';

/** One row per login, view of personal data, act of staff or change of policy. Ids and hashes only, never values. */
@Entity('audit_entry')
export class AuditEntry {
  @PrimaryColumn('text') id: string;
  @Column('datetime', { precision: 3 }) at: Date;
  @Column('text', { name: 'actor_kind' }) actorKind: ActorKind;
  @Column('text', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('text') action: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: string;
  @Column('text', { name: 'subject_id', nullable: true }) subjectId: string | null;
  @Column('json') details: object;
}
