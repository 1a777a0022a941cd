import { Injectable } from '@nestjs/common';
import type { CategoryView } from '@zsb/shared/catalogue';
import { DomainError } from '@zsb/shared/errors';
import type { OrganisationId } from '@zsb/shared/ids';
import type { RateGrouping, RateRowView, RatesFilter, RatesQuery, RatesReportView } from '@zsb/shared/rates';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { daysIn } from './domain/periods.js';
import { rowsOf, toRow, totalOf, type GroupSums, type RowPlace } from './domain/rows.js';
import { RateQueue } from './rate-queue.service.js';
import { RateReach } from './rate-reach.service.js';
import { RateSums } from './rate-sums.service.js';
import type { TallyQuery } from './rate-tallies.repository.js';

/** Longer ones are compared year by year. */
const LONGEST_DAYS = 366;
const COLUMNS = { organisation: 'organisation_id', category: 'category_code', district: 'district_code', month: null } as const;
const NOBODY: Record<Exclude<RateGrouping, 'month'>, string> = {
  organisation: '尚未转交单位',
  category: '未分类',
  district: '未定位区域',
};

/** How offices keep their time, from the sums that are kept. */
@Injectable()
export class RatesService {
  constructor(
    private readonly sums: RateSums,
    private readonly queue: RateQueue,
    private readonly reach: RateReach,
    private readonly organisations: OrganisationsService,
    private readonly catalogue: CatalogueService,
    private readonly clock: Clock,
  ) {}

  /**
   * The rates of a period, group by group, as far as somebody's roles reach.
   * @throws `platform.invalid-request` for a period that ends before it begins or is longer than a year, and as `RateReach.of`
   */
  async report(me: Staff, query: RatesQuery): Promise<RatesReportView> {
    const { from, to, by } = query;
    const tallied = await this.tallyQuery(me, query);
    // Before anything is read: what is counted meanwhile may be in it, what happened before is.
    const now = this.clock.now();
    const waitingSince = (await this.queue.waitingSince()) ?? now;
    const countedUpTo = waitingSince < now ? waitingSince : now;
    const own = await this.sums.ofPeriod(from, to, tallied);
    const rows = by === 'month' ? await this.months(from, to, tallied) : rowsOf(await this.places(by, tallied, own), own);
    const total = toRow({ key: '', name: '合计', parentKey: null }, totalOf(own.values()));
    return { from, to, by, countedUpTo: countedUpTo.toISOString(), total, rows };
  }

  /** What of the sums somebody asks for, and may see. @throws as `report` */
  async tallyQuery(
    me: Staff,
    { from, to, by, organisationId, category, district }: RatesFilter & { by?: RateGrouping },
  ): Promise<TallyQuery> {
    requirePeriod(from, to);
    return { by: by === undefined ? null : COLUMNS[by], ...(await this.reach.of(me, organisationId)), category, district };
  }

  private async months(from: string, to: string, query: TallyQuery): Promise<RateRowView[]> {
    const months = await this.sums.byMonth(from, to, query);
    return months.map(({ month, sums }) => toRow({ key: month, name: nameOfMonth(month), parentKey: null }, sums));
  }

  /** The rows there can be, parents first; at the end whatever a group that is no longer known has contributed. */
  private async places(by: Exclude<RateGrouping, 'month'>, query: TallyQuery, own: ReadonlyMap<string, GroupSums>): Promise<RowPlace[]> {
    const known = await this.knownPlaces(by, query);
    const keys = new Set(known.map(({ key }) => key));
    const others = [...own.keys()].filter((key) => !keys.has(key));
    return [...known, ...others.map((key) => ({ key, name: key === '' ? NOBODY[by] : key, parentKey: null }))];
  }

  private async knownPlaces(by: Exclude<RateGrouping, 'month'>, { organisations }: TallyQuery): Promise<RowPlace[]> {
    if (by === 'category') return this.catalogue.tree().flatMap((category) => categoryPlaces(category, null));
    if (by === 'district') return this.catalogue.districts().map(({ code, name }) => ({ key: code, name, parentKey: null }));
    const tree = await this.organisations.load();
    const seen = organisations && new Set<OrganisationId>(organisations as OrganisationId[]);
    return tree.inOrder().flatMap(({ id, name, parentId }) => {
      if (seen && !seen.has(id)) return [];
      const isTop = parentId === null || (seen !== null && !seen.has(parentId));
      return [{ key: id, name, parentKey: isTop ? null : parentId }];
    });
  }
}

function categoryPlaces({ code, name, children }: CategoryView, parentKey: string | null): RowPlace[] {
  return [{ key: code, name, parentKey }, ...children.flatMap((child) => categoryPlaces(child, code))];
}

function requirePeriod(from: string, to: string): void {
  const days = daysIn(from, to);
  if (days < 1) throw new DomainError('platform.invalid-request', {}, [{ field: 'to', reason: 'too-small', limit: from }]);
  if (days > LONGEST_DAYS)
    throw new DomainError('platform.invalid-request', {}, [{ field: 'to', reason: 'too-large', limit: LONGEST_DAYS }]);
}

const nameOfMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
