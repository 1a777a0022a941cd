import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@zsb/shared/ids';
import { OrganisationsService, type OrganisationTree } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { RosterService } from '../staff/roster.service.js';
import type { Complaint } from './complaint.entity.js';
import { handlingRoles } from './domain/report-access.js';
import type { ActorRole } from './domain/workflow.js';
import { ReportHandlersRepository } from './report-handlers.repository.js';

type Memberships = Staff['memberships'];

/** Confidentiality and recusal 回避 of reports 举报: who reads one, who acts on it, and who must not even know of it. */
@Injectable()
export class ReportAccess {
  constructor(
    private readonly handlers: ReportHandlersRepository,
    private readonly organisations: OrganisationsService,
    private readonly roster: RosterService,
  ) {}

  /** Of the roles whose reach a case is in, those that act on it; of a report only whoever handles it does. */
  async actingRoles(me: Staff, complaint: Complaint, roles: ActorRole[]): Promise<ActorRole[]> {
    if (complaint.kind !== 'report' || roles.length === 0) return roles;
    const mine = await this.withStandIn(complaint, roles);
    const report = { ...complaint, isHeadless: mine.includes('dispatcher') && (await this.isHeadless(complaint)) };
    return handlingRoles(report, mine, await this.handlers.isNamed(complaint.id, me.staffId));
  }

  private async isHeadless({ state, leadOrganisationId, aboutOrganisationId }: Complaint): Promise<boolean> {
    if (state !== 'assigned' || leadOrganisationId === null) return false;
    const roster = await this.roster.loadFor(leadOrganisationId);
    return roster.without(roster.nearest('head', leadOrganisationId), aboutOrganisationId).length === 0;
  }

  /** Whether a case is about the organisation that somebody belongs to, with all they are: then it does not exist for them. */
  async isRecused({ memberships }: Staff, { aboutOrganisationId }: Complaint): Promise<boolean> {
    return aboutOrganisationId !== null && recusedFrom(await this.organisations.load(), memberships).includes(aboutOrganisationId);
  }

  /** Where the dispatch centre itself is what a report is about, supervision stands in for its dispatchers. */
  private async withStandIn({ aboutOrganisationId }: Complaint, roles: ActorRole[]): Promise<ActorRole[]> {
    if (aboutOrganisationId === null || !roles.includes('supervisor')) return roles;
    const tree = await this.organisations.load();
    const isCentreOut = tree.ofKind('centre').some(({ id }) => tree.isWithin(id, aboutOrganisationId));
    return isCentreOut ? [...new Set<ActorRole>([...roles, 'dispatcher'])] : roles;
  }
}

/** The organisations in which somebody's memberships all lie: what is about one of these is not theirs to see. */
export const recusedFrom = (tree: OrganisationTree, memberships: Memberships): OrganisationId[] =>
  tree.sharedLine(memberships.map(({ organisationId }) => organisationId));
