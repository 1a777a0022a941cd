import { Injectable } from '@nestjs/common';
import type { PersonId } from '@zsb/shared/ids';
import { Database, fromSqlInstant } from '../platform/database/database.js';
import { Login, Person, type LoginKind } from './person.entity.js';

export interface SmsCode {
  phoneHash: string;
  codeHash: string;
  sentAt: Date;
  expiresAt: Date;
  attempts: number;
}

@Injectable()
export class PeopleRepository {
  constructor(private readonly db: Database) {}

  findPerson(id: PersonId): Promise<Person | null> {
    return this.db.repo(Person).findOneBy({ id });
  }

  /** Of an account that is open; each request of a citizen asks, so in SQL of our own. */
  async findOpen(id: PersonId): Promise<Pick<Person, 'id' | 'isAnonymous'> | null> {
    const sql = `SELECT is_anonymous AS isAnonymous FROM person WHERE id = ? AND closed_at IS NULL`;
    const [row] = await this.db.sql<{ isAnonymous: number | boolean }>(sql, [id]);
    return row ? { id, isAnonymous: Boolean(row.isAnonymous) } : null;
  }

  async lock(id: PersonId): Promise<void> {
    await this.db.sql(`SELECT id FROM person WHERE id = ? ${this.db.dialect.forUpdate}`, [id]);
  }

  findLogin(kind: LoginKind, subjectHash: string): Promise<Login | null> {
    return this.db.repo(Login).findOneBy({ kind, subjectHash });
  }

  loginsOf(personId: PersonId): Promise<Login[]> {
    return this.db.repo(Login).find({ where: { personId }, order: { createdAt: 'ASC' } });
  }

  async insertPerson(person: Person): Promise<void> {
    await this.db.repo(Person).insert(person);
  }

  async insertLogin(login: Login): Promise<void> {
    await this.db.repo(Login).insert(login);
  }

  async findSmsCode(phoneHash: string): Promise<SmsCode | null> {
    const [row] = await this.db.sql<Record<'codeHash' | 'sentAt' | 'expiresAt', string> & { attempts: number }>(
      `SELECT code_hash AS codeHash, sent_at AS sentAt, expires_at AS expiresAt, attempts FROM sms_code WHERE phone_hash = ?`,
      [phoneHash],
    );
    if (!row) return null;
    return {
      phoneHash,
      codeHash: row.codeHash,
      sentAt: fromSqlInstant(row.sentAt),
      expiresAt: fromSqlInstant(row.expiresAt),
      attempts: row.attempts,
    };
  }

  async replaceSmsCode(code: SmsCode): Promise<void> {
    await this.db.change(`DELETE FROM sms_code WHERE phone_hash = ?`, [code.phoneHash]);
    await this.db.change(`INSERT INTO sms_code (phone_hash, code_hash, sent_at, expires_at, attempts) VALUES (?, ?, ?, ?, ?)`, [
      code.phoneHash,
      code.codeHash,
      code.sentAt,
      code.expiresAt,
      code.attempts,
    ]);
  }

  /** Counts a guess before it is looked at; false when the code has ended or has been guessed at too often. */
  async countSmsAttempt(phoneHash: string, most: number, now: Date): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE sms_code SET attempts = attempts + 1 WHERE phone_hash = ? AND attempts < ? AND expires_at > ?`,
      [phoneHash, most, now],
    );
    return changed === 1;
  }

  async deleteSmsCode(phoneHash: string): Promise<void> {
    await this.db.change(`DELETE FROM sms_code WHERE phone_hash = ?`, [phoneHash]);
  }

  /** The id at the end of the next `size` persons; null where there are fewer. */
  async lastOfSlice(after: string, size: number): Promise<PersonId | null> {
    const [row] = await this.db.sql<{ id: PersonId }>(`SELECT id FROM person WHERE id > ? ORDER BY id LIMIT 1 OFFSET ${size - 1}`, [after]);
    return row?.id ?? null;
  }

  /** Anonymous persons of one slice who have nothing and can file nothing. */
  async unusedAnonymous({ after, upTo, madeBefore, now }: AnonymousSlice): Promise<PersonId[]> {
    const rows = await this.db.sql<{ id: PersonId }>(
      `SELECT id FROM person WHERE id > ? ${upTo === null ? '' : 'AND id <= ?'} AND created_at < ? AND ${UNUSED}`,
      [after, ...(upTo === null ? [] : [upTo]), madeBefore, now],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of them of whom that is true still, with their ended sessions. */
  async deleteUnusedAnonymous(ids: readonly PersonId[], now: Date): Promise<void> {
    const marks = ids.map(() => '?').join(', ');
    await this.db.change(`DELETE FROM person WHERE id IN (${marks}) AND ${UNUSED}`, [...ids, now]);
    await this.db.change(
      `DELETE FROM session WHERE owner_id IN (${marks}) AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = session.owner_id)`,
      [...ids],
    );
  }
}

interface AnonymousSlice {
  after: string;
  upTo: PersonId | null;
  madeBefore: Date;
  now: Date;
}

/** With one parameter, the time: sessions that are open then can still file. */
const UNUSED = `is_anonymous = 1
  AND NOT EXISTS (SELECT 1 FROM complaint WHERE complaint.person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM session WHERE session.owner_id = person.id AND session.ended_at IS NULL AND session.expires_at > ?)`;
