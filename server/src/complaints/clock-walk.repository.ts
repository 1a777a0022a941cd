import { Injectable } from '@nestjs/common';
import type { ClockKind } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import type { CalendarName } from '@zsb/shared/sla';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { CopiedClocks } from './domain/clocks.js';

/** What a recomputation looks at and changes of a clock. */
export interface WalkedClock {
  id: string;
  complaintId: ComplaintId;
  kind: ClockKind;
  target: string;
  startedAt: Date;
  warnAt: Date;
  dueAt: Date;
  calendarComplete: boolean;
  calendarVersion: number;
  pausedAt: Date | null;
  pauses: { from: string; to: string }[] | null;
  stoppedAt: null;
  nextStep: number;
  nextStepAt: Date | null;
}

export interface StaleQuery {
  afterId: string;
  lastId: string;
  calendar: CalendarName;
  /** Older than this one. */
  version: number;
  limit: number;
}

interface Row {
  id: string;
  complaint_id: ComplaintId;
  kind: ClockKind;
  target: string;
  started_at: string | Date;
  warn_at: string | Date;
  due_at: string | Date;
  calendar_complete: number | boolean;
  calendar_version: number;
  paused_at: string | Date | null;
  pauses: string | WalkedClock['pauses'];
  next_step: number;
  next_step_at: string | Date | null;
}

const COLUMNS = `id, complaint_id, kind, target, started_at, warn_at, due_at, calendar_complete, calendar_version, paused_at, pauses,
  next_step, next_step_at`;
/** Statements are kept by their text: lists of ids come in this length only, filled up with the last one. */
const LIST = 200;
const MARKS = Array.from({ length: LIST }, () => '?').join(', ');

/** Open clocks one stretch after another, in the order of their ids, however many there are. */
@Injectable()
export class ClockWalkRepository {
  constructor(private readonly db: Database) {}

  /** The last of the next `size` open clocks; null behind the end. Reads the index alone. */
  async endOfStretch(afterId: string, size: number): Promise<string | null> {
    const [row] = await this.db.sql<{ last: string | null }>(
      `SELECT MAX(id) AS last FROM (SELECT id FROM complaint_clock WHERE stopped_at IS NULL AND id > ? ORDER BY id LIMIT ?) stretch`,
      [afterId, size],
    );
    return row?.last ?? null;
  }

  /** The first open clocks of a stretch that were computed by an older version of their calendar. */
  async stale({ afterId, lastId, calendar, version, limit }: StaleQuery): Promise<WalkedClock[]> {
    const rows = await this.db.sql<Row>(
      `SELECT ${COLUMNS} FROM complaint_clock
       WHERE stopped_at IS NULL AND id > ? AND id <= ? AND calendar = ? AND calendar_version < ? ORDER BY id LIMIT ?`,
      [afterId, lastId, calendar, version, limit],
    );
    return rows.map(toClock);
  }

  /**
   * How many open clocks of a stretch reach a year that is not published, by calendar, and between which instants. Plans 列入计划
   * may reach years ahead that nobody can publish yet; they are computed anew with every version all the same.
   */
  async flagged(afterId: string, lastId: string): Promise<{ calendar: CalendarName; clocks: number; from: Date; to: Date }[]> {
    const rows = await this.db.sql<{ calendar: CalendarName; clocks: number; first: string | Date; last: string | Date }>(
      `SELECT calendar, COUNT(*) AS clocks, MIN(started_at) AS first, MAX(due_at) AS last FROM complaint_clock
       WHERE stopped_at IS NULL AND id > ? AND id <= ? AND calendar_complete = ? AND kind <> 'plan' GROUP BY calendar`,
      [afterId, lastId, false],
    );
    return rows.map(({ calendar, clocks, first, last }) => ({
      calendar,
      clocks: Number(clocks),
      from: fromSqlInstant(first),
      to: fromSqlInstant(last),
    }));
  }

  /** Nobody moves these cases before the open unit ends. In the order of ids, so that two never wait for one another. */
  async lockCases(ids: readonly ComplaintId[]): Promise<void> {
    const { forUpdate } = this.db.dialect;
    if (forUpdate === '') return;
    for (const list of lists([...ids].sort())) {
      await this.db.sql(`SELECT id FROM complaint WHERE id IN (${MARKS}) ORDER BY id ${forUpdate}`, list);
    }
  }

  /** Every open clock of these cases. */
  async openOfCases(ids: readonly ComplaintId[]): Promise<WalkedClock[]> {
    const clocks: WalkedClock[] = [];
    for (const list of lists(ids)) {
      const rows = await this.db.sql<Row>(
        `SELECT ${COLUMNS} FROM complaint_clock WHERE complaint_id IN (${MARKS}) AND stopped_at IS NULL`,
        list,
      );
      clocks.push(...rows.map(toClock));
    }
    return clocks;
  }

  async markComputed(ids: readonly string[], version: number): Promise<void> {
    for (const list of lists(ids)) {
      await this.db.change(`UPDATE complaint_clock SET calendar_version = ? WHERE id IN (${MARKS})`, [version, ...list]);
    }
  }

  /** False where the ladder has taken a step since it was read: its next step is another one now. */
  async updateTimes(clock: WalkedClock): Promise<boolean> {
    const { id, warnAt, dueAt, calendarComplete, calendarVersion, nextStep, nextStepAt } = clock;
    const changed = await this.db.change(
      `UPDATE complaint_clock SET warn_at = ?, due_at = ?, calendar_complete = ?, calendar_version = ?, next_step_at = ?
       WHERE id = ? AND next_step = ?`,
      [warnAt, dueAt, calendarComplete, calendarVersion, nextStepAt, id, nextStep],
    );
    return changed === 1;
  }

  /** What these cases carry of their clocks now. */
  async copiesOf(ids: readonly ComplaintId[]): Promise<Map<ComplaintId, CopiedClocks>> {
    const copies = new Map<ComplaintId, CopiedClocks>();
    for (const list of lists(ids)) {
      const rows = await this.db.sql<CaseRow>(
        `SELECT id, due_clock, warn_at, due_at, last_fifth_at, return_by, extend_by FROM complaint WHERE id IN (${MARKS})`,
        list,
      );
      for (const row of rows) copies.set(row.id, toCopies(row));
    }
    return copies;
  }

  /** Writes what differs. Many indexes hold the due time: it is left alone where it stays. */
  async updateCase(id: ComplaintId, before: CopiedClocks | undefined, after: CopiedClocks): Promise<void> {
    const { dueClock, warnAt, dueAt, lastFifthAt, returnBy, extendBy } = after;
    const differ = (...keys: (keyof CopiedClocks)[]): boolean =>
      !before || keys.some((key) => before[key]?.valueOf() !== after[key]?.valueOf());
    if (differ('dueClock', 'warnAt', 'dueAt')) {
      await this.db.change(`UPDATE complaint SET due_clock = ?, warn_at = ?, due_at = ? WHERE id = ?`, [dueClock, warnAt, dueAt, id]);
    }
    if (differ('lastFifthAt', 'returnBy', 'extendBy')) {
      const sql = `UPDATE complaint SET last_fifth_at = ?, return_by = ?, extend_by = ? WHERE id = ?`;
      await this.db.change(sql, [lastFifthAt, returnBy, extendBy, id]);
    }
  }
}

interface CaseRow {
  id: ComplaintId;
  due_clock: ClockKind | null;
  warn_at: string | Date | null;
  due_at: string | Date | null;
  last_fifth_at: string | Date | null;
  return_by: string | Date | null;
  extend_by: string | Date | null;
}

const instantOrNull = (value: string | Date | null): Date | null => (value === null ? null : fromSqlInstant(value));

const toCopies = (row: CaseRow): CopiedClocks => ({
  dueClock: row.due_clock,
  warnAt: instantOrNull(row.warn_at),
  dueAt: instantOrNull(row.due_at),
  lastFifthAt: instantOrNull(row.last_fifth_at),
  returnBy: instantOrNull(row.return_by),
  extendBy: instantOrNull(row.extend_by),
});

function* lists<Id extends string>(ids: readonly Id[]): Generator<Id[]> {
  for (let from = 0; from < ids.length; from += LIST) {
    const list = ids.slice(from, from + LIST);
    yield [...list, ...Array.from({ length: LIST - list.length }, () => list.at(-1)!)];
  }
}

const toClock = (row: Row): WalkedClock => ({
  id: row.id,
  complaintId: row.complaint_id,
  kind: row.kind,
  target: row.target,
  startedAt: fromSqlInstant(row.started_at),
  warnAt: fromSqlInstant(row.warn_at),
  dueAt: fromSqlInstant(row.due_at),
  calendarComplete: Boolean(row.calendar_complete),
  calendarVersion: Number(row.calendar_version),
  pausedAt: instantOrNull(row.paused_at),
  pauses: typeof row.pauses === 'string' ? (JSON.parse(row.pauses) as WalkedClock['pauses']) : row.pauses,
  stoppedAt: null,
  nextStep: Number(row.next_step),
  nextStepAt: instantOrNull(row.next_step_at),
});
