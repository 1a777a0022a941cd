import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import { Clock } from '../clock.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database, fromSqlInstant } from '../database/database.js';

/** The first wrong guesses are free: people mistype. */
const FREE_FAILURES = 3;
const LONGEST_DELAY_SECONDS = 15 * 60;
/** After this long without a failure a subject starts afresh: an address is often shared by a whole office. */
const FORGET_AFTER_MS = 60 * 60 * 1000;

/**
 * Slows guessing down, per account and per address, with a delay that doubles. Never a lock: a stranger who keeps guessing
 * must not be able to keep a clerk out for longer than the longest delay.
 */
@Injectable()
export class Throttle {
  constructor(
    private readonly db: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Throws `platform.too-many-requests` with `retryAfterSeconds` while any of the subjects has to wait. */
  async require(...subjects: string[]): Promise<void> {
    const now = this.clock.now().getTime();
    const waits = await Promise.all(subjects.map((subject) => this.waitUntil(subject)));
    const retryAfterSeconds = Math.ceil((Math.max(...waits) - now) / 1000);
    if (retryAfterSeconds > 0) throw new DomainError('platform.too-many-requests', { retryAfterSeconds });
  }

  /** Inside the caller's unit of work. */
  async failed(...subjects: string[]): Promise<void> {
    for (const subject of subjects) {
      const hash = this.hash(subject);
      const now = this.clock.now();
      const counted = 'failures = CASE WHEN next_try_at <= ? THEN 1 ELSE failures + 1 END';
      await this.db.change(
        `INSERT INTO throttle (subject_hash, failures, next_try_at) VALUES (?, 1, ?)
         ${this.db.dialect.onDuplicate('subject_hash', counted)}`,
        [hash, now, new Date(now.getTime() - FORGET_AFTER_MS)],
      );
      const [row] = await this.db.sql<{ failures: number }>(`SELECT failures FROM throttle WHERE subject_hash = ?`, [hash]);
      const nextTryAt = new Date(now.getTime() + delaySeconds(Number(row!.failures)) * 1000);
      await this.db.change(`UPDATE throttle SET next_try_at = ? WHERE subject_hash = ?`, [nextTryAt, hash]);
    }
  }

  /** Inside the caller's unit of work. */
  async succeeded(...subjects: string[]): Promise<void> {
    for (const subject of subjects) await this.db.change(`DELETE FROM throttle WHERE subject_hash = ?`, [this.hash(subject)]);
  }

  private async waitUntil(subject: string): Promise<number> {
    const [row] = await this.db.sql<{ next_try_at: string }>(`SELECT next_try_at FROM throttle WHERE subject_hash = ?`, [
      this.hash(subject),
    ]);
    return row ? fromSqlInstant(row.next_try_at).getTime() : 0;
  }

  private hash(subject: string): string {
    return this.cipher.lookupHash('throttle', subject);
  }
}

/** Seconds to wait after the n-th failure in a row: 0, 0, 0, 2, 4, 8 … 900. */
export const delaySeconds = (failures: number): number =>
  failures <= FREE_FAILURES ? 0 : Math.min(2 ** (failures - FREE_FAILURES), LONGEST_DELAY_SECONDS);
