import { Injectable } from '@nestjs/common';
import type { StaffId } from '@zsb/shared/ids';
import type { CalendarName } from '@zsb/shared/sla';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import type { StoredCalendar } from './calendar-document.js';

/** One stored version of a calendar. */
export interface CalendarVersion {
  calendar: CalendarName;
  version: number;
  document: StoredCalendar;
  note: string;
  createdBy: StaffId | null;
  createdAt: Date;
}

interface Row extends Omit<CalendarVersion, 'document' | 'createdBy' | 'createdAt'> {
  document: string | StoredCalendar;
  created_by: StaffId | null;
  created_at: string | Date;
}

/** How far a version has been applied to the open clocks. */
export interface Recompute {
  calendar: CalendarName;
  version: number;
  /** Up to which clock, by id; `''` before the first. */
  afterId: string;
  /** Clocks computed anew, and those of them whose times changed. */
  seen: number;
  moved: number;
  startedAt: Date;
  /** When the first walk ended; a second one looks for clocks that were started by an older version meanwhile. */
  finishedAt: Date | null;
}
/** Versions of the calendars, and how far each has been applied to the open clocks. */
@Injectable()
export class CalendarsRepository {
  constructor(private readonly db: Database) {}

  /** Newest version by calendar; those that were never changed are missing. */
  async newest(): Promise<Map<CalendarName, number>> {
    const rows = await this.db.sql<{ calendar: CalendarName; version: number }>(
      `SELECT calendar, MAX(version) AS version FROM calendar_version GROUP BY calendar`,
    );
    return new Map(rows.map(({ calendar, version }) => [calendar, Number(version)]));
  }

  async find(calendar: CalendarName, version: number): Promise<CalendarVersion | null> {
    const [row] = await this.db.sql<Row>(
      `SELECT calendar, version, document, note, created_by, created_at FROM calendar_version WHERE calendar = ? AND version = ?`,
      [calendar, version],
    );
    if (!row) return null;
    const document = typeof row.document === 'string' ? (JSON.parse(row.document) as StoredCalendar) : row.document;
    return { ...row, version: Number(row.version), document, createdBy: row.created_by, createdAt: fromSqlInstant(row.created_at) };
  }

  /** The key is calendar and version: of two that add the same one, the second is a duplicate. */
  async insert({ calendar, version, document, note, createdBy, createdAt }: CalendarVersion): Promise<void> {
    await this.db.change(
      `INSERT INTO calendar_version (calendar, version, document, note, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)`,
      [calendar, version, JSON.stringify(document), note, createdBy, createdAt],
    );
  }

  async startRecompute(calendar: CalendarName, version: number, startedAt: Date): Promise<void> {
    await this.db.change(
      `INSERT INTO calendar_recompute (calendar, version, after_id, seen, moved, started_at, finished_at) VALUES (?, ?, '', 0, 0, ?, NULL)`,
      [calendar, version, startedAt],
    );
  }

  /** The last one of a calendar; null where it was never changed. */
  async lastRecompute(calendar: CalendarName): Promise<Recompute | null> {
    const [row] = await this.db.sql<RecomputeRow>(`${RECOMPUTE} WHERE calendar = ? ORDER BY version DESC LIMIT 1`, [calendar]);
    return row ? toRecompute(row) : null;
  }

  /** Inside a unit: nobody else goes on with it before the unit ends. */
  async lockRecompute(calendar: CalendarName, version: number): Promise<Recompute | null> {
    const where = `WHERE calendar = ? AND version = ? ${this.db.dialect.forUpdate}`;
    const [row] = await this.db.sql<RecomputeRow>(`${RECOMPUTE} ${where}`, [calendar, version]);
    return row ? toRecompute(row) : null;
  }

  async advanceRecompute({ calendar, version, afterId, seen, moved, finishedAt }: Recompute): Promise<void> {
    await this.db.change(
      `UPDATE calendar_recompute SET after_id = ?, seen = ?, moved = ?, finished_at = ? WHERE calendar = ? AND version = ?`,
      [afterId, seen, moved, finishedAt, calendar, version],
    );
  }
}

const RECOMPUTE = `SELECT calendar, version, after_id, seen, moved, started_at, finished_at FROM calendar_recompute`;

interface RecomputeRow {
  calendar: CalendarName;
  version: number;
  after_id: string;
  seen: number;
  moved: number;
  started_at: string | Date;
  finished_at: string | Date | null;
}

const toRecompute = (row: RecomputeRow): Recompute => ({
  calendar: row.calendar,
  version: Number(row.version),
  afterId: row.after_id,
  seen: Number(row.seen),
  moved: Number(row.moved),
  startedAt: fromSqlInstant(row.started_at),
  finishedAt: row.finished_at === null ? null : fromSqlInstant(row.finished_at),
});
