/** @jest-environment node */
import type { StaffSessionView } from '@zsb/shared/logins';
import { ServerClock } from '../platform/clock';
import { Connection } from './connection';
import { Session } from './session';
import { Tabs, type Channel, type Exclusively } from './tabs';
import { createTransport } from './transport';

const REFRESH = '/api/v1/staff/logins/refresh';
const PATIENCE = 20;
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Like the real one: a refresh token is good for one use, and a second use ends the login for everybody. */
class Server {
  turn = 1;
  isOpen = true;
  renewals = 0;
  private endedTurn = 0;

  /** The access tokens that are out come to their end. */
  endAccess(): void {
    this.endedTurn = this.turn;
  }

  tokens(): StaffSessionView {
    const { turn } = this;
    return {
      accessToken: `a${turn}`,
      refreshToken: `r${turn}`,
      expiresIn: 900,
      staff: { id: 's1', roles: [] },
    } as unknown as StaffSessionView;
  }

  readonly fetch = (async (path: string, init: RequestInit) => {
    await pause(1);
    if (path === REFRESH) return this.refresh((JSON.parse(init.body as string) as { refreshToken: string }).refreshToken);
    const turn = Number(/a(\d+)$/.exec(new Headers(init.headers).get('authorization') ?? '')?.[1]);
    return this.isOpen && turn > this.endedTurn ? Response.json('content') : refusal('platform.unauthenticated');
  }) as typeof globalThis.fetch;

  private refresh(refreshToken: string): Response {
    if (refreshToken !== `r${this.turn}`) this.isOpen = false;
    if (!this.isOpen) return refusal('login.refresh-invalid');
    this.turn++;
    this.renewals++;
    return Response.json(this.tokens());
  }
}

const refusal = (code: string) => Response.json({ code, status: 401, params: {}, fields: [], requestId: '' }, { status: 401 });

interface Browser {
  openChannel: ((name: string) => Channel) | null;
  exclusively: Exclusively;
}

/** One browser with its channels and locks. */
function aBrowser(): Browser & { openChannel: (name: string) => Channel } {
  const channels = new Map<string, Set<Channel>>();
  const openChannel = (name: string): Channel => {
    const all = channels.get(name) ?? new Set();
    channels.set(name, all);
    const deliver = async (other: Channel, data: unknown) => {
      await pause(0);
      if (all.has(other)) other.onmessage?.({ data: structuredClone(data) } as MessageEvent);
    };
    const channel: Channel = {
      onmessage: null,
      postMessage: (data) => all.forEach((other) => other !== channel && void deliver(other, data)),
      close: () => void all.delete(channel),
    };
    all.add(channel);
    return channel;
  };
  const queues = new Map<string, Promise<unknown>>();
  const exclusively: Exclusively = (name, work) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(work);
    queues.set(
      name,
      turn.catch(() => null),
    );
    return turn;
  };
  return { openChannel, exclusively };
}

function aTab(browser: Browser, server: Server, inherited: ReadonlyMap<string, string> = new Map()) {
  const stored = new Map(inherited);
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  } as Storage;
  const session = new Session(storage);
  const tabs = new Tabs({ session, ...browser, patience: PATIENCE });
  const clock = new ServerClock(() => 0, Date.parse('2026-11-20T10:00:00Z'));
  const send = createTransport({
    fetch: server.fetch,
    session,
    tabs,
    connection: new Connection(),
    clock,
    timeout: 1_000,
    fileTimeout: 1_000,
  });
  return { session, stored, read: () => send({ method: 'GET', path: '/api/v1/staff/me' }) };
}

/** Somebody logs in, then duplicates the tab. */
function twoTabs(browser: Browser, server: Server) {
  const first = aTab(browser, server);
  first.session.begin(server.tokens());
  return { first, second: aTab(browser, server, first.stored) };
}

it('without sharing, the second tab would end the login of both: the reason for all this', async () => {
  const server = new Server();
  const alone = { openChannel: null, exclusively: aBrowser().exclusively };
  const { first, second } = twoTabs(alone, server);
  server.endAccess();
  await first.read();
  await expect(second.read()).rejects.toThrow('login.refresh-invalid');
  expect(server.isOpen).toBe(false);
});

it('two tabs that meet the end of the access token together renew once, and both go on', async () => {
  const server = new Server();
  const { first, second } = twoTabs(aBrowser(), server);
  server.endAccess();
  await expect(Promise.all([first.read(), second.read(), first.read()])).resolves.toEqual(['content', 'content', 'content']);
  expect(server).toMatchObject({ renewals: 1, isOpen: true });
  expect(second.session.get()).toEqual(first.session.get());
});

it('a tab that one tab renewed for goes on without a renewal of its own', async () => {
  const server = new Server();
  const { first, second } = twoTabs(aBrowser(), server);
  server.endAccess();
  await first.read();
  await pause(5);
  await second.read();
  expect(server.renewals).toBe(1);
});

it('a tab that the browser put to sleep asks before it renews with what it remembers', async () => {
  const server = new Server();
  const browser = aBrowser();
  const first = aTab(browser, server);
  first.session.begin(server.tokens());
  const asleep = new Map(first.stored);
  for (const _ of [1, 2, 3]) {
    server.endAccess();
    await first.read();
  }
  const woken = aTab(browser, server, asleep);
  await expect(woken.read()).resolves.toBe('content');
  expect(server).toMatchObject({ renewals: 3, isOpen: true });
});

it('leaving in one tab leaves in its duplicates, and in no other login', async () => {
  const server = new Server();
  const browser = aBrowser();
  const { first, second } = twoTabs(browser, server);
  const other = aTab(browser, server);
  other.session.begin(server.tokens());
  first.session.end('left');
  await pause(5);
  expect(second.session.get()).toBeNull();
  expect(second.session.endedBy()).toBe('left');
  expect(other.session.get()).not.toBeNull();
});

it('a login in a tab that was left is not heard in the tabs of the login before', async () => {
  const server = new Server();
  const { first, second } = twoTabs(aBrowser(), server);
  first.session.end('ended');
  first.session.begin(server.tokens());
  server.endAccess();
  await first.read();
  await pause(5);
  expect(second.session.get()?.accessToken).toBe('a1');
});

/** When each of three tabs reads after the token ended, in milliseconds; null where it does not. All that differ. */
const DELAYS = [null, 0, 2, PATIENCE + 5];
const ROUNDS = DELAYS.flatMap((one) => DELAYS.flatMap((two) => DELAYS.map((three) => [one, two, three])));

it('whichever of three tabs read and when, each end of the access token costs one renewal and nobody logs in again', async () => {
  const play = async (round: (number | null)[]) => {
    const server = new Server();
    const browser = aBrowser();
    const first = aTab(browser, server);
    first.session.begin(server.tokens());
    const tabs = [first, ...[1, 2].map(() => aTab(browser, server, first.stored))];
    const read = async (tab: number, delay: number) => {
      await pause(delay);
      return tabs[tab]!.read();
    };
    // The second round goes on from what the first left in each tab, in the other order.
    for (const delays of [round, round.toReversed()]) {
      server.endAccess();
      const reads = delays.flatMap((delay, tab) => (delay === null ? [] : [read(tab, delay)]));
      expect(await Promise.all(reads)).toEqual(reads.map(() => 'content'));
    }
    return { round, renewals: server.renewals, isOpen: server.isOpen };
  };
  const rounds = ROUNDS.filter((round) => round.some((delay) => delay !== null));
  const played = await Promise.all(rounds.map(play));
  expect(played).toEqual(rounds.map((round) => ({ round, renewals: 2, isOpen: true })));
});
