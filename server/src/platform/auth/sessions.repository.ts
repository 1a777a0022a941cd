import { Injectable } from '@nestjs/common';
import type { AssuranceLevel } from '@zsb/shared/logins';
import { Database } from '../database/database.js';
import { Session } from './session.entity.js';

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
  async isOpen(id: string, now: Date): Promise<boolean> {
    const [row] = await this.db.sql(`SELECT 1 FROM session WHERE id = ? AND ended_at IS NULL AND expires_at > ?`, [id, now]);
    return row !== undefined;
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

  async end(id: string, now: Date): Promise<void> {
    await this.db.change(`UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL`, [now, id]);
  }
}
