import { Injectable } from '@nestjs/common';
import type { ComplaintState } from '@zsb/shared/complaints';
import type { ComplaintId, PersonId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';

/** A case of somebody else, as far as it is shown to its neighbours: nothing that anybody wrote, and nobody's name. */
interface NearbyCase {
  id: ComplaintId;
  categoryCode: string;
  state: ComplaintState;
  lng: number;
  lat: number;
  filedAt: Date;
}

/** Where and what similar cases are looked for. */
interface Neighbourhood {
  /** Leaves of one group. */
  categoryCodes: string[];
  /** GCJ-02, degrees. */
  box: { west: number; south: number; east: number; north: number };
  filedSince: Date;
}

/** Far more than a neighbourhood has; a bound for a city-wide flood under one roof. */
const MOST_NEARBY = 500;
const MOST_FOLLOWED = 50;

type Row = Omit<NearbyCase, 'filedAt'> & { filedAt: string | Date };

/** Who follows whose case, and which cases there are to follow. */
@Injectable()
export class FollowersRepository {
  constructor(private readonly db: Database) {}

  /** Open cases of other people that hide nothing, newest first. Leaf by leaf: SQLite would rather walk everything that is open. */
  async nearby(personId: PersonId, { categoryCodes, box, filedSince }: Neighbourhood): Promise<NearbyCase[]> {
    const rows = await this.db.sql<Row>(
      `SELECT id, category_code AS categoryCode, state, lng, lat, filed_at AS filedAt
       FROM complaint ${this.db.dialect.useIndex('complaint_place')}
       WHERE category_code IN (${categoryCodes.map(() => '?').join(', ') || 'NULL'})
         AND lat BETWEEN ? AND ? AND lng BETWEEN ? AND ?
         AND ${FOLLOWABLE} AND person_id <> ? AND filed_at >= ?
       ORDER BY filed_at DESC, id DESC LIMIT ${MOST_NEARBY}`,
      [...categoryCodes, box.south, box.north, box.west, box.east, personId, filedSince],
    );
    return rows.map((row) => ({ ...row, filedAt: fromSqlInstant(row.filedAt) }));
  }

  /** Whether somebody else can follow the case. */
  async isFollowable(complaintId: ComplaintId, personId: PersonId): Promise<boolean> {
    const [row] = await this.db.sql(`SELECT 1 FROM complaint WHERE id = ? AND person_id <> ? AND ${FOLLOWABLE}`, [complaintId, personId]);
    return row !== undefined;
  }

  async add(complaintId: ComplaintId, personId: PersonId, now: Date): Promise<void> {
    await this.db.change(
      `INSERT INTO complaint_follower (complaint_id, person_id, followed_at) VALUES (?, ?, ?)
       ${this.db.dialect.onDuplicate('complaint_id, person_id', 'person_id = complaint_follower.person_id')}`,
      [complaintId, personId, now],
    );
  }

  async remove(complaintId: ComplaintId, personId: PersonId): Promise<void> {
    await this.db.change(`DELETE FROM complaint_follower WHERE complaint_id = ? AND person_id = ?`, [complaintId, personId]);
  }

  async removeAll(complaintId: ComplaintId): Promise<void> {
    await this.db.change(`DELETE FROM complaint_follower WHERE complaint_id = ?`, [complaintId]);
  }

  async isFollowing(complaintId: ComplaintId, personId: PersonId): Promise<boolean> {
    const [row] = await this.db.sql(`SELECT 1 FROM complaint_follower WHERE complaint_id = ? AND person_id = ?`, [complaintId, personId]);
    return row !== undefined;
  }

  async hasAny(complaintId: ComplaintId): Promise<boolean> {
    const [row] = await this.db.sql(`SELECT 1 FROM complaint_follower WHERE complaint_id = ? LIMIT 1`, [complaintId]);
    return row !== undefined;
  }

  async count(complaintId: ComplaintId): Promise<number> {
    const [row] = await this.db.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM complaint_follower WHERE complaint_id = ?`, [complaintId]);
    return Number(row!.n);
  }

  /** What somebody follows, what was followed last first. */
  async followedBy(personId: PersonId): Promise<ComplaintId[]> {
    const rows = await this.db.sql<{ complaintId: ComplaintId }>(
      `SELECT complaint_id AS complaintId FROM complaint_follower WHERE person_id = ? ORDER BY followed_at DESC, complaint_id DESC LIMIT ${MOST_FOLLOWED}`,
      [personId],
    );
    return rows.map(({ complaintId }) => complaintId);
  }

  /** The next followers of a case in the order of their ids. */
  async page(complaintId: ComplaintId, after: string, limit: number): Promise<PersonId[]> {
    const rows = await this.db.sql<{ personId: PersonId }>(
      `SELECT person_id AS personId FROM complaint_follower WHERE complaint_id = ? AND person_id > ? ORDER BY person_id LIMIT ?`,
      [complaintId, after, limit],
    );
    return rows.map(({ personId }) => personId);
  }
}

/** Open, no report 举报, and of somebody who did not ask to stay unnamed. */
const FOLLOWABLE = `is_open = 1 AND kind <> 'report' AND hide_name = 0`;
