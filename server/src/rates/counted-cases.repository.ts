import { Injectable } from '@nestjs/common';
import type { ComplaintId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { CountedCase, CountedEvent, CountedRating, EndedClock } from './domain/counts.js';

type Instant = string | Date;
interface CaseRow {
  id: ComplaintId;
  filedAt: Instant;
  categoryCode: string;
  districtCode: string | null;
  aboutOrganisationId: string | null;
  leadOrganisationId: string | null;
  isExcluded: number | boolean;
  isRatingVoid: number | boolean;
}
interface EventRow {
  complaintId: ComplaintId;
  at: Instant;
  action: string;
  toState: string;
  data: string | CountedEvent['data'];
}
interface ClockRow {
  complaintId: ComplaintId;
  kind: string;
  startedAt: Instant;
  dueAt: Instant;
  stoppedAt: Instant;
  outcome: EndedClock['outcome'];
  pauses: string | EndedClock['pauses'] | null;
  stop: string | { organisationId?: string | null } | null;
}
type RatingRow = Omit<CountedRating, 'at'> & { complaintId: ComplaintId; at: Instant };

const json = <Value extends object>(value: string | Value): Value => (typeof value === 'string' ? (JSON.parse(value) as Value) : value);

/** The history of cases as the rates look at it. SQL of our own: it reads the rows of another feature, and only these columns. */
@Injectable()
export class CountedCasesRepository {
  constructor(private readonly db: Database) {}

  /** Nobody moves these cases before the open unit ends. In the order of ids, so that two never wait for one another. */
  async lock(ids: readonly ComplaintId[]): Promise<void> {
    const { forUpdate } = this.db.dialect;
    if (forUpdate === '') return;
    await this.db.sql(`SELECT id FROM complaint WHERE id IN (${marks(ids)}) ORDER BY id ${forUpdate}`, [...ids]);
  }

  async load(ids: readonly ComplaintId[]): Promise<Map<ComplaintId, CountedCase>> {
    const [cases, events, clocks, ratings] = [
      await this.cases(ids),
      Map.groupBy(await this.events(ids), ({ complaintId }) => complaintId),
      Map.groupBy(await this.clocks(ids), ({ complaintId }) => complaintId),
      Map.groupBy(await this.ratings(ids), ({ complaintId }) => complaintId),
    ];
    return new Map(
      cases.map((row) => [
        row.id,
        {
          filedAt: fromSqlInstant(row.filedAt),
          categoryCode: row.categoryCode,
          districtCode: row.districtCode,
          aboutOrganisationId: row.aboutOrganisationId,
          isExcluded: Boolean(row.isExcluded),
          isRatingVoid: Boolean(row.isRatingVoid),
          events: (events.get(row.id) ?? []).map(({ at, data, ...event }) => ({ ...event, at: fromSqlInstant(at), data: json(data) })),
          clocks: (clocks.get(row.id) ?? []).map((clock) => toClock(clock, row.leadOrganisationId ?? '')),
          ratings: (ratings.get(row.id) ?? []).map(({ at, satisfaction, ...rating }) => ({
            ...rating,
            at: fromSqlInstant(at),
            satisfaction: Number(satisfaction),
          })),
        },
      ]),
    );
  }

  private cases(ids: readonly ComplaintId[]): Promise<CaseRow[]> {
    return this.db.sql<CaseRow>(
      `SELECT id, filed_at AS filedAt, category_code AS categoryCode, district_code AS districtCode, lead_organisation_id AS leadOrganisationId,
         about_organisation_id AS aboutOrganisationId, is_excluded AS isExcluded, is_rating_void AS isRatingVoid FROM complaint
       WHERE id IN (${marks(ids)})`,
      [...ids],
    );
  }

  private events(ids: readonly ComplaintId[]): Promise<EventRow[]> {
    return this.db.sql<EventRow>(
      `SELECT complaint_id AS complaintId, at, action, to_state AS toState, data FROM complaint_event
       WHERE complaint_id IN (${marks(ids)}) ORDER BY complaint_id, version`,
      [...ids],
    );
  }

  /** Each with the event that ended it, which says on whose account it ended. */
  private clocks(ids: readonly ComplaintId[]): Promise<ClockRow[]> {
    return this.db.sql<ClockRow>(
      `SELECT k.complaint_id AS complaintId, k.kind, k.started_at AS startedAt, k.due_at AS dueAt, k.stopped_at AS stoppedAt, k.outcome,
         k.pauses, (SELECT e.data FROM clock_event e WHERE e.clock_id = k.id AND e.kind = 'stop') AS stop
       FROM complaint_clock k WHERE k.complaint_id IN (${marks(ids)}) AND k.stopped_at IS NOT NULL
         AND k.kind IN ('acceptance', 'firstContact', 'resolution', 'rework') ORDER BY k.complaint_id, k.started_at, k.id`,
      [...ids],
    );
  }

  private ratings(ids: readonly ComplaintId[]): Promise<RatingRow[]> {
    return this.db.sql<RatingRow>(
      `SELECT r.complaint_id AS complaintId, r.at, a.organisation_id AS organisationId, r.satisfaction, r.solved
       FROM complaint_rating r JOIN complaint_answer a ON a.id = r.answer_id WHERE r.complaint_id IN (${marks(ids)}) ORDER BY r.at, r.id`,
      [...ids],
    );
  }
}

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** What ended before it was kept on whose account counts for the office that has the case. */
function toClock({ kind, startedAt, dueAt, stoppedAt, outcome, pauses, stop }: ClockRow, lead: string): EndedClock {
  const ending = stop === null ? {} : json(stop);
  return {
    kind,
    startedAt: fromSqlInstant(startedAt),
    dueAt: fromSqlInstant(dueAt),
    stoppedAt: fromSqlInstant(stoppedAt),
    outcome,
    pauses: pauses === null ? [] : json(pauses),
    organisationId: ending.organisationId === undefined ? lead : (ending.organisationId ?? ''),
  };
}
