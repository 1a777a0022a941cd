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
}
