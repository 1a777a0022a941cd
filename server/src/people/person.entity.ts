import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonId } from '@zsb/shared/ids';

/** One person, one record, however many logins lead to it. */
@Entity('person')
export class Person {
  @PrimaryColumn('text') id: PersonId;
  /** The key of this person's fields, wrapped. Destroyed when the account closes. */
  @Column('text', { name: 'data_key' }) dataKey: string;
  @Column('datetime', { name: 'created_at', precision: 3 }) createdAt: Date;
  @Column('datetime', { name: 'closed_at', precision: 3, nullable: true }) closedAt: Date | null;
  /** Nobody known: made for one anonymous report, and reached by its query code alone. */
  @Column('boolean', { name: 'is_anonymous' }) isAnonymous: boolean;
}

export type LoginKind = 'wechat' | 'phone';

/** One way in. The subject is an openid or a normalised phone number. */
@Entity('login')
export class Login {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'person_id' }) personId: PersonId;
  @Column('text') kind: LoginKind;
  @Column('text', { name: 'subject_hash' }) subjectHash: string;
  @Column('text', { name: 'subject_cipher' }) subjectCipher: string;
  @Column('datetime', { name: 'created_at', precision: 3 }) createdAt: Date;
}
