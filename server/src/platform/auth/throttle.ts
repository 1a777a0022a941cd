import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import { Clock } from '../clock.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database, fromSqlInstant } from '../database/database.js';

/** How soon a subject that guesses has to wait, and how long at most. */
export interface Pace {
  freeFailures: number;
  longestSeconds: number;
}

/** The first wrong guesses are free: people mistype. */
const ACCOUNT_PACE: Pace = { freeFailures: 3, longestSeconds: 15 * 60 };

/** Who is slowed down: an account, an address, or both together; at a pace of its own where one is given. */
type Subject = string | { name: string; pace: Pace };
const nameOf = (subject: Subject): string => (typeof subject === 'string' ? subject : subject.name);
const paceOf = (subject: Subject): Pace => (typeof subject === 'string' ? ACCOUNT_PACE : subject.pace);

/** After this long without a failure a subject starts afresh: an address is often shared by a whole office. */
const FORGET_AFTER_MS = 60 * 60 * 1000;
/** Rows that are forgotten in one unit of work. */
const SLICE = 200;

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
  async require(...subjects: Subject[]): Promise<void> {
    const now = this.clock.now().getTime();
    const waits = await Promise.all(subjects.map((subject) => this.waitUntil(subject)));
    const retryAfterSeconds = Math.ceil((Math.max(...waits) - now) / 1000);
    if (retryAfterSeconds > 0) throw new DomainError('platform.too-many-requests', { retryAfterSeconds });
  }

  /** Whether a subject has failed and not started afresh since. */
  async hasFailed(subject: Subject): Promise<boolean> {
    return (await this.waitUntil(subject)) > this.clock.now().getTime() - FORGET_AFTER_MS;
  }

  /** Inside the caller's unit of work. */
  async failed(...subjects: Subject[]): Promise<void> {
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
      const nextTryAt = new Date(now.getTime() + delaySeconds(Number(row!.failures), paceOf(subject)) * 1000);
      await this.db.change(`UPDATE throttle SET next_try_at = ? WHERE subject_hash = ?`, [nextTryAt, hash]);
    }
  }

  /** Inside the caller's unit of work. */
  async succeeded(...subjects: Subject[]): Promise<void> {
    for (const subject of subjects) await this.db.change(`DELETE FROM throttle WHERE subject_hash = ?`, [this.hash(subject)]);
  }

  /** What would start afresh anyway. In slices: others write in between. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - FORGET_AFTER_MS);
    let hashes: string[];
    do {
      const rows = await this.db.sql<{ hash: string }>(`SELECT subject_hash AS hash FROM throttle WHERE next_try_at <= ? LIMIT ${SLICE}`, [
        before,
      ]);
      hashes = rows.map(({ hash }) => hash);
      const marks = hashes.map(() => '?').join(', ');
      const forget = () =>
        this.db.change(`DELETE FROM throttle WHERE subject_hash IN (${marks}) AND next_try_at <= ?`, [...hashes, before]);
      if (hashes.length > 0) await this.db.transaction(forget);
    } while (hashes.length === SLICE);
  }

  private async waitUntil(subject: Subject): Promise<number> {
    const [row] = await this.db.sql<{ next_try_at: string }>(`SELECT next_try_at FROM throttle WHERE subject_hash = ?`, [
      this.hash(subject),
    ]);
    return row ? fromSqlInstant(row.next_try_at).getTime() : 0;
  }

  private hash(subject: Subject): string {
    return this.cipher.lookupHash('throttle', nameOf(subject));
  }
}

/** Seconds to wait after the n-th failure in a row: 0, 0, 0, 2, 4, 8 … 900, unless the pace is another. */
export const delaySeconds = (failures: number, { freeFailures, longestSeconds } = ACCOUNT_PACE): number =>
  failures <= freeFailures ? 0 : Math.min(2 ** (failures - freeFailures), longestSeconds);
