import { Injectable } from '@nestjs/common';
import type { Command, ComplaintAction } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { newId } from '../platform/ids.js';
import { factsOf, type CaseActor } from './case-access.js';
import { CaseClocks } from './case-clocks.js';
import { CaseNotices } from './case-notices.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { nextStep } from './domain/workflow.js';

/** An action somebody takes on a case. */
export interface CaseAction {
  id: ComplaintId;
  action: ComplaintAction;
  command: Command;
  /** Finds the case for the one who acts, inside the unit of work. */
  find: () => Promise<CaseActor>;
  /** What the action changes besides state, version and clocks; answers what the history keeps of it. */
  change: (step: StepContext) => Promise<EventData>;
}

export interface StepContext {
  /** Already in its new state; may be changed further. */
  complaint: Complaint;
  now: Date;
}

/** Moves a case by one cell of the workflow table: the only place where a case changes its state. */
@Injectable()
export class CaseSteps {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly clocks: CaseClocks,
    private readonly notices: CaseNotices,
    private readonly catalogue: CatalogueService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * One action, one unit of work: lock, read, decide by the table, change, append the event, move the clocks, tell the citizen.
   * A repeated command key changes nothing; another version than the page showed is `platform.changed-meanwhile`.
   */
  async act(action: CaseAction): Promise<void> {
    // Two presses at once: the second finds the first's event by its unique key.
    await this.db
      .transaction(() => this.take(action), { carriesKey: true })
      .catch(async (error: unknown) => {
        const isPressedTwice =
          isDuplicateKey(error) && (await this.complaints.findByCommand(action.id, action.command.commandKey)) !== null;
        if (!isPressedTwice) throw error;
      });
  }

  private async take({ id, action, command, find, change }: CaseAction): Promise<void> {
    await this.complaints.lock(id);
    // Before anything else: a repeated return would not find the case in its reach any more.
    if (await this.complaints.findByCommand(id, command.commandKey)) return;
    const actor = await find();
    const { complaint } = actor;
    if (complaint.version !== command.version) throw new DomainError('platform.changed-meanwhile');
    const now = this.clock.now();
    const step = nextStep(factsOf(actor, this.catalogue.limits()), action, actor.roles, now);
    const [fromState, fromVersion] = [complaint.state, complaint.version];
    complaint.state = step.to;
    complaint.version = fromVersion + 1;
    const data = await change({ complaint, now });
    await this.clocks.move(complaint, step, now);
    if (!(await this.complaints.update(complaint, fromVersion))) throw new DomainError('platform.changed-meanwhile');
    const { actorKind, actorId } = actor;
    const event = { id: newId(), complaintId: id, version: complaint.version, at: now, action, fromState, toState: step.to };
    await this.complaints.appendEvent({ ...event, actorKind, actorId, commandKey: command.commandKey, data });
    const details = { version: complaint.version };
    await this.audit.record({ actorKind, actorId, action: `complaint.${action}`, subjectKind: 'complaint', subjectId: id, details });
    await this.notices.tell(complaint, action, data);
  }
}
