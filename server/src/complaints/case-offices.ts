import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { OrganisationId } from '@zsb/shared/ids';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';

/** Whose case it is, as the history says it, and whether an office can take it. */
@Injectable()
export class CaseOffices {
  constructor(private readonly organisations: OrganisationsService) {}

  /** The leading office, by the name it has now; nothing where there is none. */
  async leading({ leadOrganisationId }: Complaint): Promise<EventData> {
    return leadOrganisationId === null ? {} : this.named(leadOrganisationId);
  }

  /** Hands the case to an office. @throws as `require` */
  async lead(complaint: Complaint, organisationId: OrganisationId): Promise<EventData> {
    const office = await this.require(complaint, organisationId);
    complaint.leadOrganisationId = organisationId;
    return office;
  }

  /**
   * An office that can work this case.
   * @throws `complaint.organisation-cannot-handle` where it works no cases or does not exist; `complaint.recusal` 回避 where the
   * case is about it or about somebody above it
   */
  async require({ aboutOrganisationId }: Complaint, organisationId: OrganisationId): Promise<EventData> {
    const tree = await this.organisations.load();
    const organisation = tree.find(organisationId);
    if (!organisation?.isOffice) {
      const reason = organisation ? 'not-one-of' : 'unknown';
      throw new DomainError('complaint.organisation-cannot-handle', {}, [{ field: 'organisationId', reason }]);
    }
    if (aboutOrganisationId !== null && tree.isWithin(organisationId, aboutOrganisationId)) throw new DomainError('complaint.recusal');
    return { organisationId, organisation: organisation.name };
  }

  /** Whether a dispatcher's word reaches an office. */
  async isInReach({ memberships }: Staff, organisationId: OrganisationId): Promise<boolean> {
    const tree = await this.organisations.load();
    return memberships.some((one) => one.role === 'dispatcher' && tree.reach(one.organisationId).includes(organisationId));
  }

  async named(organisationId: OrganisationId): Promise<EventData> {
    const organisation = (await this.organisations.load()).find(organisationId);
    return organisation ? { organisationId, organisation: organisation.name } : {};
  }
}
