import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import { ASSURANCE_LEVELS, type AssuranceLevel, type TokensView } from '@zsb/shared/logins';
import { AuditTrail } from '../audit/audit.trail.js';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import type { Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { ACCESS_SECONDS, Tokens, type Audience } from './tokens.js';

const REFRESH_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Raised {
  tokens: TokensView;
  /** What the session has now. */
  level: AssuranceLevel;
}

/** Opens, refreshes, raises, lists and ends sessions. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionsRepository,
    private readonly tokens: Tokens,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Inside the caller's unit of work. */
  async open(ownerKind: Audience, ownerId: string, level: AssuranceLevel, way: Session['way'] = null): Promise<TokensView> {
    const now = this.clock.now();
    const session: Session = {
      id: newId(),
      ownerKind,
      ownerId,
      level,
      way,
      turn: 0,
      createdAt: now,
      refreshedAt: now,
      expiresAt: expiry(now),
      endedAt: null,
    };
    await this.sessions.insert(session);
    await this.record(session, 'session.open');
    return this.tokensOf(session);
  }

  /**
   * One use of a refresh token. A token that was used before ends the whole family: one of its two holders is a thief,
   * and we cannot tell which. Throws `login.refresh-invalid`.
   */
  async refresh(audience: Audience, refreshToken: string): Promise<{ session: Session; tokens: TokensView }> {
    const { sessionId, turn } = this.tokens.readRefresh(refreshToken);
    const refreshed = await this.db.transaction(async () => {
      const session = await this.sessions.find(sessionId);
      if (!session || session.ownerKind !== audience) return null;
      const now = this.clock.now();
      if (await this.sessions.turn(sessionId, turn, now, expiry(now))) return { ...session, turn: turn + 1 };
      if (session.endedAt === null) {
        await this.sessions.end(sessionId, now);
        await this.record(session, 'session.replayed');
      }
      return null;
    });
    if (!refreshed) throw new DomainError('login.refresh-invalid');
    return { session: refreshed, tokens: this.tokensOf(refreshed) };
  }

  /**
   * Inside the caller's unit of work: the same session at a higher level, perhaps of another person (two logins of one). With
   * the same person it keeps a level that is higher still; what was proved about one person says nothing about another.
   */
  async raise(sessionId: string, proved: AssuranceLevel, ownerId: string): Promise<Raised> {
    const session = await this.sessions.find(sessionId);
    if (!session) throw new DomainError('platform.unauthenticated');
    const level = session.ownerId === ownerId ? higher(session.level, proved) : proved;
    await this.sessions.raise(sessionId, level, ownerId);
    const turned = await this.sessions.turn(sessionId, session.turn, this.clock.now(), expiry(this.clock.now()));
    if (!turned) throw new DomainError('platform.unauthenticated');
    await this.record({ ...session, ownerId }, 'session.raise', { level });
    return { level, tokens: this.tokensOf({ ...session, level, ownerId, turn: session.turn + 1 }) };
  }

  async end(sessionId: string): Promise<void> {
    await this.db.transaction(async () => {
      const session = await this.sessions.find(sessionId);
      if (!session) return;
      await this.sessions.end(sessionId, this.clock.now());
      await this.record(session, 'session.end');
    });
  }

  /** The open sessions of one owner, newest first. */
  openOf(ownerKind: Audience, ownerId: string): Promise<Session[]> {
    return this.sessions.findOpen(ownerKind, ownerId, this.clock.now());
  }

  /** Ends a session of this owner; one that has ended already stays so. @throws `session.not-found` where it is not theirs */
  async endOwn(ownerKind: Audience, ownerId: string, sessionId: string): Promise<void> {
    await this.db.transaction(async () => {
      const session = await this.sessions.find(sessionId);
      if (session?.ownerKind !== ownerKind || session.ownerId !== ownerId) throw new DomainError('session.not-found');
      if (await this.sessions.end(sessionId, this.clock.now())) await this.record(session, 'session.end');
    });
  }

  /** Whether the session is open and still this owner's: a document or phone may have made it another person's. */
  isOpen(sessionId: string, ownerId: string): Promise<boolean> {
    return this.sessions.isOpen(sessionId, ownerId, this.clock.now());
  }

  private tokensOf(session: Session): TokensView {
    const { id: sessionId, ownerKind: audience, ownerId: subject, level, turn } = session;
    const accessToken = this.tokens.access({ audience, subject, sessionId, level });
    return { accessToken, expiresIn: ACCESS_SECONDS, refreshToken: this.tokens.refresh(sessionId, turn) };
  }

  private record(session: Session, action: string, details: object = {}): Promise<void> {
    const { ownerKind: actorKind, ownerId: actorId, id: subjectId } = session;
    return this.audit.record({ actorKind, actorId, action, subjectKind: 'session', subjectId, details });
  }
}

const higher = (one: AssuranceLevel, other: AssuranceLevel): AssuranceLevel =>
  ASSURANCE_LEVELS.indexOf(one) > ASSURANCE_LEVELS.indexOf(other) ? one : other;

const expiry = (now: Date): Date => new Date(now.getTime() + REFRESH_DAYS * DAY_MS);
