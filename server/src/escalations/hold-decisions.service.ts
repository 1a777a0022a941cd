import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { HoldView } from '@zsb/shared/sla';
import { AuditTrail } from '../platform/audit/audit.trail.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { StaffService } from '../staff/staff.service.js';
import { HoldsRepository } from './holds.repository.js';
import type { SlaHold } from './sla-hold.entity.js';

/** What supervision sees of holds, and decides about them. */
@Injectable()
export class HoldDecisions {
  constructor(
    private readonly db: Database,
    private readonly holds: HoldsRepository,
    private readonly staff: StaffService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A supervisor has looked: the calendar is right, and the clocks are really due. @throws `platform.not-found`, `platform.changed-meanwhile` */
  async release(me: Staff, id: string, reason: string): Promise<HoldView[]> {
    const now = this.clock.now();
    await this.db.transaction(async () => {
      if (!(await this.holds.find(id))) throw new DomainError('platform.not-found');
      if (!(await this.holds.release(id, me.staffId, now, reason.trim()))) throw new DomainError('platform.changed-meanwhile');
      await this.audit.record({ actorKind: 'staff', actorId: me.staffId, action: 'hold.release', subjectKind: 'hold', subjectId: id });
    });
    return this.list();
  }

  /** Newest first. */
  async list(): Promise<HoldView[]> {
    return Promise.all((await this.holds.latest()).map((hold) => this.toView(hold)));
  }

  private async toView({ id, openedAt, waiting, decision, decidedBy, decidedAt }: SlaHold): Promise<HoldView> {
    return {
      id,
      openedAt: openedAt.toISOString(),
      waiting: Number(waiting),
      decision,
      decidedBy: decidedBy && (await this.staff.nameOf(decidedBy)),
      decidedAt: decidedAt?.toISOString() ?? null,
    };
  }
}
