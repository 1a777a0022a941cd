import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { AssuranceLevel, TokensView } from '@zsb/shared/logins';
import { AuditTrail } from '../audit/audit.trail.js';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import type { Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { ACCESS_SECONDS, Tokens, type Audience } from './tokens.js';

const REFRESH_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens, refreshes, raises and ends sessions. */
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
  async open(ownerKind: Audience, ownerId: string, level: AssuranceLevel): Promise<TokensView> {
    const now = this.clock.now();
    const session: Session = {
      id: newId(),
      ownerKind,
      ownerId,
      level,
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

  /** Inside the caller's unit of work: the same session at a higher level, perhaps of another person (two logins of one). */
  async raise(sessionId: string, level: AssuranceLevel, ownerId: string): Promise<TokensView> {
    const session = await this.sessions.find(sessionId);
    if (!session) throw new DomainError('platform.unauthenticated');
    await this.sessions.raise(sessionId, level, ownerId);
    const turned = await this.sessions.turn(sessionId, session.turn, this.clock.now(), expiry(this.clock.now()));
    if (!turned) throw new DomainError('platform.unauthenticated');
    await this.record({ ...session, ownerId }, 'session.raise', { level });
    return this.tokensOf({ ...session, level, ownerId, turn: session.turn + 1 });
  }

  async end(sessionId: string): Promise<void> {
    await this.db.transaction(async () => {
      const session = await this.sessions.find(sessionId);
      if (!session) return;
      await this.sessions.end(sessionId, this.clock.now());
      await this.record(session, 'session.end');
    });
  }

  isOpen(sessionId: string): Promise<boolean> {
    return this.sessions.isOpen(sessionId, this.clock.now());
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

const expiry = (now: Date): Date => new Date(now.getTime() + REFRESH_DAYS * DAY_MS);
