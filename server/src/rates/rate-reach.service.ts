import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { OrganisationId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import { recusedFrom } from '../complaints/report-access.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import type { RateScope } from './rate-scope.js';

/** Who sees how offices keep their time: supervision, the heads of the offices themselves, and who looks after the system. */
export const SEES_RATES = ['supervisor', 'head', 'administrator'] as const satisfies readonly StaffRole[];

/** Whose figures somebody sees. */
@Injectable()
export class RateReach {
  constructor(private readonly organisations: OrganisationsService) {}

  /**
   * Organisations, or null for the whole city, what is nobody's included; and whose reports are not counted for them 回避.
   * @param below this one and everything below it, where it is given
   * @throws `platform.invalid-request` for an organisation that is out of reach or does not exist
   */
  async of({ memberships }: Staff, below?: OrganisationId): Promise<Pick<RateScope, 'organisations' | 'recused'>> {
    const tree = await this.organisations.load();
    const recused = recusedFrom(tree, memberships);
    const places = memberships.filter(({ role }) => (SEES_RATES as readonly StaffRole[]).includes(role));
    const reached = new Set(places.flatMap(({ organisationId }) => tree.reach(organisationId)));
    if (below === undefined) {
      const isCity = [...reached].some((id) => tree.find(id)?.parentId === null);
      return { organisations: isCity ? null : [...reached], recused };
    }
    if (!reached.has(below)) throw new DomainError('platform.invalid-request', {}, [{ field: 'organisationId', reason: 'unknown' }]);
    return { organisations: tree.subtree(below).filter((id) => reached.has(id)), recused };
  }
}
