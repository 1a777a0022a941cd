import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { OVERDUE_CLOCKS, type OverdueClock } from '@zsb/shared/rates';
import { Database } from '../platform/database/database.js';
import type { SqlValue } from '../platform/database/engine.js';
import { scopeClauses, type RateScope } from './rate-scope.js';
import type { TallyQuery } from './rate-tallies.repository.js';

/** Open clocks that are late, by group. */
export interface OverdueCount {
  code: string;
  clock: OverdueClock;
  total: number;
  excluded: number;
}

/** Who led the case when the clock fell due; whoever leads it now, where that has not changed. */
const ANSWERS_FOR_IT = `COALESCE(k.charged_to, c.lead_organisation_id, '')`;
const KINDS = OVERDUE_CLOCKS.map((kind) => `'${kind}'`).join(', ');

/** Which of the open clocks had fallen due by an instant. It reads the cases that are late, along their index, and no others. */
@Injectable()
export class OverdueRepository {
  constructor(private readonly db: Database) {}

  async count(at: Date, query: TallyQuery): Promise<OverdueCount[]> {
    const code = query.by === null ? `''` : query.by === 'organisation_id' ? ANSWERS_FOR_IT : `COALESCE(c.${query.by}, '')`;
    const { where, params } = narrowed(at, query);
    const rows = await this.db.sql<OverdueCount>(
      `SELECT ${code} AS code, k.kind AS clock, COUNT(*) AS total, SUM(c.is_excluded) AS excluded FROM ${this.late()}
       WHERE ${where} AND k.kind IN (${KINDS}) GROUP BY ${query.by === null ? '' : `${code}, `}k.kind`,
      params,
    );
    return rows.map((row) => ({ ...row, total: Number(row.total), excluded: Number(row.excluded) }));
  }

  /** Cases whose answer is overdue, longest first, from behind one. */
  async cases(at: Date, scope: RateScope, { after, limit }: { after: Overdue | null; limit: number }): Promise<Overdue[]> {
    const { where, params } = narrowed(at, scope);
    const behind = after === null ? '' : `AND (c.due_at > ? OR (c.due_at = ? AND c.id > ?))`;
    const values = after === null ? [] : [after.at, after.at, after.id];
    return this.db.sql<Overdue>(
      `SELECT c.id AS id, c.due_at AS at FROM ${this.late()} WHERE ${where} AND k.kind = 'resolution' ${behind} ORDER BY c.due_at, c.id LIMIT ${limit}`,
      [...params, ...values],
    );
  }

  /** An office's clock that is late is not before the one of its case that is due first: the cases' index finds them all. */
  private late(): string {
    const { dialect } = this.db;
    return `complaint c ${dialect.useIndex('complaint_open_due')} JOIN complaint_clock k ${dialect.useIndex('clock_complaint')}
      ON k.complaint_id = c.id AND k.stopped_at IS NULL`;
  }
}

export interface Overdue {
  id: ComplaintId;
  at: string | Date;
}

const SCOPE = { organisation: ANSWERS_FOR_IT, category: 'c.category_code', district: 'c.district_code', about: 'c.about_organisation_id' };

function narrowed(at: Date, scope: RateScope): { where: string; params: SqlValue[] } {
  const { clauses, values } = scopeClauses(scope, SCOPE);
  // One that waits for the citizen stands still, unless it was late before it asked.
  const late = ['c.is_open = 1', 'c.due_at < ?', 'k.due_at < ?', '(k.paused_at IS NULL OR k.paused_at >= k.due_at)'];
  return { where: [...late, ...clauses].join(' AND '), params: [at, at, ...values] };
}
