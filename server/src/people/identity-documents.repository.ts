import { Injectable } from '@nestjs/common';
import type { PersonId } from '@zsb/shared/ids';
import type { DocumentKind } from '@zsb/shared/logins';
import { Database } from '../platform/database/database.js';
import { IdentityDocument } from './identity-document.entity.js';

@Injectable()
export class IdentityDocumentsRepository {
  constructor(private readonly db: Database) {}

  findByNumber(kind: DocumentKind, numberHash: string): Promise<IdentityDocument | null> {
    return this.db.repo(IdentityDocument).findOneBy({ kind, numberHash });
  }

  /** Newest confirmation first. */
  ofPerson(personId: PersonId): Promise<IdentityDocument[]> {
    return this.db.repo(IdentityDocument).find({ where: { personId }, order: { confirmedAt: 'DESC', id: 'DESC' } });
  }

  insert(document: IdentityDocument): Promise<void> {
    return this.db.insert(IdentityDocument, document);
  }

  async reconfirm(id: string, nameCipher: string, confirmedAt: Date): Promise<void> {
    await this.db.change(`UPDATE identity_document SET name_cipher = ?, confirmed_at = ? WHERE id = ?`, [nameCipher, confirmedAt, id]);
  }

  /** Documents of one person are added one after another; the first statement of its unit, so that what follows reads afresh. */
  async lockPerson(personId: PersonId): Promise<void> {
    await this.db.sql(`SELECT id FROM person WHERE id = ? ${this.db.dialect.forUpdate}`, [personId]);
  }
}
