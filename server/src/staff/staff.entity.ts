import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';

@Entity('staff')
export class StaffMember {
  @PrimaryColumn('text') id: StaffId;
  /** Lower case. */
  @Column('text', { name: 'user_name' }) userName: string;
  @Column('text') name: string;
  /** argon2id, in its own encoding. */
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('datetime', { name: 'created_at', precision: 3 }) createdAt: Date;
  @Column('datetime', { name: 'disabled_at', precision: 3, nullable: true }) disabledAt: Date | null;
}

/** A role reaches the organisation it is held in and everything below. */
@Entity('staff_membership')
export class StaffMembership {
  @PrimaryColumn('text', { name: 'staff_id' }) staffId: StaffId;
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: OrganisationId;
  @PrimaryColumn('text') role: StaffRole;
}
