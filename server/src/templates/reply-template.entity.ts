import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TemplateKind } from '@zsb/shared/casework';
import type { OrganisationId, StaffId } from '@zsb/shared/ids';

/** Words that an office has written down for its answers and questions. The city's own are in the catalogue. */
@Entity('reply_template')
export class ReplyTemplate {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: OrganisationId;
  @Column('text') kind: TemplateKind;
  @Column('text') name: string;
  /** With `{称呼}` … as they are written. */
  @Column('text') text: string;
  @Column('text', { name: 'changed_by', nullable: true }) changedBy: StaffId | null;
  @Column('datetime', { name: 'changed_at', precision: 3 }) changedAt: Date;
}
