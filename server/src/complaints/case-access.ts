import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { ActorKind } from '../platform/audit/audit-entry.entity.js';
import type { Citizen, Staff } from '../platform/auth/principal.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import type { ActorRole, CaseFacts } from './domain/workflow.js';

/** A case together with who acts on it, in the roles that reach this very case. */
export interface CaseActor {
  complaint: Complaint;
  roles: ActorRole[];
  actorKind: ActorKind;
  actorId: string | null;
}

/** What the workflow table looks at, for one who acts. */
export const factsOf = ({ complaint, actorId }: Pick<CaseActor, 'complaint' | 'actorId'>, limits: CaseFacts['limits']): CaseFacts => ({
  ...complaint,
  isOwnRejection: actorId !== null && complaint.rejectedBy === actorId,
  limits,
});

/** What somebody's roles reach: cases led by an office there, and what is not dispatched yet for those who dispatch. */
export interface Reach {
  leads: OrganisationId[];
  /** Organisations whose undispatched cases are visible too. */
  undispatched: OrganisationId[];
}

const SEES_UNDISPATCHED: ActorRole[] = ['dispatcher', 'supervisor', 'administrator'];

/** Who may see a case. What is out of reach is not there: `complaint.not-found`. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly organisations: OrganisationsService,
  ) {}

  async ofCitizen({ personId }: Citizen, id: ComplaintId): Promise<CaseActor> {
    const complaint = await this.complaints.findOwned(id, personId);
    if (!complaint) throw new DomainError('complaint.not-found');
    return { complaint, roles: ['citizen'], actorKind: 'citizen', actorId: personId };
  }

  async ofStaff(me: Staff, id: ComplaintId): Promise<CaseActor> {
    const complaint = await this.complaints.find(id);
    const roles = complaint ? await this.rolesFor(me, complaint) : [];
    if (!complaint || roles.length === 0) throw new DomainError('complaint.not-found');
    return { complaint, roles, actorKind: 'staff', actorId: me.staffId };
  }

  /** A timer. */
  async ofSystem(id: ComplaintId): Promise<CaseActor> {
    const complaint = await this.complaints.find(id);
    if (!complaint) throw new DomainError('complaint.not-found');
    return { complaint, roles: ['system'], actorKind: 'system', actorId: null };
  }

  /** The roles whose reach this case is in. */
  async rolesFor({ memberships }: Staff, complaint: Complaint): Promise<ActorRole[]> {
    const tree = await this.organisations.load();
    const { leadOrganisationId, suggestedOrganisationId } = complaint;
    return memberships
      .filter(({ role, organisationId }) => {
        const place = leadOrganisationId ?? (SEES_UNDISPATCHED.includes(role) ? suggestedOrganisationId : null);
        return place !== null && tree.reach(organisationId).includes(place);
      })
      .map(({ role }) => role);
  }

  async reachOf({ memberships }: Staff): Promise<Reach> {
    const tree = await this.organisations.load();
    const reach = (list: Staff['memberships']) => [...new Set(list.flatMap(({ organisationId }) => tree.reach(organisationId)))];
    return { leads: reach(memberships), undispatched: reach(memberships.filter(({ role }) => SEES_UNDISPATCHED.includes(role))) };
  }
}
