import { Injectable } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { CaseRowView } from '@zsb/shared/case-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { RATES, type RateCasesQuery, type RateRule } from '@zsb/shared/rates';
import { Calendars } from '../calendar/calendars.service.js';
import { startOfDay } from '../calendar/local-date.js';
import { CasesService } from '../complaints/cases.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { Clock } from '../platform/clock.js';
import { fromSqlInstant } from '../platform/database/database.js';
import { dayAfter } from './domain/periods.js';
import { OverdueRepository } from './overdue.repository.js';
import { RateCountsRepository, type CountedOn } from './rate-counts.repository.js';
import type { RateScope } from './rate-scope.js';
import { RatesService } from './rates.service.js';

/** A page and where the next one goes on: `<day or milliseconds>.<id>`. */
interface Found {
  ids: ComplaintId[];
  next: string | null;
}

/** The cases behind a figure. */
@Injectable()
export class RateCases {
  constructor(
    private readonly rates: RatesService,
    private readonly counts: RateCountsRepository,
    private readonly overdue: OverdueRepository,
    private readonly cases: CasesService,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /**
   * Those that broke the promise a rate measures, or do what games it. A case that has left the reach of the one who asks still
   * counts in the figure, and is not shown.
   * @throws as `RatesService.report`
   */
  async list(me: Staff, query: RateCasesQuery): Promise<Page<CaseRowView>> {
    const tallied = await this.rates.tallyQuery(me, query);
    const { ids, next } = await (query.figure === 'overdue' ? this.late(query, tallied) : this.counted(query, tallied));
    return { items: await this.cases.rowsOf(me, ids), next };
  }

  private async counted({ from, to, figure, after, limit = 20 }: RateCasesQuery, scope: RateScope): Promise<Found> {
    const { opens }: RateRule = RATES[figure as keyof typeof RATES];
    const found = await this.counts.cases({ from, to, measure: opens }, scope, { after: dayPlace(after), limit: limit + 1 });
    return pageOf(found, limit, dayOfPlace);
  }

  /** First those that are overdue still, the longest first; then those that were overdue at the end of the period and came late since. */
  private async late({ to, after, limit = 20 }: RateCasesQuery, scope: RateScope): Promise<Found> {
    const isBehindOpen = after !== undefined && /^\d{4}-/.test(after);
    const open = isBehindOpen ? { ids: [], next: null } : await this.open(to, after, limit, scope);
    if (open.next !== null) return open;
    const place = isBehindOpen ? dayPlace(after) : null;
    const room = limit - open.ids.length;
    const found = await this.counts.answeredLateAfter(to, scope, { after: place, limit: room + 1 });
    if (room === 0) return { ids: open.ids, next: found.length > 0 ? BEFORE_ALL : null };
    const since = pageOf(found, room, dayOfPlace);
    return { ids: [...open.ids, ...since.ids], next: since.next };
  }

  private async open(to: string, after: string | undefined, limit: number, scope: RateScope): Promise<Found> {
    const now = this.clock.now();
    const end = startOfDay(dayAfter(to), this.calendars.current('office').calendar);
    const [at = '', id = ''] = after?.split('.') ?? [];
    const behind = after === undefined ? null : { at: new Date(Number(at)), id: id as ComplaintId };
    const found = await this.overdue.cases(end < now ? end : now, scope, { after: behind, limit: limit + 1 });
    return pageOf(found, limit, (last) => String(fromSqlInstant(last.at).getTime()));
  }
}

/** The place before every day and every id. */
const BEFORE_ALL = '9999-12-31.ffffffff-ffff-7fff-8fff-ffffffffffff';

const dayOfPlace = ({ day }: CountedOn): string => day;

function dayPlace(after: string | undefined): CountedOn | null {
  const [day = '', id = ''] = after?.split('.') ?? [];
  return after === undefined ? null : { day, id: id as ComplaintId };
}

/** @param found one more than the page holds, where there are more */
function pageOf<One extends { id: ComplaintId }>(found: readonly One[], limit: number, placeOf: (last: One) => string): Found {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { ids: page.map(({ id }) => id), next: found.length > limit && last ? `${placeOf(last)}.${last.id}` : null };
}
