import { Injectable } from '@nestjs/common';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { SqlValue } from '../platform/database/engine.js';
import { newId } from '../platform/ids.js';

/** A case after a step. */
export interface ChangedCase {
  id: ComplaintId;
  version: number;
  leadOrganisationId: OrganisationId | null;
  suggestedOrganisationId: OrganisationId;
}

/** That something about a case changed, and in whose reach it lies. Never what. */
export interface CaseChange {
  id: string;
  at: Date;
  complaintId: ComplaintId;
  organisationId: OrganisationId;
  /** False: `organisationId` is only where it would go, and it is for those who dispatch. */
  isDispatched: boolean;
  version: number;
  /** Whom a report is about: they hear of it by no way. */
  aboutOrganisationId: OrganisationId | null;
}

const MOST_AT_ONCE = 2000;

/** What open console pages are told of: one row per step and organisation, forgotten after an hour. */
@Injectable()
export class CaseChanges {
  constructor(private readonly db: Database) {}

  /**
   * Inside the step's unit of work.
   * @param former whose case it was before the step: it goes from their lists as well
   */
  async record(
    { id, version, leadOrganisationId, suggestedOrganisationId }: ChangedCase,
    now: Date,
    former: OrganisationId | null = null,
  ): Promise<void> {
    const helpers = await this.db.sql<{ id: OrganisationId }>(
      `SELECT organisation_id AS id FROM complaint_co_handler WHERE complaint_id = ?`,
      [id],
    );
    const offices = new Set([leadOrganisationId, former, ...helpers.map((helper) => helper.id)].filter((office) => office !== null));
    const rows: SqlValue[][] = [...offices].map((office) => [newId(), now, id, office, true, version]);
    if (leadOrganisationId === null) rows.push([newId(), now, id, suggestedOrganisationId, false, version]);
    await this.db.change(
      `INSERT INTO case_change (id, at, complaint_id, organisation_id, is_dispatched, version) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
      rows.flat(),
    );
  }

  /** Oldest first; of very many the newest. */
  async since(at: Date): Promise<CaseChange[]> {
    const rows = await this.db.sql<Stored>(
      `SELECT id, at, complaint_id AS complaintId, organisation_id AS organisationId, is_dispatched AS isDispatched, version,
         (SELECT about_organisation_id FROM complaint WHERE complaint.id = case_change.complaint_id) AS aboutOrganisationId
       FROM case_change WHERE at > ? ORDER BY at DESC, id DESC LIMIT ${MOST_AT_ONCE}`,
      [at],
    );
    return rows
      .reverse()
      .map((row) => ({ ...row, at: fromSqlInstant(row.at), isDispatched: Boolean(row.isDispatched), version: Number(row.version) }));
  }

  /** Pages that were shut meanwhile read everything anew when they open. */
  async forget(before: Date): Promise<void> {
    await this.db.transaction(() => this.db.change(`DELETE FROM case_change WHERE at < ?`, [before]), { limitMs: 5000 });
  }
}

type Stored = Omit<CaseChange, 'at' | 'isDispatched'> & { at: string | Date; isDispatched: number | boolean };
