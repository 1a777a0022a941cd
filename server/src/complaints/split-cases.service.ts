import { Injectable } from '@nestjs/common';
import type { SplitRequest } from '@zsb/shared/casework';
import { DomainError } from '@zsb/shared/errors';
import { caseNumber, type ClientKey, type ComplaintId } from '@zsb/shared/ids';
import { Calendars } from '../calendar/calendars.service.js';
import { compactLocalDate } from '../calendar/local-date.js';
import { CatalogueService, type Leaf } from '../catalogue/catalogue.service.js';
import { CaseChanges } from '../live/case-changes.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { newId, randomBase32 } from '../platform/ids.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { CaseClocks } from './case-clocks.js';
import type { ComplaintClock } from './complaint-clock.entity.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintIdentity } from './complaint.identity.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { answerProblems } from './domain/field-answers.js';
import { route } from './domain/routing.js';
import { FORWARD_TOPIC, type ForwardPayload } from './filing.service.js';
import { untouched } from './new-case.js';

/** A case that is not stored yet. */
interface SplitDraft {
  complaint: Complaint;
  clock: ComplaintClock;
}

/** The second case that a dispatcher makes of one. */
@Injectable()
export class SplitCases {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly catalogue: CatalogueService,
    private readonly organisations: OrganisationsService,
    private readonly identity: ComplaintIdentity,
    private readonly clocks: CaseClocks,
    private readonly calendars: Calendars,
    private readonly jobs: JobsQueue,
    private readonly changes: CaseChanges,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Of the same person, about the same place, with another matter. @throws as `TriageService.split` */
  async draft(original: Complaint, { text, categoryCode, answers = [] }: SplitRequest): Promise<SplitDraft> {
    const leaf = this.catalogue.leaf(categoryCode);
    const problems = answerProblems(leaf.questions, answers);
    if (problems.length > 0) throw new DomainError('platform.invalid-request', {}, problems);
    const now = this.clock.now();
    const id = newId<ComplaintId>();
    const { slaPolicy, urgency } = leaf;
    const clock = this.clocks.prepare({ id, categoryCode: leaf.code, urgency, returnCount: 0 }, 'dispatch', now);
    const complaint: Complaint = {
      ...original,
      ...untouched,
      ...{ id, text: text.trim(), categoryCode: leaf.code, slaPolicy, urgency, splitFrom: original.id, filedAt: now },
      caseNumber: caseNumber(compactLocalDate(now, this.calendars.current('office').calendar.zone), randomBase32(6)),
      clientKey: newId<ClientKey>(),
      answers: answers.length > 0 ? answers : null,
      ...(await this.suggested(original, leaf)),
      ...{ dueClock: 'dispatch', warnAt: clock.warnAt, dueAt: clock.dueAt },
      ...(await this.identity.copy(original, id)),
    };
    return { complaint, clock };
  }

  /** Inside the step that splits `original`. */
  async store(me: Staff, { complaint, clock }: SplitDraft, original: Complaint): Promise<void> {
    const { id, filedAt, caseNumber: number } = complaint;
    const actor = { actorKind: 'staff', actorId: me.staffId } as const;
    await this.complaints.insert(complaint);
    await this.complaints.appendEvent({
      ...{ id: newId(), complaintId: id, version: 1, at: filedAt, action: 'file', fromState: null, toState: 'submitted' },
      ...actor,
      commandKey: complaint.clientKey,
      data: { relatedCase: original.caseNumber },
    });
    await this.clocks.insert(clock);
    await this.audit.record({
      ...actor,
      action: 'complaint.file',
      subjectKind: 'complaint',
      subjectId: id,
      details: { splitFrom: original.id },
    });
    // What a rule forwards at once is news then; what waits for a dispatcher is news now.
    if (!complaint.suggestionAutomatic) await this.changes.record(complaint, filedAt);
    const payload: ForwardPayload = { complaintId: id };
    await this.jobs.enqueue({ topic: FORWARD_TOPIC, dedupeKey: `forward:${number}`, payload });
  }

  private async suggested({ kind, districtCode, nearBorder }: Complaint, leaf: Leaf) {
    const facts = { categoryCode: leaf.code, kind, districtCode, nearBorder };
    const suggestion = route(facts, this.catalogue.routing(), leaf.departmentOffice);
    const tree = await this.organisations.load();
    return {
      suggestedOrganisationId: tree.withCode(suggestion.organisationCode).id,
      suggestionReason: suggestion.reason,
      suggestionAutomatic: suggestion.automatic,
    };
  }
}
