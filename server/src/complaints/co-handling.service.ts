import { Injectable } from '@nestjs/common';
import type { AddCoHandlerRequest, AnswerCoHandlingRequest } from '@zsb/shared/casework';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Staff } from '../platform/auth/principal.js';
import { CaseAccess } from './case-access.js';
import { CaseClocks } from './case-clocks.js';
import { CaseOffices } from './case-offices.js';
import { CaseSteps, type StepContext } from './case-steps.js';
import { CaseworkRepository } from './casework.repository.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';

/** 协办: other offices do their part of a case, each against a clock of its own. The leading office answers the citizen. */
@Injectable()
export class CoHandlingService {
  constructor(
    private readonly steps: CaseSteps,
    private readonly complaints: ComplaintsRepository,
    private readonly casework: CaseworkRepository,
    private readonly access: CaseAccess,
    private readonly offices: CaseOffices,
    private readonly clocks: CaseClocks,
  ) {}

  /**
   * Asks an office for its part. One that has answered, or whose part was of no more use, can be asked again.
   * @throws `complaint.already-applied` while it still owes its part; `complaint.organisation-cannot-handle` for the leading
   * office itself and for what is no office
   */
  async add(me: Staff, id: ComplaintId, request: AddCoHandlerRequest): Promise<void> {
    const change = async ({ complaint, now }: StepContext): Promise<EventData> => {
      const { organisationId } = request;
      if (organisationId === complaint.leadOrganisationId) {
        throw new DomainError('complaint.organisation-cannot-handle', {}, [{ field: 'organisationId', reason: 'not-one-of' }]);
      }
      const office = await this.offices.require(complaint, organisationId);
      const known = await this.casework.findCoHandler(id, organisationId);
      if (known && known.answeredAt === null && (await this.isRunning(complaint, known.clockId))) {
        throw new DomainError('complaint.already-applied', { organisationId });
      }
      const clock = await this.clocks.startCoHandling(complaint, organisationId, now);
      const asked = { addedBy: me.staffId, addedAt: now, request: request.text.trim(), answeredAt: null, answer: null };
      const row = { complaintId: id, organisationId, clockId: clock.id, ...asked };
      await (known ? this.casework.updateCoHandler(row) : this.casework.insertCoHandler(row));
      return { note: asked.request, ...office };
    };
    await this.steps.act({ id, action: 'addCoHandler', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  /** An office's own part, once. @throws `platform.forbidden` for the part of an office that is not theirs */
  async answer(me: Staff, id: ComplaintId, request: AnswerCoHandlingRequest): Promise<void> {
    const change = async ({ complaint, now, facts }: StepContext): Promise<EventData> => {
      const own = await this.access.helpedBy(me, complaint);
      const part = own.find(({ organisationId }) => organisationId === request.organisationId);
      if (!part) throw new DomainError('platform.forbidden');
      if (part.answeredAt !== null) {
        throw new DomainError('complaint.action-not-possible', { from: facts.state, action: 'answerCoHandling' });
      }
      const answer = request.text.trim();
      await this.casework.updateCoHandler({ ...part, answeredAt: now, answer });
      await this.clocks.stopOne(complaint, part.clockId, now);
      return { note: answer, ...(await this.offices.named(part.organisationId)) };
    };
    await this.steps.act({ id, action: 'answerCoHandling', command: request, find: () => this.access.ofStaff(me, id), change });
  }

  private async isRunning({ id }: Complaint, clockId: string): Promise<boolean> {
    return (await this.complaints.clocksOf(id)).some((clock) => clock.id === clockId && clock.stoppedAt === null);
  }
}
