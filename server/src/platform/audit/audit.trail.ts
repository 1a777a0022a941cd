import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import type { ActorKind } from './audit-entry.entity.js';

export interface AuditRecord {
  actorKind: ActorKind;
  actorId: string | null;
  /** Verb of the glossary with its feature: `complaint.dispatch`, `staff.login`. */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  /** Ids, hashes and codes; never a name, number or text of a person. */
  details?: object;
}

/** Appends to the audit trail inside the caller's unit of work: no act without its row, no row without its act. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async record(entry: AuditRecord): Promise<void> {
    await this.db.change(
      `INSERT INTO audit_entry (id, at, actor_kind, actor_id, action, subject_kind, subject_id, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        newId(),
        this.clock.now(),
        entry.actorKind,
        entry.actorId,
        entry.action,
        entry.subjectKind,
        entry.subjectId,
        JSON.stringify(entry.details ?? {}),
      ],
    );
  }
}
