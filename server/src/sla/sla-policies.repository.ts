import { Injectable } from '@nestjs/common';
import type { StaffId } from '@zsb/shared/ids';
import type { PoliciesDocument } from '@zsb/shared/sla';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { PoliciesVersion } from './domain/policies.js';

export interface StoredPolicies extends PoliciesVersion {
  note: string;
  createdBy: StaffId | null;
  createdAt: Date;
}

interface Row {
  version: number;
  effective_from: string | Date;
  document: string | PoliciesDocument;
  note: string;
  created_by: StaffId | null;
  created_at: string | Date;
}

/** Versions of the time limits, oldest first; none is ever changed. */
@Injectable()
export class SlaPoliciesRepository {
  constructor(private readonly db: Database) {}

  async newest(): Promise<number> {
    const [row] = await this.db.sql<{ version: number | null }>(`SELECT MAX(version) AS version FROM sla_policy_version`);
    return Number(row?.version ?? 0);
  }

  async after(version: number): Promise<StoredPolicies[]> {
    const rows = await this.db.sql<Row>(
      `SELECT version, effective_from, document, note, created_by, created_at FROM sla_policy_version WHERE version > ? ORDER BY version`,
      [version],
    );
    return rows.map((row) => ({
      version: Number(row.version),
      effectiveFrom: fromSqlInstant(row.effective_from),
      document: typeof row.document === 'string' ? (JSON.parse(row.document) as PoliciesDocument) : row.document,
      note: row.note,
      createdBy: row.created_by,
      createdAt: fromSqlInstant(row.created_at),
    }));
  }

  /** Of two that add the same version, the second is a duplicate. */
  async insert({ version, effectiveFrom, document, note, createdBy, createdAt }: StoredPolicies): Promise<void> {
    await this.db.change(
      `INSERT INTO sla_policy_version (version, effective_from, document, note, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)`,
      [version, effectiveFrom, JSON.stringify(document), note, createdBy, createdAt],
    );
  }
}
