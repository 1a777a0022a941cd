import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { SumChange } from './domain/differences.js';
import { MEASURES, type Measure } from './domain/measures.js';
import { monthOf, type Stretch } from './domain/periods.js';
import { marks, scopeClauses, type RateScope } from './rate-scope.js';

/** By what sums are told apart. */
export type TallyGroup = 'organisation_id' | 'category_code' | 'district_code' | null;

/** Which sums are asked for. */
export interface TallyQuery extends RateScope {
  by: TallyGroup;
}
export interface TalliedSum {
  /** Organisation id, category or district code; empty for none, and where sums are not told apart. */
  code: string;
  measure: Measure;
  total: number;
  excluded: number;
}

const KEY = 'period, measure, organisation_id, category_code, district_code, about_organisation_id';
const GROUP = 'measure, organisation_id, category_code, district_code, about_organisation_id';
const SCOPE = { organisation: 'organisation_id', category: 'category_code', district: 'district_code', about: 'about_organisation_id' };

/** The sums of what the cases contributed, by day and by month. */
@Injectable()
export class RateTalliesRepository {
  constructor(private readonly db: Database) {}

  async add({ period, total, excluded, ...place }: SumChange): Promise<void> {
    const { measure, organisationId, categoryCode, districtCode, aboutOrganisationId } = place;
    await this.db.change(
      `INSERT INTO rate_tally (${KEY}, total, excluded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ${this.db.dialect.onDuplicate(KEY, 'total = total + ?, excluded = excluded + ?')}`,
      [...[period, measure, organisationId, categoryCode, districtCode, aboutOrganisationId], ...[total, excluded], ...[total, excluded]],
    );
  }

  /** Sums of one stretch, by measure and group. @param measures these alone; every one unless told */
  async sums(stretch: Stretch, query: TallyQuery, measures: readonly Measure[] = MEASURES): Promise<TalliedSum[]> {
    const { by } = query;
    const periods = periodsOf(stretch);
    const { clauses, values } = scopeClauses(query, SCOPE);
    const where = [`period IN (${marks(periods)})`, `measure IN (${marks(measures)})`, ...clauses].join(' AND ');
    const rows = await this.db.sql<TalliedSum>(
      `SELECT ${by ?? `''`} AS code, measure, SUM(total) AS total, SUM(excluded) AS excluded FROM rate_tally
       WHERE ${where} GROUP BY ${by === null ? '' : `${by}, `}measure`,
      [...periods, ...measures, ...values],
    );
    return rows.map(({ total, excluded, ...row }) => ({ ...row, total: Number(total), excluded: Number(excluded) }));
  }

  /** Every sum of one stretch. */
  async allSums(stretch: Stretch): Promise<Omit<SumChange, 'period'>[]> {
    const periods = periodsOf(stretch);
    const rows = await this.db.sql<Omit<SumChange, 'period'>>(
      `SELECT organisation_id AS organisationId, category_code AS categoryCode, district_code AS districtCode,
         about_organisation_id AS aboutOrganisationId, measure, SUM(total) AS total, SUM(excluded) AS excluded
       FROM rate_tally WHERE period IN (${marks(periods)}) GROUP BY ${GROUP}`,
      periods,
    );
    return rows.map((row) => ({ ...row, total: Number(row.total), excluded: Number(row.excluded) }));
  }

  /** Every day and month of which there are sums, or should be. */
  async periods(): Promise<{ days: string[]; months: string[] }> {
    const kept = await this.db.sql<{ period: string }>(`SELECT DISTINCT period FROM rate_tally`);
    const counted = await this.db.sql<{ period: string }>(`SELECT DISTINCT day AS period FROM rate_count`);
    const periods = new Set([...kept, ...counted].map(({ period }) => period));
    const months = new Set([...periods].map(monthOf));
    return { days: [...periods].filter((period) => !months.has(period)).sort(), months: [...months].sort() };
  }

  /** The sums of a day, from what the cases contributed. Inside a unit of work. */
  async sumDay(day: string): Promise<void> {
    await this.replace(
      day,
      `SELECT ?, ${GROUP}, SUM(amount), SUM(CASE WHEN is_excluded = 1 THEN amount ELSE 0 END) FROM rate_count
       WHERE measure IN (${marks(MEASURES)}) AND day = ? GROUP BY ${GROUP}`,
      [...MEASURES, day],
    );
  }

  /** The sums of a month, from those of its days. Inside a unit of work. */
  async sumMonth(month: string): Promise<void> {
    await this.replace(
      month,
      `SELECT ?, ${GROUP}, SUM(total), SUM(excluded) FROM rate_tally WHERE period BETWEEN ? AND ? GROUP BY ${GROUP}`,
      [`${month}-01`, `${month}-31`],
    );
  }

  private async replace(period: string, select: string, params: string[]): Promise<void> {
    await this.db.change(`DELETE FROM rate_tally WHERE period = ?`, [period]);
    await this.db.change(`INSERT INTO rate_tally (${KEY}, total, excluded) ${select}`, [period, ...params]);
  }
}

const periodsOf = ({ isWhole, month, days }: Stretch): string[] => (isWhole ? [month] : [...days]);
