import { Injectable } from '@nestjs/common';
import type { ContactRequest, NoteRequest } from '@zsb/shared/casework';
import type { AskRequest, Command, ReturnRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { dueAt } from '../calendar/due.js';
import type { Staff } from '../platform/auth/principal.js';
import { newId } from '../platform/ids.js';
import { CaseAccess } from './case-access.js';
import { CaseNotices } from './case-notices.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { SlaService } from '../sla/sla.service.js';
import { isTryOffHours, isTryTooSoon, type Predicate } from './domain/case-facts.js';

/** What the office does with a case that was dispatched to it, up to the answer. */
@Injectable()
export class CaseworkService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly notices: CaseNotices,
    private readonly sla: SlaService,
    private readonly calendars: Calendars,
  ) {}

  /** Who accepts it, works it. */
  async accept(me: Staff, id: ComplaintId, request: Command): Promise<void> {
    const change = ({ complaint }: StepContext): Promise<EventData> => {
      complaint.handlerId = me.staffId;
      return this.offices.leading(complaint);
    };
    await this.steps.act({ id, action: 'accept', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Within the acceptance time: it is not this office's. The third return goes to a supervisor. */
  async return(me: Staff, id: ComplaintId, request: ReturnRequest): Promise<void> {
    const change = async ({ complaint }: StepContext): Promise<EventData> => {
      const data = { note: request.reason.trim(), ...(await this.offices.leading(complaint)) };
      complaint.returnCount += 1;
      complaint.leadOrganisationId = null;
      return data;
    };
    await this.steps.act({ id, action: 'return', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /**
   * 首次联系 and every later contact. Reaching the person ends the first-contact clock, and so does the last of the failed tries
   * that the city asks for. A try too soon after the last one counted, or outside working hours, is noted and does not count.
   */
  async contact(me: Staff, id: ComplaintId, request: ContactRequest): Promise<void> {
    const { channel, result } = request;
    const isMade = result === 'reached' || result === 'declined';
    const change = async ({ complaint, facts, roles, now }: StepContext): Promise<EventData> => {
      const uncounted = isMade ? {} : whyUncounted(facts, roles, now);
      if (isMade) complaint.contactedAt ??= now;
      else if (Object.keys(uncounted).length === 0) countTry(complaint, now);
      return { channel, result, ...uncounted, ...noteOf(request.note), ...(await this.offices.leading(complaint)) };
    };
    const action = isMade ? 'contact' : 'contactTry';
    await this.steps.act({ id, action, command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** A remark for colleagues; it moves nothing. */
  async note(me: Staff, id: ComplaintId, request: NoteRequest): Promise<void> {
    const change = () => Promise.resolve(noteOf(request.text));
    await this.steps.act({ id, action: 'note', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** Asks the citizen; the office's clocks stand still until the answer, or until the time for it is over. */
  async ask(me: Staff, id: ComplaintId, request: AskRequest): Promise<void> {
    const change = async ({ complaint, facts, now }: StepContext): Promise<EventData> => {
      const office = await this.offices.leading(complaint);
      const isLate = facts.lastFifthAt !== null && now >= facts.lastFifthAt;
      complaint.askCount += 1;
      complaint.supplyBy = dueAt({ from: now, target: this.sla.limits().supply }, this.calendars.current('office').calendar).due;
      const { version } = complaint;
      const author = office.organisation ?? '';
      const text = request.text.trim();
      await this.complaints.insertMessage({ id: newId(), complaintId: id, version, kind: 'ask', at: now, text, author });
      await this.notices.resumeWhenSilent(complaint);
      return isLate ? { ...office, inLastFifth: true } : office;
    };
    await this.steps.act({ id, action: 'ask', command: request, find: () => this.access.ofStaff(me, id), change });
  }
}

/** Why a failed try does not count; empty where it does. */
const whyUncounted = (...asked: Parameters<Predicate>): Pick<EventData, 'isTooSoon' | 'isOffHours'> => ({
  ...(isTryTooSoon(...asked) && { isTooSoon: true }),
  ...(isTryOffHours(...asked) && { isOffHours: true }),
});

function countTry(complaint: Complaint, now: Date): void {
  complaint.contactTries += 1;
  complaint.contactTriedAt = now;
}

/** A remark as the history keeps it; nothing where nothing was said. */
export const noteOf = (text: string): Pick<EventData, 'note'> => (text.trim() === '' ? {} : { note: text.trim() });
