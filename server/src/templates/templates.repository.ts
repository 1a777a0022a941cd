import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { OrganisationId } from '@zsb/shared/ids';
import { Database } from '../platform/database/database.js';
import { ReplyTemplate } from './reply-template.entity.js';

@Injectable()
export class TemplatesRepository {
  constructor(private readonly db: Database) {}

  /** Of these organisations, by kind and name. */
  of(organisations: readonly OrganisationId[]): Promise<ReplyTemplate[]> {
    if (organisations.length === 0) return Promise.resolve([]);
    const where = { organisationId: In(organisations) };
    return this.db.repo(ReplyTemplate).find({ where, order: { kind: 'ASC', name: 'ASC', id: 'ASC' } });
  }

  insert(template: ReplyTemplate): Promise<void> {
    return this.db.insert(ReplyTemplate, template);
  }

  /** False unless it belongs to one of these organisations. */
  async update({ id, organisationId: _, ...changed }: ReplyTemplate, organisations: readonly OrganisationId[]): Promise<boolean> {
    const { affected } = await this.db.repo(ReplyTemplate).update({ id, organisationId: In(organisations) }, changed);
    return affected === 1;
  }

  /** False unless it belongs to one of these organisations. */
  async delete(id: string, organisations: readonly OrganisationId[]): Promise<boolean> {
    const { affected } = await this.db.repo(ReplyTemplate).delete({ id, organisationId: In(organisations) });
    return affected === 1;
  }
}
