import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { AssuranceLevel } from '@zsb/shared/logins';
import { Database } from '../database/database.js';
import { Session } from './session.entity.js';
import type { Audience } from './tokens.js';

/** Nobody has more devices; who logs in a thousand times sees the newest. */
const MOST_LISTED = 100;

@Injectable()
export class SessionsRepository {
  constructor(private readonly db: Database) {}

  async insert(session: Session): Promise<void> {
    await this.db.repo(Session).insert(session);
  }

  find(id: string): Promise<Session | null> {
    return this.db.repo(Session).findOneBy({ id });
  }

  /** Whether the session is open; asked on every request, so prepared SQL. */
  async isOpen(id: string, ownerId: string, now: Date): Promise<boolean> {
    const [row] = await this.db.sql(`SELECT 1 FROM session WHERE id = ? AND owner_id = ? AND ended_at IS NULL AND expires_at > ?`, [
      id,
      ownerId,
      now,
    ]);
    return row !== undefined;
  }

  /** Neither ended nor expired, newest first. */
  findOpen(ownerKind: Audience, ownerId: string, now: Date): Promise<Session[]> {
    return this.db.repo(Session).find({
      where: { ownerKind, ownerId, endedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: MOST_LISTED,
    });
  }

  /** Moves the family on by one turn; false when another request has done so already. */
  async turn(id: string, turn: number, now: Date, expiresAt: Date): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE session SET turn = turn + 1, refreshed_at = ?, expires_at = ? WHERE id = ? AND turn = ? AND ended_at IS NULL AND expires_at > ?`,
      [now, expiresAt, id, turn, now],
    );
    return changed === 1;
  }

  async raise(id: string, level: AssuranceLevel, ownerId: string): Promise<void> {
    await this.db.change(`UPDATE session SET level = ?, owner_id = ? WHERE id = ?`, [level, ownerId, id]);
  }

  /** False when it had ended before. */
  async end(id: string, now: Date): Promise<boolean> {
    return (await this.db.change(`UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL`, [now, id])) === 1;
  }
}
