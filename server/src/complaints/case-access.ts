import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { ActorKind } from '../platform/audit/audit-entry.entity.js';
import type { Citizen, Staff } from '../platform/auth/principal.js';
import type { ComplaintCoHandler } from './complaint-application.entity.js';
import type { Complaint } from './complaint.entity.js';
import { CaseworkRepository } from './casework.repository.js';
import { ComplaintsRepository } from './complaints.repository.js';
import type { ActorRole } from './domain/workflow.js';
import { ReportAccess } from './report-access.service.js';

/** A case together with who acts on it, in the roles that reach this very case. */
export interface CaseActor {
  complaint: Complaint;
  roles: ActorRole[];
  actorKind: ActorKind;
  actorId: string | null;
}

const SEES_UNDISPATCHED: ActorRole[] = ['dispatcher', 'supervisor', 'administrator'];

/** A helper still owes their part. */
const isOwed = ({ answeredAt }: ComplaintCoHandler): boolean => answeredAt === null;

/** Who may see a case. What is out of reach is not there: `complaint.not-found`. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly casework: CaseworkRepository,
    private readonly organisations: OrganisationsService,
    private readonly reports: ReportAccess,
  ) {}

  async ofCitizen({ personId }: Citizen, id: ComplaintId): Promise<CaseActor> {
    const complaint = await this.complaints.findOwned(id, personId);
    if (!complaint) throw new DomainError('complaint.not-found');
    return { complaint, roles: ['citizen'], actorKind: 'citizen', actorId: personId };
  }

  /** Of a report 举报 without a role for those who see that it is there and do not handle it. */
  async ofStaff(me: Staff, id: ComplaintId): Promise<CaseActor> {
    const complaint = await this.complaints.find(id);
    const inReach = complaint ? await this.rolesInReach(me, complaint) : [];
    // Whoever has answered their part goes on reading the case.
    const isThere = inReach.length > 0 || (complaint !== null && (await this.helpedBy(me, complaint)).length > 0);
    if (!complaint || !isThere) throw new DomainError('complaint.not-found');
    return { complaint, roles: await this.rolesOn(me, complaint), actorKind: 'staff', actorId: me.staffId };
  }

  /** For whatever tells what a case is about. @throws `complaint.confidential` for a report that this person does not handle */
  async toRead(me: Staff, id: ComplaintId): Promise<CaseActor> {
    const actor = await this.ofStaff(me, id);
    if (actor.complaint.kind === 'report' && actor.roles.length === 0) throw new DomainError('complaint.confidential');
    return actor;
  }

  /** To say that it has to be done 督办, a report need not be read: supervision sees that it is late. */
  async toSupervise(me: Staff, id: ComplaintId): Promise<CaseActor> {
    const actor = await this.ofStaff(me, id);
    return (await this.supervises(me, actor.complaint))
      ? { ...actor, roles: [...new Set<ActorRole>([...actor.roles, 'supervisor'])] }
      : actor;
  }

  /** Whether this person is supervision for a case, read or not. */
  async supervises(me: Staff, complaint: Complaint): Promise<boolean> {
    return (await this.rolesInReach(me, complaint)).includes('supervisor');
  }

  /** A timer. */
  async ofSystem(id: ComplaintId): Promise<CaseActor> {
    const complaint = await this.complaints.find(id);
    if (!complaint) throw new DomainError('complaint.not-found');
    return { complaint, roles: ['system'], actorKind: 'system', actorId: null };
  }

  /** What somebody is on a case: the roles in which they act on it, helping included. */
  async rolesOn(me: Staff, complaint: Complaint): Promise<ActorRole[]> {
    const roles = await this.reports.actingRoles(me, complaint, await this.rolesInReach(me, complaint));
    return (await this.helpedBy(me, complaint)).some(isOwed) ? [...roles, 'coHandler'] : roles;
  }

  /** The same on a case of a list: those who lead it are spared the question whether they help with it too. */
  async rolesFor(me: Staff, complaint: Complaint): Promise<ActorRole[]> {
    const roles = await this.reports.actingRoles(me, complaint, await this.rolesInReach(me, complaint));
    // Reports have no helpers.
    if (roles.length > 0 || !complaint.isOpen || complaint.kind === 'report') return roles;
    return (await this.helpedBy(me, complaint)).some(isOwed) ? ['coHandler'] : [];
  }

  /** The parts of a case that offices of this person were asked to do 协办, answered ones too. */
  async helpedBy({ memberships }: Staff, { id }: Complaint): Promise<ComplaintCoHandler[]> {
    const tree = await this.organisations.load();
    const working = memberships.filter(({ role }) => role === 'clerk' || role === 'head');
    return this.casework.helpersAmong(id, [...new Set(working.flatMap(({ organisationId }) => tree.reach(organisationId)))]);
  }

  /** The roles whose reach this case is in. */
  private async rolesInReach(me: Staff, complaint: Complaint): Promise<ActorRole[]> {
    if (await this.reports.isRecused(me, complaint)) return [];
    const { memberships } = me;
    const tree = await this.organisations.load();
    const { leadOrganisationId, suggestedOrganisationId } = complaint;
    return memberships
      .filter(({ role, organisationId }) => {
        const place = leadOrganisationId ?? (SEES_UNDISPATCHED.includes(role) ? suggestedOrganisationId : null);
        return place !== null && tree.reach(organisationId).includes(place);
      })
      .map(({ role }) => role);
  }
}
