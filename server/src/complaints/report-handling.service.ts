import { Injectable } from '@nestjs/common';
import type { ColleagueView, NameHandlersRequest } from '@zsb/shared/casework';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Staff } from '../platform/auth/principal.js';
import { StaffService } from '../staff/staff.service.js';
import { CaseAccess } from './case-access.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ReportHandlersRepository } from './report-handlers.repository.js';

/** Who may read a report 举报, by the word of its office's head. */
@Injectable()
export class ReportHandling {
  constructor(
    private readonly steps: CaseSteps,
    private readonly access: CaseAccess,
    private readonly handlers: ReportHandlersRepository,
    private readonly staff: StaffService,
  ) {}

  /**
   * These colleagues read and work the report from now on, and no others besides the heads.
   * @throws `platform.invalid-request` naming who does not work in the leading office
   */
  async nameHandlers(me: Staff, id: ComplaintId, request: NameHandlersRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      await this.requireColleagues(complaint, request);
      const namedBy = me.staffId;
      await this.handlers.replace(
        id,
        request.staffIds.map((staffId) => ({ complaintId: id, staffId, namedBy, namedAt: now })),
      );
      return { staffIds: request.staffIds };
    };
    await this.steps.act({ id, action: 'nameHandlers', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Who works in the leading office; nobody before it is dispatched. @throws `complaint.confidential` for who does not handle the report */
  async colleagues(me: Staff, id: ComplaintId): Promise<ColleagueView[]> {
    const { complaint } = await this.access.toRead(me, id);
    return complaint.leadOrganisationId === null ? [] : this.staff.workingIn(complaint.leadOrganisationId);
  }

  private async requireColleagues({ leadOrganisationId }: Complaint, { staffIds }: NameHandlersRequest): Promise<void> {
    const colleagues = new Set((await this.staff.workingIn(leadOrganisationId!)).map(({ id }) => id));
    const fields = staffIds.flatMap((id, index) =>
      colleagues.has(id) ? [] : [{ field: `staffIds[${index}]`, reason: 'unknown' as const }],
    );
    if (fields.length > 0) throw new DomainError('platform.invalid-request', {}, fields);
  }
}
