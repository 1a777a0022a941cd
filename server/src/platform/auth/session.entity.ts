import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssuranceLevel, SessionView } from '@zsb/shared/logins';
import type { Audience } from './tokens.js';

/** One login on one device: the family of all refresh tokens that descend from it. */
@Entity('session')
export class Session {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'owner_kind' }) ownerKind: Audience;
  @Column('text', { name: 'owner_id' }) ownerId: string;
  /** The level belongs to the session, not to the person. */
  @Column('text') level: AssuranceLevel;
  /** By which way a citizen came in; null for staff and for sessions of before 0.2. */
  @Column('text', { nullable: true }) way: SessionView['way'] | null;
  /** Which refresh token of the family is good; presenting an earlier one is a replay. */
  @Column('integer') turn: number;
  @Column('datetime', { name: 'created_at', precision: 3 }) createdAt: Date;
  @Column('datetime', { name: 'refreshed_at', precision: 3 }) refreshedAt: Date;
  @Column('datetime', { name: 'expires_at', precision: 3 }) expiresAt: Date;
  @Column('datetime', { name: 'ended_at', precision: 3, nullable: true }) endedAt: Date | null;
}
