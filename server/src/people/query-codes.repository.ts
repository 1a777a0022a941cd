import { Injectable } from '@nestjs/common';
import type { ComplaintId, PersonId } from '@zsb/shared/ids';
import { Database } from '../platform/database/database.js';

interface QueryCode {
  complaintId: ComplaintId;
  personId: PersonId;
  codeHash: string;
  createdAt: Date;
}

@Injectable()
export class QueryCodesRepository {
  constructor(private readonly db: Database) {}

  /** What is kept already stays. */
  async keep({ complaintId, personId, codeHash, createdAt }: QueryCode): Promise<void> {
    await this.db.change(
      `INSERT INTO query_code (complaint_id, person_id, code_hash, created_at) VALUES (?, ?, ?, ?)
       ${this.db.dialect.ignoreDuplicate('complaint_id')}`,
      [complaintId, personId, codeHash, createdAt],
    );
  }

  async findPerson(codeHash: string): Promise<PersonId | null> {
    const [row] = await this.db.sql<{ personId: PersonId }>(`SELECT person_id AS personId FROM query_code WHERE code_hash = ?`, [codeHash]);
    return row?.personId ?? null;
  }
}
