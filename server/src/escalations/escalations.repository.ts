import { Injectable } from '@nestjs/common';
import type { ClockKind, ComplaintKind } from '@zsb/shared/complaints';
import type { ComplaintId, OrganisationId, StaffId } from '@zsb/shared/ids';
import type { CalendarName } from '@zsb/shared/sla';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { SqlValue } from '../platform/database/engine.js';
import type { LadderClock } from './domain/ladder.js';

/** A clock whose next step has come. */
export interface DueClock extends LadderClock {
  id: string;
  complaintId: ComplaintId;
  kind: ClockKind;
  calendar: CalendarName;
  organisationId: OrganisationId | null;
  round: number;
  nextStepAt: Date;
}

/** What the ladder says of the case a clock belongs to. */
export interface LateCase {
  id: ComplaintId;
  caseNumber: string;
  kind: ComplaintKind;
  leadOrganisationId: OrganisationId | null;
  suggestedOrganisationId: OrganisationId;
  aboutOrganisationId: OrganisationId | null;
  handlerId: StaffId | null;
  version: number;
}

/** One step that was taken: stored once per clock, round and step. */
export interface ClockStep {
  id: string;
  clockId: string;
  complaintId: ComplaintId;
  round: number;
  step: number;
  plannedAt: Date;
  at: Date;
  /** How many steps below it were missed. */
  collapsed: number;
  /** How many were told. */
  told: number;
}

/** Which due clocks to look at. */
export interface Lane {
  urgent: boolean;
  now: Date;
  /** Those of wall time only: the others are held. With the instant from which to look. */
  wallSince: Date | null;
}

const COLUMNS = `id, complaint_id AS complaintId, kind, target, calendar, warn_at AS warnAt, due_at AS dueAt, paused_at AS pausedAt,
  stopped_at AS stoppedAt, organisation_id AS organisationId, round, next_step AS nextStep, next_step_at AS nextStepAt`;
/** `24h`, `30m`; not `2wh`, `90wm`. */
const IS_WALL = `((target LIKE '%h' OR target LIKE '%m') AND target NOT LIKE '%w_')`;
const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ');

/** The hot paths of the ladder, all along the index (urgent, next_step_at, id): they cost what is due, not what is open. */
@Injectable()
export class EscalationsRepository {
  constructor(private readonly db: Database) {}

  /** Inside the unit that moves them: nobody else gets the same ones. */
  async due({ urgent, now, wallSince }: Lane, order: 'oldest' | 'newest', limit: number): Promise<DueClock[]> {
    const direction = order === 'oldest' ? 'ASC' : 'DESC';
    const wall = wallSince ? `AND next_step_at >= ? AND ${IS_WALL}` : '';
    const rows = await this.db.sql<StoredClock>(
      `SELECT ${COLUMNS} FROM complaint_clock ${this.db.dialect.useIndex('clock_next_step')}
       WHERE urgent = ? AND next_step_at <= ? ${wall}
       ORDER BY next_step_at ${direction}, id ${direction} LIMIT ${limit} ${this.db.dialect.skipLocked}`,
      [urgent, now, ...(wallSince ? [wallSince] : [])],
    );
    return rows.map(toClock);
  }

  /**
   * How many clocks that depend on a calendar wait for a step, counted up to `limit`. Plans 列入计划 are none of them: cities plan
   * for the end of a year or a quarter, and thousands due on one day are no sign of a wrong calendar.
   */
  async countHeld(now: Date, limit: number): Promise<number> {
    const lane = (urgent: 0 | 1) =>
      `(SELECT COUNT(*) FROM (SELECT id FROM complaint_clock ${this.db.dialect.useIndex('clock_next_step')}
         WHERE urgent = ${urgent} AND next_step_at <= ? AND kind <> 'plan' AND NOT ${IS_WALL} LIMIT ${limit}) lane${urgent})`;
    const [row] = await this.db.sql<{ n: number }>(`SELECT ${lane(0)} + ${lane(1)} AS n`, [now, now]);
    return Number(row!.n);
  }

  async casesOf(ids: ComplaintId[]): Promise<Map<ComplaintId, LateCase>> {
    const rows = await this.db.sql<LateCase>(
      `SELECT id, case_number AS caseNumber, kind, lead_organisation_id AS leadOrganisationId, suggested_organisation_id AS suggestedOrganisationId,
         about_organisation_id AS aboutOrganisationId, handler_id AS handlerId, version FROM complaint WHERE id IN (${marks(ids)})`,
      ids,
    );
    return new Map(rows.map((row) => [row.id, { ...row, version: Number(row.version) }]));
  }

  /** The highest step taken of each clock, by clock and round: `id round`. */
  async taken(clocks: readonly DueClock[]): Promise<Map<string, number>> {
    const rows = await this.db.sql<{ clockId: string; round: number; step: number }>(
      `SELECT clock_id AS clockId, round, MAX(step) AS step FROM clock_step WHERE clock_id IN (${marks(clocks)}) GROUP BY clock_id, round`,
      clocks.map(({ id }) => id),
    );
    return new Map(rows.map(({ clockId, round, step }) => [`${clockId} ${round}`, Number(step)]));
  }

  /** One of them alone, if it is due still. */
  async dueOne(id: string, now: Date): Promise<DueClock[]> {
    const sql = `SELECT ${COLUMNS} FROM complaint_clock WHERE id = ? AND next_step_at <= ? ${this.db.dialect.skipLocked}`;
    return (await this.db.sql<StoredClock>(sql, [id, now])).map(toClock);
  }

  /** False where something has moved the clock meanwhile. */
  async plan({ id, round }: Pick<DueClock, 'id' | 'round'>, nextStep: number, at: Date | null): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE complaint_clock SET next_step = ?, next_step_at = ? WHERE id = ? AND round = ? AND next_step <= ?`,
      [nextStep, at, id, round, nextStep],
    );
    return changed === 1;
  }

  async putOff(id: string, at: Date): Promise<void> {
    await this.db.change(`UPDATE complaint_clock SET next_step_at = ? WHERE id = ? AND next_step_at IS NOT NULL`, [at, id]);
  }

  async insertSteps(steps: readonly ClockStep[]): Promise<void> {
    if (steps.length === 0) return;
    const values = steps.flatMap((one): SqlValue[] => [
      ...[one.id, one.clockId, one.complaintId, one.round, one.step, one.plannedAt, one.at, one.collapsed, one.told],
    ]);
    await this.db.change(
      `INSERT INTO clock_step (id, clock_id, complaint_id, round, step, planned_at, at, collapsed, told)
       VALUES ${steps.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      values,
    );
  }

  /** Jobs whose key begins like this, counted up to `limit`. */
  async countJobs(keyPrefix: string, limit: number): Promise<number> {
    const [row] = await this.db.sql<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT id FROM job WHERE dedupe_key >= ? AND dedupe_key < ? LIMIT ${limit}) some`,
      [keyPrefix, `${keyPrefix}~`],
    );
    return Number(row!.n);
  }
}

type Instants = 'warnAt' | 'dueAt' | 'nextStepAt';
type StoredClock = Omit<DueClock, Instants | 'pausedAt' | 'stoppedAt'> &
  Record<Instants, string | Date> &
  Record<'pausedAt' | 'stoppedAt', string | Date | null>;

const orNull = (instant: string | Date | null) => (instant === null ? null : fromSqlInstant(instant));
const toClock = (row: StoredClock): DueClock => ({
  ...row,
  round: Number(row.round),
  nextStep: Number(row.nextStep),
  warnAt: fromSqlInstant(row.warnAt),
  dueAt: fromSqlInstant(row.dueAt),
  nextStepAt: fromSqlInstant(row.nextStepAt),
  pausedAt: orNull(row.pausedAt),
  stoppedAt: orNull(row.stoppedAt),
});
