import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StaffId } from '@zsb/shared/ids';

/** The ladder stood still, because more fell due at once than ever should. */
@Entity('sla_hold')
export class SlaHold {
  @PrimaryColumn('text') id: string;
  /** Unique until what was held has been worked off: no second hold begins before. Null then. */
  @Column('text', { name: 'open_key', nullable: true }) openKey: string | null;
  @Column('datetime', { name: 'opened_at', precision: 3 }) openedAt: Date;
  /** Clocks that waited when it was opened. */
  @Column('integer') waiting: number;
  @Column('text', { nullable: true }) decision: 'release' | null;
  /** Null where it ended by itself: the calendar was corrected. */
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('datetime', { name: 'decided_at', precision: 3, nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
}
