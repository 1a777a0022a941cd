import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Organisation } from './organisation.entity.js';

@Injectable()
export class OrganisationsRepository {
  constructor(private readonly db: Database) {}

  all(): Promise<Organisation[]> {
    return this.db.repo(Organisation).find({ order: { code: 'ASC' } });
  }

  async insert(organisation: Organisation): Promise<void> {
    await this.db.repo(Organisation).insert(organisation);
  }
}
