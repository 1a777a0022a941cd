import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { PoliciesView, SavePoliciesRequest } from '@zsb/shared/sla';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { isDuplicateKey } from '../platform/database/duplicate-key.js';
import { StaffService } from '../staff/staff.service.js';
import { policyProblems } from './domain/policy-problems.js';
import { SlaPoliciesRepository, type StoredPolicies } from './sla-policies.repository.js';
import { SlaService } from './sla.service.js';

/** The city decides on its time limits: every decision is a version of its own, none is changed afterwards. */
@Injectable()
export class PoliciesAdmin {
  constructor(
    private readonly db: Database,
    private readonly repository: SlaPoliciesRepository,
    private readonly sla: SlaService,
    private readonly catalogue: CatalogueService,
    private readonly staff: StaffService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Newest first, those to come included. */
  async all(): Promise<PoliciesView[]> {
    await this.sla.refresh();
    const now = this.clock.now();
    const views = [...this.sla.all()].reverse().map(async ({ version, effectiveFrom, document, createdBy, note }) => ({
      version,
      effectiveFrom: effectiveFrom.toISOString(),
      document,
      changedBy: createdBy && (await this.staff.nameOf(createdBy)),
      note,
      isFuture: effectiveFrom > now,
    }));
    return Promise.all(views);
  }

  /**
   * A new version; clocks that run keep their targets.
   * @throws `sla.bad-policy` with the fields, `platform.changed-meanwhile` where another version was saved since
   */
  async save(me: Staff, { version, effectiveFrom, document, note }: SavePoliciesRequest): Promise<PoliciesView[]> {
    const now = this.clock.now();
    const from = effectiveFrom === null ? now : new Date(effectiveFrom);
    const problems = policyProblems(document, policiesIn(this.catalogue.data.categories));
    if (from < now) problems.push({ field: 'effectiveFrom', reason: 'too-small', limit: now.toISOString() });
    if (problems.length > 0) throw new DomainError('sla.bad-policy', {}, problems);
    const next = { version: version + 1, effectiveFrom: from, document, note: note.trim(), createdBy: me.staffId, createdAt: now };
    await this.db
      .transaction(() => this.store(next))
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? new DomainError('platform.changed-meanwhile') : error;
      });
    return this.all();
  }

  private async store(next: StoredPolicies): Promise<void> {
    if ((await this.repository.newest()) !== next.version - 1) throw new DomainError('platform.changed-meanwhile');
    await this.repository.insert(next);
    const details = { version: next.version, effectiveFrom: next.effectiveFrom.toISOString() };
    const actor = { actorKind: 'staff', actorId: next.createdBy } as const;
    await this.audit.record({ ...actor, action: 'sla.save-policies', subjectKind: 'sla-policies', subjectId: null, details });
    this.db.afterCommit(() => this.sla.adopt([next]));
  }
}

type Category = CatalogueService['data']['categories'][number];

/** Policies that leaves name, each once. */
const policiesIn = (categories: readonly Category[]): string[] => [
  ...new Set(categories.flatMap((one) => ('slaPolicy' in one ? [one.slaPolicy] : policiesIn(one.children)))),
];
