import type { Login, Session } from './session';

/** What tabs of one login tell each other: who has newer tokens, the newest, and that the person left. */
type Message = { kind: 'ask' } | { kind: 'have'; login: Login } | { kind: 'left' };

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage: (message: unknown) => void;
  onmessage: ((event: MessageEvent) => void) | null;
  close: () => void;
}

/** Runs work while no other tab of this browser runs work under the same name. */
export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>;

interface TabsParts {
  session: Session;
  /** Null where the browser has no channels: then every tab is alone, and a duplicated one logs in again sooner or later. */
  openChannel: ((name: string) => Channel) | null;
  exclusively: Exclusively;
  /** Milliseconds that other tabs have to answer. */
  patience: number;
}

/**
 * The tabs that share one login. A refresh token is good for one use, and a second use ends the login everywhere (product.md §1):
 * so tabs renew one after the other, and take over what another has renewed. The channel carries the login's own random name, and
 * nothing is stored where it would outlive the tabs.
 */
export class Tabs {
  private channel: Channel | null = null;
  private family: string | null = null;

  constructor(private readonly parts: TabsParts) {
    this.follow();
    parts.session.subscribe(() => this.follow());
  }

  /**
   * Calls `renew` unless another tab has newer tokens, and then tells the other tabs. Afterwards the session holds the newest.
   * @param renew stores new tokens in the session
   */
  async renewOnce(renew: () => Promise<void>): Promise<void> {
    const { session, exclusively } = this.parts;
    const before = session.login();
    if (before === null) return;
    await exclusively(`zsb.console.${before.family}`, async () => {
      await this.ask();
      // Taken over while waiting for the turn or for answers; or the person left.
      if (session.login()?.turn !== before.turn || session.login()?.family !== before.family) return;
      await renew();
      this.tellNewest();
    });
  }

  /** Opens the channel of the login that began, closes that of the one that ended. */
  private follow(): void {
    const { session, openChannel } = this.parts;
    const family = session.login()?.family ?? null;
    if (family === this.family) return;
    if (session.endedBy() === 'left') this.post({ kind: 'left' });
    this.channel?.close();
    this.family = family;
    this.channel = family === null ? null : (openChannel?.(`zsb.console.${family}`) ?? null);
    if (this.channel) this.channel.onmessage = ({ data }) => this.hear(data as Message);
  }

  private hear(message: Message): void {
    if (message.kind === 'ask') this.tellNewest();
    else if (message.kind === 'have') this.parts.session.take(message.login);
    else this.parts.session.end('left');
  }

  /** Until a tab answered with newer tokens, or none did in time. */
  private async ask(): Promise<void> {
    if (this.channel === null) return;
    const { session, patience } = this.parts;
    await new Promise<void>((resolve) => {
      const stop = session.subscribe(() => finish());
      const timer = setTimeout(() => finish(), patience);
      const finish = () => {
        stop();
        clearTimeout(timer);
        resolve();
      };
      this.post({ kind: 'ask' });
    });
  }

  private tellNewest(): void {
    const login = this.parts.session.login();
    if (login) this.post({ kind: 'have', login });
  }

  private post(message: Message): void {
    this.channel?.postMessage(message);
  }
}

/**
 * Web Locks where the page came over https. On an intranet's plain http browsers keep them back: there two tabs that renew in the
 * same instant are not kept apart, only told of each other.
 */
export const browserExclusively: Exclusively = (name, work) => ('locks' in navigator ? navigator.locks.request(name, work) : work());
