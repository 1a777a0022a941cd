import { createHmac, timingSafeEqual } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { DomainError } from '@zsb/shared/errors';
import type { AssuranceLevel } from '@zsb/shared/logins';
import type { Clock } from '../clock.js';
import type { NamedKey } from '../crypto/keys.js';

export type Audience = 'citizen' | 'staff';

export interface AccessClaims {
  audience: Audience;
  /** Person or staff id. */
  subject: string;
  sessionId: string;
  level: AssuranceLevel;
}

const ISSUER = 'zsb';
export const ACCESS_SECONDS = 15 * 60;
/** Clocks of several servers differ a little. */
const TOLERANCE_SECONDS = 5;

/**
 * Access tokens (JWT HS256, 15 minutes) and refresh tokens. A refresh token is `session.turn.signature`: whoever presents
 * an earlier turn than the session's is replaying, which a random string can never look like.
 */
export class Tokens {
  constructor(
    private readonly keys: NamedKey[],
    private readonly clock: Clock,
  ) {}

  access(claims: AccessClaims): string {
    const { id, key } = this.current();
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const payload = { iat: issuedAt, nbf: issuedAt, exp: issuedAt + ACCESS_SECONDS, sid: claims.sessionId, lvl: claims.level };
    return jwt.sign(payload, key, { algorithm: 'HS256', issuer: ISSUER, audience: claims.audience, subject: claims.subject, keyid: id });
  }

  /** Throws `platform.unauthenticated` for anything but a whole, current token of ours. */
  readAccess(token: string): AccessClaims {
    try {
      const header = jwt.decode(token, { complete: true })?.header;
      const named = this.keys.find(({ id }) => id === header?.kid);
      if (!named) throw new Error('unknown key');
      const payload = jwt.verify(token, named.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        clockTimestamp: Math.floor(this.clock.now().getTime() / 1000),
        clockTolerance: TOLERANCE_SECONDS,
      }) as jwt.JwtPayload;
      return claimsOf(payload);
    } catch {
      throw new DomainError('platform.unauthenticated');
    }
  }

  refresh(sessionId: string, turn: number): string {
    return `${sessionId}.${turn}.${signature(this.current(), sessionId, turn)}`;
  }

  /** Throws `login.refresh-invalid` unless we made it; whether its turn is over is the session's to say. */
  readRefresh(token: string): { sessionId: string; turn: number } {
    const [sessionId = '', turnText = '', given = ''] = token.split('.');
    const turn = Number(turnText);
    const isOurs = this.keys.some((key) => sameText(signature(key, sessionId, turn), given));
    if (!isOurs || !Number.isSafeInteger(turn)) throw new DomainError('login.refresh-invalid');
    return { sessionId, turn };
  }

  private current(): NamedKey {
    const [first] = this.keys;
    if (!first) throw new Error('the key file has no token key');
    return first;
  }
}

function claimsOf(payload: jwt.JwtPayload): AccessClaims {
  const { aud, sub, sid, lvl, exp } = payload as Record<'aud' | 'sub' | 'sid' | 'lvl' | 'exp', unknown>;
  if ((aud !== 'citizen' && aud !== 'staff') || typeof sub !== 'string' || typeof sid !== 'string' || typeof lvl !== 'string') {
    throw new Error('claims are missing');
  }
  // The library takes a token without an end for an endless one.
  if (typeof exp !== 'number') throw new Error('the end is missing');
  return { audience: aud, subject: sub, sessionId: sid, level: lvl as AssuranceLevel };
}

const signature = ({ key }: NamedKey, sessionId: string, turn: number): string =>
  createHmac('sha256', key).update(`refresh\u0000${sessionId}\u0000${turn}`).digest('base64url');

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
