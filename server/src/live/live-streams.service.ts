import type { Writable } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { StaffRole } from '@zsb/shared/logins';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { Sessions } from '../platform/auth/sessions.service.js';
import { Clock } from '../platform/clock.js';
import { LOG, type Log } from '../platform/log.js';
import { StaffService } from '../staff/staff.service.js';
import { CaseChanges, type CaseChange } from './case-changes.service.js';
import { LiveStream, type Reach } from './live-stream.js';

const MOST_STREAMS = 1000;
const POLL_MS = 500;
const BEAT_MS = 15_000;
const RECHECK_MS = 60_000;
/** Rows become visible in the order of their commits, not of their times: each look goes back this far. */
const OVERLAP_MS = 10_000;
const SEES_UNDISPATCHED: StaffRole[] = ['dispatcher', 'supervisor', 'administrator'];

/**
 * The event streams of this process. While there are any, one poll each half second reads what changed in all processes and
 * hands out hints: never one question to the database per page.
 */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<LiveStream>();
  private readonly seen = new Map<string, Date>();
  private timers: NodeJS.Timeout[] = [];
  private lookedAt: Date | null = null;
  private looking: Promise<void> = Promise.resolve();
  private isClosing = false;

  constructor(
    private readonly changes: CaseChanges,
    private readonly organisations: OrganisationsService,
    private readonly sessions: Sessions,
    private readonly staff: StaffService,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Begins a stream; it ends when the reader goes, is too slow, or has no session any more.
   * @param begin sends the headers and answers where to write
   * @throws `platform.busy` beyond the number of streams a process holds
   */
  async open(me: Staff, begin: () => Writable): Promise<void> {
    if (this.streams.size >= MOST_STREAMS || this.isClosing) throw new DomainError('platform.busy');
    const reach = await this.reachOf(me);
    // What was written before anybody listened is news to nobody: a page that opens reads everything.
    if (this.timers.length === 0) await this.look();
    const out = begin();
    const stream = new LiveStream(me, out, reach);
    this.streams.add(stream);
    const gone = () => this.leave(stream);
    // A reader that goes away while something is written is an error to the socket, and nothing to us.
    out.once('close', gone).on('error', gone);
    if (this.timers.length === 0) this.start();
  }

  get size(): number {
    return this.streams.size;
  }

  /** Hands out what changed since the last look. Tests call it instead of waiting for the next one. */
  async look(): Promise<void> {
    const now = this.clock.now();
    // A clock that was set back finds what is written from then on; one that jumped ahead, what was written before.
    const from = new Date(Math.min(now.getTime(), this.lookedAt?.getTime() ?? Infinity) - OVERLAP_MS);
    const found = (await this.changes.since(from)).filter(({ id }) => !this.seen.has(id));
    this.lookedAt = now;
    for (const [id, at] of this.seen) if (at <= from) this.seen.delete(id);
    for (const { id, at } of found) this.seen.set(id, at);
    if (found.length > 0) this.handOut(found);
  }

  /** Ends the streams of those who have logged out, were disabled or lost their roles; the others get their present reach. */
  async recheck(): Promise<void> {
    for (const stream of [...this.streams]) {
      const { staffId, sessionId } = stream.me;
      const me = (await this.sessions.isOpen(sessionId, staffId)) ? await this.staff.principal(staffId, sessionId) : null;
      if (me) stream.reach = await this.reachOf(me);
      else this.drop(stream);
    }
  }

  /** Before the server waits for its connections to end: these would not end by themselves. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    for (const stream of [...this.streams]) this.drop(stream);
    this.stop();
    await this.looking;
  }

  private handOut(changes: CaseChange[]): void {
    for (const stream of this.streams) stream.tell(changes);
  }

  private start(): void {
    const every = (milliseconds: number, work: () => Promise<void> | void) =>
      setInterval(() => {
        this.looking = this.looking.then(work).catch((error: Error) => this.log.error({ error: error.message }, 'live updates failed'));
      }, milliseconds);
    this.timers = [
      every(POLL_MS, () => this.look()),
      every(BEAT_MS, () => this.streams.forEach((stream) => stream.beat())),
      every(RECHECK_MS, () => this.recheck()),
    ];
  }

  private stop(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    this.seen.clear();
  }

  private drop(stream: LiveStream): void {
    stream.end();
    this.leave(stream);
  }

  private leave(stream: LiveStream): void {
    this.streams.delete(stream);
    if (this.streams.size === 0) this.stop();
  }

  private async reachOf({ memberships }: Staff): Promise<Reach> {
    const tree = await this.organisations.load();
    const reach = (list: Staff['memberships']) => new Set(list.flatMap(({ organisationId }) => tree.reach(organisationId)));
    return {
      offices: reach(memberships),
      undispatched: reach(memberships.filter(({ role }) => SEES_UNDISPATCHED.includes(role))),
      recused: new Set(tree.sharedLine(memberships.map(({ organisationId }) => organisationId))),
    };
  }
}
