import { Injectable } from '@nestjs/common';
import type { OrganisationId, StaffId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import { StaffRepository } from './staff.repository.js';

export interface Membership {
  staffId: StaffId;
  organisationId: OrganisationId;
  role: StaffRole;
}

/** Who holds which role where: for finding whom to tell. */
export class Roster {
  private readonly at: Map<string, StaffId[]>;
  private readonly reaching = new Map<string, StaffId[]>();

  constructor(
    private readonly memberships: readonly Membership[],
    private readonly tree: OrganisationTree,
  ) {
    const byPlace = Map.groupBy(memberships, ({ role, organisationId }) => `${role} ${organisationId}`);
    this.at = new Map([...byPlace].map(([place, list]) => [place, list.map(({ staffId }) => staffId)]));
  }

  /** Whether somebody still works here, as far as the roster was loaded. */
  has(staffId: StaffId): boolean {
    return this.memberships.some((one) => one.staffId === staffId);
  }

  /** Those with the role in the organisation itself, or in the nearest one above it that has any. */
  nearest(role: StaffRole, organisationId: OrganisationId): StaffId[] {
    for (const id of this.tree.lineOf(organisationId)) {
      const found = this.at.get(`${role} ${id}`);
      if (found) return found;
    }
    return [];
  }

  /** Those whose role reaches the organisation: supervision and dispatch centres work for more than themselves. */
  inReach(role: StaffRole, organisationId: OrganisationId): StaffId[] {
    const key = `${role} ${organisationId}`;
    const known = this.reaching.get(key);
    if (known) return known;
    const reaches = (membership: Membership) =>
      membership.role === role && this.tree.reach(membership.organisationId).includes(organisationId);
    const found = [...new Set(this.memberships.filter(reaches).map(({ staffId }) => staffId))];
    this.reaching.set(key, found);
    return found;
  }

  /** Those with the role inside a dispatch centre that works for the organisation. */
  ofCentre(role: StaffRole, organisationId: OrganisationId): StaffId[] {
    const centres = this.tree.ofKind('centre').filter(({ id }) => this.tree.reach(id).includes(organisationId));
    const isThere = (one: Membership) => one.role === role && centres.some(({ id }) => this.tree.isWithin(one.organisationId, id));
    return [...new Set(this.memberships.filter(isThere).map(({ staffId }) => staffId))];
  }

  everyone(role: StaffRole): StaffId[] {
    return [...new Set(this.memberships.filter((one) => one.role === role).map(({ staffId }) => staffId))];
  }

  /** Leaves out whoever belongs, with all they are, to the organisation or to one below it 回避. */
  without(people: readonly StaffId[], organisationId: OrganisationId | null): StaffId[] {
    if (organisationId === null) return [...people];
    const outside = this.memberships.filter((one) => !this.tree.isWithin(one.organisationId, organisationId));
    const remaining = new Set(outside.map(({ staffId }) => staffId));
    return people.filter((id) => remaining.has(id));
  }
}

@Injectable()
export class RosterService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly organisations: OrganisationsService,
  ) {}

  /** As it is now; people who are disabled are not in it. */
  async load(): Promise<Roster> {
    return new Roster(await this.staff.everyMembership(), await this.organisations.load());
  }

  /** Enough to find whom to tell about one organisation's cases, without reading the whole city's staff. */
  async loadFor(organisationId: OrganisationId): Promise<Roster> {
    const tree = await this.organisations.load();
    return new Roster(await this.staff.everyMembership(tree.lineOf(organisationId)), tree);
  }
}
