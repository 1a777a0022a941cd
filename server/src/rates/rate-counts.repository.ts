import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { Database } from '../platform/database/database.js';
import type { Placed } from './domain/differences.js';
import type { Measure } from './domain/measures.js';
import { marks, scopeClauses, type RateScope } from './rate-scope.js';

/** What the cases of a list contributed to. */
export interface CountedFor {
  from: string;
  to: string;
  measure: Measure;
}
/** A case, and the last day on which it contributed. */
export interface CountedOn {
  id: ComplaintId;
  day: string;
}
export interface CountedPage {
  after: CountedOn | null;
  limit: number;
}

const COLUMNS = `complaint_id, measure, day, organisation_id, category_code, district_code, about_organisation_id, is_excluded, amount`;
const SCOPE = {
  organisation: 'n.organisation_id',
  category: 'n.category_code',
  district: 'n.district_code',
  about: 'n.about_organisation_id',
};

/** What each case has contributed to the figures. */
@Injectable()
export class RateCountsRepository {
  constructor(private readonly db: Database) {}

  async ofCases(ids: readonly ComplaintId[]): Promise<Map<ComplaintId, Placed[]>> {
    const rows = await this.db.sql<Row>(`SELECT ${COLUMNS} FROM rate_count WHERE complaint_id IN (${marks(ids)})`, [...ids]);
    return Map.groupBy(
      rows.map((row) => ({ complaintId: row.complaint_id, ...toCount(row) })),
      ({ complaintId }) => complaintId,
    );
  }

  async insert(complaintId: ComplaintId, { measure, day, organisationId, ...rest }: Placed): Promise<void> {
    const { categoryCode, districtCode, aboutOrganisationId, isExcluded, amount } = rest;
    await this.db.change(`INSERT INTO rate_count (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
      ...[complaintId, measure, day, organisationId, categoryCode, districtCode, aboutOrganisationId],
      ...[isExcluded, amount],
    ]);
  }

  async remove(complaintId: ComplaintId, { measure, day, organisationId, isExcluded }: Placed): Promise<void> {
    await this.db.change(
      `DELETE FROM rate_count WHERE complaint_id = ? AND measure = ? AND day = ? AND organisation_id = ? AND is_excluded = ?`,
      [complaintId, measure, day, organisationId, isExcluded],
    );
  }

  /** Cases that contributed to a measure, the last ones first, from behind one. */
  async cases({ from, to, measure }: CountedFor, scope: RateScope, { after, limit }: CountedPage): Promise<CountedOn[]> {
    const { clauses, values } = scopeClauses(scope, SCOPE);
    const behind = after === null ? '' : 'HAVING MAX(n.day) < ? OR (MAX(n.day) = ? AND n.complaint_id < ?)';
    return this.db.sql<CountedOn>(
      `SELECT n.complaint_id AS id, MAX(n.day) AS day FROM rate_count n WHERE ${['n.measure = ?', 'n.day BETWEEN ? AND ?', ...clauses].join(' AND ')}
       GROUP BY n.complaint_id ${behind} ORDER BY MAX(n.day) DESC, n.complaint_id DESC LIMIT ${limit}`,
      [measure, from, to, ...values, ...(after === null ? [] : [after.day, after.day, after.id])],
    );
  }

  /** Cases whose answer was overdue when a day ended, and has come late since; the last ones first, from behind one. */
  async answeredLateAfter(day: string, scope: RateScope, { after, limit }: CountedPage): Promise<CountedOn[]> {
    const { clauses, values } = scopeClauses(scope, SCOPE);
    const behind = after === null ? '' : 'AND (n.day < ? OR (n.day = ? AND n.complaint_id < ?))';
    const fellDue = `EXISTS (SELECT 1 FROM rate_count f WHERE f.complaint_id = n.complaint_id AND f.measure = 'resolutionFellDue' AND f.day <= ?)`;
    return this.db.sql<CountedOn>(
      `SELECT n.complaint_id AS id, n.day AS day FROM rate_count n
       WHERE ${[`n.measure = 'resolutionMissed'`, 'n.day > ?', fellDue, ...clauses].join(' AND ')} ${behind}
       ORDER BY n.day DESC, n.complaint_id DESC LIMIT ${limit}`,
      [day, day, ...values, ...(after === null ? [] : [after.day, after.day, after.id])],
    );
  }
}

interface Row {
  complaint_id: ComplaintId;
  measure: Measure;
  day: string;
  organisation_id: string;
  category_code: string;
  district_code: string;
  about_organisation_id: string;
  is_excluded: number | boolean;
  amount: number;
}

const toCount = (row: Row): Placed => ({
  measure: row.measure,
  day: row.day,
  organisationId: row.organisation_id,
  categoryCode: row.category_code,
  districtCode: row.district_code,
  aboutOrganisationId: row.about_organisation_id,
  isExcluded: Boolean(row.is_excluded),
  amount: Number(row.amount),
});
