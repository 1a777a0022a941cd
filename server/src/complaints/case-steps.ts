import { Injectable } from '@nestjs/common';
import type { Command } from '@zsb/shared/complaint-requests';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import { CaseChanges } from '../live/case-changes.service.js';
import { StaffNotices } from '../notices/staff-notices.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { newId } from '../platform/ids.js';
import { RateQueue } from '../rates/rate-queue.service.js';
import type { CaseActor } from './case-access.js';
import { CaseClocks } from './case-clocks.js';
import { CaseNotices } from './case-notices.js';
import { CaseRules } from './case-rules.js';
import type { EventData } from './complaint-event.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { nextStep, type ActorRole, type CaseFacts } from './domain/workflow.js';
import { LooseEnds } from './loose-ends.js';
import { MergedFollowers } from './merged-followers.js';

/** An action somebody takes on a case. */
export interface CaseAction {
  id: ComplaintId;
  /** Chosen on the locked case where it depends on it: an answer, or the draft of one. */
  action: ComplaintAction | ((facts: CaseFacts, roles: readonly ActorRole[], now: Date) => ComplaintAction);
  command: Command;
  /** Finds the case for the one who acts, inside the unit of work. */
  find: () => Promise<CaseActor>;
  /** What the action changes besides state, version and clocks; answers what the history keeps of it. */
  change: (step: StepContext) => Promise<EventData>;
  /** What the history keeps besides, and only the moved clocks tell. */
  after?: (step: StepContext) => Promise<EventData>;
}

export interface StepContext {
  /** Already in its new state; may be changed further. */
  complaint: Complaint;
  now: Date;
  /** As they were before the step. */
  facts: CaseFacts;
  roles: readonly ActorRole[];
  /** How the clocks move beyond what the table says; a change may set it. */
  how: { extendBy?: string; isHop?: boolean; planTarget?: string };
}

/** Moves a case by one cell of the workflow table: the only place where a case changes its state. */
@Injectable()
export class CaseSteps {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly clocks: CaseClocks,
    private readonly notices: CaseNotices,
    private readonly staffNotices: StaffNotices,
    private readonly changes: CaseChanges,
    private readonly rules: CaseRules,
    private readonly looseEnds: LooseEnds,
    private readonly merged: MergedFollowers,
    private readonly rates: RateQueue,
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

  private async take({ id, action: chosen, command, find, change, after }: CaseAction): Promise<void> {
    await this.complaints.lock(id);
    // Before anything else: a repeated return would not find the case in its reach any more.
    if (await this.complaints.findByCommand(id, command.commandKey)) return;
    const actor = await find();
    const { complaint, roles } = actor;
    if (complaint.version !== command.version) throw new DomainError('platform.changed-meanwhile');
    const now = this.clock.now();
    const facts = this.rules.factsOf(actor, now);
    const action = typeof chosen === 'function' ? chosen(facts, roles, now) : chosen;
    const step = nextStep(facts, action, roles, now);
    const before = { ...complaint };
    complaint.state = step.to;
    complaint.version = before.version + 1;
    const context: StepContext = { complaint, now, facts, roles, how: {} };
    const changed = await change(context);
    const lapsed = await this.looseEnds.tie(before, complaint, now);
    await this.clocks.move(complaint, step, now, { ...context.how, ledBy: before.leadOrganisationId });
    const data = { ...changed, ...lapsed, ...(await after?.(context)) };
    if (!(await this.complaints.update(complaint, before.version))) throw new DomainError('platform.changed-meanwhile');
    await this.remember({ id, action, command, actor, now, data, fromState: before.state });
    await this.merged.follow(before, complaint);
    await this.notices.tell(complaint, action, data);
    await this.staffNotices.afterStep(complaint, action, data);
    await this.changes.record(complaint, now, before.leadOrganisationId);
    await this.rates.add(complaint.id, now);
  }

  /** The step in the history, and who took it in the audit trail. */
  private async remember({ id, action, command, actor, now, data, fromState }: Taken): Promise<void> {
    const { complaint, actorKind, actorId } = actor;
    const { version, state: toState } = complaint;
    const { commandKey } = command;
    await this.complaints.appendEvent({
      id: newId(),
      complaintId: id,
      version,
      at: now,
      action,
      fromState,
      toState,
      actorKind,
      actorId,
      commandKey,
      data,
    });
    const details = { version };
    await this.audit.record({ actorKind, actorId, action: `complaint.${action}`, subjectKind: 'complaint', subjectId: id, details });
  }
}

interface Taken {
  id: ComplaintId;
  action: ComplaintAction;
  command: Command;
  actor: CaseActor;
  now: Date;
  data: EventData;
  fromState: Complaint['state'];
}
