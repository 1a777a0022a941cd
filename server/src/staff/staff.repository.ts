import { Injectable } from '@nestjs/common';
import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import { Database } from '../platform/database/database.js';
import { StaffTotp } from './staff-totp.entity.js';
import { StaffMember, StaffMembership } from './staff.entity.js';

@Injectable()
export class StaffRepository {
  constructor(private readonly db: Database) {}

  find(id: StaffId): Promise<StaffMember | null> {
    return this.db.repo(StaffMember).findOneBy({ id });
  }

  findByUserName(userName: string): Promise<StaffMember | null> {
    return this.db.repo(StaffMember).findOneBy({ userName });
  }

  async insert(staff: StaffMember, memberships: StaffMembership[]): Promise<void> {
    await this.db.repo(StaffMember).insert(staff);
    for (const membership of memberships) await this.db.repo(StaffMembership).insert(membership);
  }

  /** Memberships of somebody who is not disabled; asked on every staff request. */
  memberships(id: StaffId): Promise<{ organisationId: OrganisationId; role: StaffRole }[]> {
    return this.db.sql(
      `SELECT m.organisation_id AS organisationId, m.role FROM staff_membership m JOIN staff s ON s.id = m.staff_id
       WHERE m.staff_id = ? AND s.disabled_at IS NULL ORDER BY m.organisation_id, m.role`,
      [id],
    );
  }

  /** Of everybody who is not disabled; only those of some organisations, and of the roles that work for many, where told. */
  everyMembership(organisations?: OrganisationId[]): Promise<{ staffId: StaffId; organisationId: OrganisationId; role: StaffRole }[]> {
    const some = organisations
      ? `AND (m.role IN ('dispatcher', 'supervisor') OR m.organisation_id IN (${organisations.map(() => '?').join(', ')}))`
      : '';
    return this.db.sql(
      `SELECT m.staff_id AS staffId, m.organisation_id AS organisationId, m.role FROM staff_membership m JOIN staff s ON s.id = m.staff_id
       WHERE s.disabled_at IS NULL ${some} ORDER BY m.staff_id, m.organisation_id, m.role`,
      organisations ?? [],
    );
  }

  findTotp(staffId: StaffId): Promise<StaffTotp | null> {
    return this.db.repo(StaffTotp).findOneBy({ staffId });
  }

  async replaceTotp(totp: StaffTotp): Promise<void> {
    await this.db.change(`DELETE FROM staff_totp WHERE staff_id = ?`, [totp.staffId]);
    await this.db.insert(StaffTotp, totp);
  }

  async confirmTotp(staffId: StaffId, now: Date): Promise<void> {
    await this.db.change(`UPDATE staff_totp SET confirmed_at = ? WHERE staff_id = ?`, [now, staffId]);
  }

  /** Spends a code's half minute; false when it, or a later one, was spent already. */
  async useTotpStep(staffId: StaffId, step: number): Promise<boolean> {
    return (await this.db.change(`UPDATE staff_totp SET last_step = ? WHERE staff_id = ? AND last_step < ?`, [step, staffId, step])) === 1;
  }

  async deleteTotp(staffId: StaffId): Promise<void> {
    await this.db.change(`DELETE FROM staff_totp WHERE staff_id = ?`, [staffId]);
  }

  /** With a new password every open login ends. */
  async setPassword(id: StaffId, passwordHash: string, now: Date): Promise<void> {
    await this.db.change(`UPDATE staff SET password_hash = ? WHERE id = ?`, [passwordHash, id]);
    await this.db.change(`UPDATE session SET ended_at = ? WHERE owner_kind = 'staff' AND owner_id = ? AND ended_at IS NULL`, [now, id]);
  }
}
