import { randomBytes } from 'node:crypto';
import { WechatRefusal } from './wechat-refusal.js';

const LIFETIME_MS = 7_200_000;
/** In the last five minutes a normal call already hands out the next token; the old one stays good until its end. */
const RENEWAL_MS = 300_000;
/** A forced refresh sooner than this after the last one changes nothing. */
const FORCE_PAUSE_MS = 30_000;

/** Access tokens as `POST /cgi-bin/stable_token` issues them (微信开放文档, getStableAccessToken). */
export class AccessTokens {
  private readonly expiries = new Map<string, number>();
  private current: string | null = null;
  private lastForcedAt = -Infinity;

  /** The token in force with the seconds left, or a new one where it is ending or a refresh is forced. */
  issue(now: Date, isForced: boolean): { access_token: string; expires_in: number } {
    const at = now.getTime();
    const forces = isForced && at - this.lastForcedAt >= FORCE_PAUSE_MS;
    if (forces) {
      this.expiries.clear();
      this.lastForcedAt = at;
    }
    const kept = this.current !== null && (this.expiries.get(this.current) ?? 0) - at > RENEWAL_MS ? this.current : this.create(at);
    return { access_token: kept, expires_in: Math.floor(((this.expiries.get(kept) ?? at) - at) / 1000) };
  }

  /** Throws a `WechatRefusal` unless the token is one that is in force. */
  check(token: string | null, now: Date): void {
    if (!token) throw new WechatRefusal(41001);
    if (!/^90_[\w-]{128}$/.test(token)) throw new WechatRefusal(40014);
    const expiry = this.expiries.get(token);
    if (expiry === undefined) throw new WechatRefusal(40001);
    if (now.getTime() >= expiry) throw new WechatRefusal(42001);
  }

  clear(): void {
    this.expiries.clear();
    this.current = null;
    this.lastForcedAt = -Infinity;
  }

  private create(at: number): string {
    this.current = `90_${randomBytes(96).toString('base64url')}`;
    this.expiries.set(this.current, at + LIFETIME_MS);
    return this.current;
  }
}
