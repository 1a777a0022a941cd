import type { Clock } from '../clock.js';
import { OutsideError } from '../outside/outside-error.js';
import { textOf, type WechatWire } from './wechat-wire.js';

export interface WechatAccount {
  appId: string;
  appSecret: string;
}

/** WeChat renews a token by itself in its last five minutes (微信开放文档, getStableAccessToken). */
const RENEWAL_MS = 300_000;
/** access_token invalid or not the latest · malformed · expired. */
const TOKEN_REFUSALS = ['40001', '40014', '42001'];

/** The stable access token of one app: cached until five minutes before its end, asked for by one call at a time. */
export class WechatAccessToken {
  private cached: { value: string; renewAt: number } | null = null;
  private asking: Promise<string> | null = null;

  constructor(
    private readonly wire: WechatWire,
    private readonly account: WechatAccount,
    private readonly clock: Clock,
  ) {}

  /** Runs a call with the token; once more with a new one when WeChat no longer takes it. Throws what the call throws. */
  async use<Answer>(call: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await this.current(null);
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof OutsideError) || !TOKEN_REFUSALS.includes(error.code)) throw error;
      return call(await this.current(token));
    }
  }

  /** @param refused the token that WeChat has just refused, or null */
  private current(refused: string | null): Promise<string> {
    const { cached } = this;
    if (cached && cached.value !== refused && this.clock.now().getTime() < cached.renewAt) return Promise.resolve(cached.value);
    this.asking ??= this.renew(refused).finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /**
   * A normal call first: where another process has renewed the token it answers that one. Only when WeChat hands out
   * the refused token again is a new one forced, because that ends everybody's token and is allowed 20 times a day.
   */
  private async renew(refused: string | null): Promise<string> {
    const token = await this.ask(false);
    return token === refused ? this.ask(true) : token;
  }

  private async ask(isForced: boolean): Promise<string> {
    const startedAt = this.clock.now().getTime();
    try {
      const answer = await this.wire.post(
        '/cgi-bin/stable_token',
        {},
        { grant_type: 'client_credential', appid: this.account.appId, secret: this.account.appSecret, force_refresh: isForced },
      );
      const value = textOf(answer, 'access_token');
      this.cached = { value, renewAt: startedAt + Number(answer['expires_in'] ?? 0) * 1000 - RENEWAL_MS };
      return value;
    } catch (error) {
      // Without a token the call that needs it never went out, whatever became of this one.
      throw error instanceof OutsideError ? new OutsideError({ ...error, mayHaveActed: false }) : error;
    }
  }
}
