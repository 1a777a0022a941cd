import { Injectable } from '@nestjs/common';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import type { QueryCodeView } from '@zsb/shared/complaint-views';
import { DomainError, type FieldReason } from '@zsb/shared/errors';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PeopleService } from '../people/people.service.js';
import { QueryCodes } from '../people/query-codes.service.js';
import type { Citizen } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { CaseAccess } from './case-access.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** Whose phone it is may change hands: the code is for whoever has just filed. */
const QUERY_CODE_MINUTES = 10;

/** Where a case would go, and why. */
interface Suggested {
  suggestedOrganisationId: OrganisationId;
  suggestionReason: string;
  suggestionAutomatic: boolean;
}

/** What is particular about filing a report 举报: perhaps by nobody known, and never to whom it is about. */
@Injectable()
export class ReportFiling {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
    private readonly codes: QueryCodes,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws `platform.invalid-request` for another kind than a report from an anonymous session; for an organisation that the
   * case is about where it is no report, where there is no such organisation, or where nobody stands outside of it
   */
  async check({ isAnonymous }: Citizen, { kind, aboutOrganisationId = null }: FileComplaintRequest): Promise<void> {
    if (isAnonymous && kind !== 'report') throw refused('kind', 'not-one-of', 'report');
    if (aboutOrganisationId === null) return;
    if (kind !== 'report') throw refused('aboutOrganisationId', 'unexpected');
    const tree = await this.organisations.load();
    if (!tree.find(aboutOrganisationId)) throw refused('aboutOrganisationId', 'unknown');
    if (!tree.recusable().some(({ id }) => id === aboutOrganisationId)) throw refused('aboutOrganisationId', 'not-one-of');
  }

  /**
   * Recusal 回避: where the rules would send a report to the very office it is about, or to one that belongs to it, it goes to
   * supervision; where it is about supervision, to the dispatch centre.
   */
  async recuse(suggested: Suggested, about: OrganisationId | null): Promise<Suggested> {
    const tree = await this.organisations.load();
    if (about === null || !tree.isWithin(suggested.suggestedOrganisationId, about)) return suggested;
    const outside = [...tree.officesOf('supervision'), ...tree.officesOf('centre')].find(({ id }) => !tree.isWithin(id, about));
    // The data files always have both, and `check` has refused the root above them.
    if (!outside) throw refused('aboutOrganisationId', 'not-one-of');
    return { suggestedOrganisationId: outside.id, suggestionReason: '举报对象须回避，改由督查或上级单位办理', suggestionAutomatic: false };
  }

  /** One report for each anonymous session. Inside the filing's unit of work, after its insert. @throws `platform.forbidden` */
  async requireOnlyOne({ personId, isAnonymous }: Citizen): Promise<void> {
    if (!isAnonymous) return;
    await this.people.lock(personId);
    if ((await this.complaints.pageOwned(personId, null, 2)).length > 1) throw new DomainError('platform.forbidden');
  }

  /**
   * The way back to a report that was just filed anonymously; the same again where the first answer was lost.
   * @throws `complaint.action-not-possible` after ten minutes, and where it is not anonymous
   */
  async queryCode(me: Citizen, id: ComplaintId): Promise<QueryCodeView> {
    const { complaint } = await this.access.ofCitizen(me, id);
    const { caseNumber, personId, filedAt, isAnonymous, state } = complaint;
    const isInTime = this.clock.now().getTime() <= filedAt.getTime() + QUERY_CODE_MINUTES * 60_000;
    if (!isAnonymous || !isInTime) throw new DomainError('complaint.action-not-possible', { from: state, action: 'queryCode' });
    const queryCode = await this.db.transaction(() => this.codes.issue(id, caseNumber, personId));
    return { caseNumber, queryCode };
  }
}

const refused = (field: string, reason: FieldReason, limit?: string): DomainError =>
  new DomainError('platform.invalid-request', {}, [limit === undefined ? { field, reason } : { field, reason, limit }]);
