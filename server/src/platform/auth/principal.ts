import type { OrganisationId, PersonId, StaffId } from '@zsb/shared/ids';
import type { AssuranceLevel, StaffRole } from '@zsb/shared/logins';

/** Who is asking. The guard puts one on every request that is not public. */
export interface Citizen {
  kind: 'citizen';
  personId: PersonId;
  sessionId: string;
  level: AssuranceLevel;
  /** Nobody known: a session for one anonymous report, which opens the routes of `AllowAnonymousCitizen` alone. */
  isAnonymous: boolean;
}

export interface Staff {
  kind: 'staff';
  staffId: StaffId;
  sessionId: string;
  /** A role reaches its organisation and everything below it. */
  memberships: { role: StaffRole; organisationId: OrganisationId }[];
}

export type Principal = Citizen | Staff;
export type Permission = 'citizen' | StaffRole;
