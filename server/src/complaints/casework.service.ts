import { Injectable } from '@nestjs/common';
import type { AnswerRequest, AskRequest, Command, ReturnRequest } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import { officeCalendar } from '../calendar/default-calendars.js';
import { dueAt } from '../calendar/due.js';
import { addCalendarDays, localDate } from '../calendar/local-date.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseNotices } from './case-notices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** What the office does with a case that was dispatched to it. */
@Injectable()
export class CaseworkService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly notices: CaseNotices,
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
  ) {}

  async accept(me: Staff, id: ComplaintId, request: Command): Promise<void> {
    const change = ({ complaint }: StepContext) => this.officeOf(complaint);
    await this.steps.act({ id, action: 'accept', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Within the acceptance time: it is not this office's. The third return goes to a supervisor. */
  async return(me: Staff, id: ComplaintId, request: ReturnRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => {
      const data = { note: request.reason.trim(), ...(await this.officeOf(complaint)) };
      complaint.returnCount += 1;
      complaint.leadOrganisationId = null;
      return data;
    };
    await this.steps.act({ id, action: 'return', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Asks the citizen; the office's clocks stand still until the answer, or until the time for it is over. */
  async ask(me: Staff, id: ComplaintId, request: AskRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      const office = await this.officeOf(complaint);
      complaint.askCount += 1;
      complaint.supplyBy = dueAt({ from: now, target: this.catalogue.limits().supply }, officeCalendar).due;
      const { version } = complaint;
      const author = office.organisation ?? '';
      await this.complaints.insertMessage({
        id: newId(),
        complaintId: id,
        version,
        kind: 'ask',
        at: now,
        text: request.text.trim(),
        author,
      });
      await this.notices.resumeWhenSilent(complaint);
      return office;
    };
    await this.steps.act({ id, action: 'ask', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** @throws `platform.invalid-request` unless a planned date comes with 列入计划, and only with it */
  async answer(me: Staff, id: ComplaintId, request: AnswerRequest): Promise<void> {
    const { outcome, plannedDate } = request;
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      requirePlannedDate(request, localDate(now, officeCalendar.zone));
      complaint.answeredAt = now;
      complaint.rateBy = addCalendarDays(now, this.catalogue.limits().rateDays, officeCalendar);
      const organisationId = complaint.leadOrganisationId!;
      const text = request.text.trim();
      await this.complaints.insertAnswer({
        id: newId(),
        complaintId: id,
        organisationId,
        staffId: me.staffId,
        at: now,
        text,
        outcome,
        plannedDate,
      });
      await this.notices.closeWhenSilent(complaint);
      return { outcome, ...(await this.officeOf(complaint)) };
    };
    await this.steps.act({ id, action: 'answer', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  private async officeOf({ leadOrganisationId }: Complaint): Promise<EventData> {
    const organisation = leadOrganisationId && (await this.organisations.load()).find(leadOrganisationId);
    return organisation ? { organisationId: organisation.id, organisation: organisation.name } : {};
  }
}

function requirePlannedDate({ outcome, plannedDate }: AnswerRequest, today: string): void {
  const refuse = (reason: 'required' | 'unexpected' | 'too-small') =>
    new DomainError('platform.invalid-request', {}, [{ field: 'plannedDate', reason }]);
  if (outcome === 'planned' && plannedDate === null) throw refuse('required');
  if (outcome !== 'planned' && plannedDate !== null) throw refuse('unexpected');
  if (plannedDate !== null && plannedDate <= today) throw refuse('too-small');
}
