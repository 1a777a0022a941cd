import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import type { OrganisationTree } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';

/** Where roles reach: everywhere, or these organisations. */
export type Scope = 'city' | readonly OrganisationId[];

/** Roles that see a case before it is anybody's. */
const SEES_UNDISPATCHED: readonly StaffRole[] = ['dispatcher', 'supervisor', 'administrator'];
const EVERY_ROLE: readonly StaffRole[] = ['dispatcher', 'clerk', 'head', 'supervisor', 'finance', 'administrator'];

/** What one of the staff can find in lists, role by role: a supervisor of one district is not one of the next. */
export class Desk {
  readonly staffId: StaffId;
  /** Whose cases are never shown to this person, because a report is about them 回避. */
  readonly recused: readonly OrganisationId[];

  /** @param below shows only what lies at this organisation and below it; null: all that the roles reach */
  constructor(
    private readonly me: Staff,
    private readonly tree: OrganisationTree,
    private readonly below: OrganisationId | null = null,
    recused: readonly OrganisationId[] = [],
  ) {
    this.staffId = me.staffId;
    this.recused = recused;
  }

  has(roles: readonly StaffRole[]): boolean {
    return this.me.memberships.some(({ role }) => roles.includes(role));
  }

  /** Organisations whose dispatched cases these roles reach. */
  scope(roles: readonly StaffRole[] = EVERY_ROLE): Scope {
    const places = this.me.memberships.filter(({ role }) => roles.includes(role));
    const reached = new Set(places.flatMap(({ organisationId }) => this.tree.reach(organisationId)));
    const wanted = this.below === null ? null : new Set(this.tree.subtree(this.below));
    const isCity = [...reached].some((id) => this.isRoot(id)) && (wanted === null || [...wanted].some((id) => this.isRoot(id)));
    if (isCity) return 'city';
    return [...reached].filter((id) => wanted?.has(id) ?? true);
  }

  /** Organisations for which undispatched cases are visible too, of those among `roles` that see such cases. */
  undispatched(roles: readonly StaffRole[] = EVERY_ROLE): Scope {
    return this.scope(roles.filter((role) => SEES_UNDISPATCHED.includes(role)));
  }

  /** What a report is about that no dispatcher may decide on: supervision stands in for them 回避. */
  aboutCentre(): OrganisationId[] {
    return [...new Set(this.tree.ofKind('centre').flatMap(({ id }) => this.tree.lineOf(id)))];
  }

  private isRoot(id: OrganisationId): boolean {
    return this.tree.find(id)?.parentId === null;
  }
}
