import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonId } from '@zsb/shared/ids';
import type { DocumentKind } from '@zsb/shared/logins';

/** A document that the public security confirmed to be this person's. One document leads to one person. */
@Entity('identity_document')
export class IdentityDocument {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'person_id' }) personId: PersonId;
  @Column('text') kind: DocumentKind;
  /** Keyed hash of the normalised number. */
  @Column('text', { name: 'number_hash' }) numberHash: string;
  @Column('text', { name: 'number_cipher' }) numberCipher: string;
  /** The name as it stands on this document: a passport has another than the resident card. */
  @Column('text', { name: 'name_cipher' }) nameCipher: string;
  @Column('datetime', { name: 'confirmed_at', precision: 3 }) confirmedAt: Date;
}
