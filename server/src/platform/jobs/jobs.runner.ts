import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import { LOG, type Log } from '../log.js';
import { jobAttempts, jobsParked } from '../metrics.js';
import { JobsQueue } from './jobs.queue.js';

export interface Job<Payload = object> {
  id: string;
  topic: string;
  payload: Payload;
  attempts: number;
}

/** Does one job. It may be called again for the same job after a crash: every effect needs a key of its own. */
export type JobHandler<Payload = never> = (job: Job<Payload>) => Promise<void>;

interface JobRow {
  id: string;
  topic: string;
  payload: string;
  attempts: number;
  stream: string | null;
}

const POLL_MS = 1000;
/** A claim outlives its process by this long at the most. Calls of a job must end within half of it. */
const LEASE_SECONDS = 10;
const BATCH = 20;
const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE_SECONDS = 3600;

/** Finds due jobs, does them, and puts back or parks what failed. Any number of processes may run one each. */
@Injectable()
export class JobsRunner implements OnApplicationShutdown {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly owner = newId();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobsQueue,
    @Inject(LOG) private readonly log: Log,
  ) {}

  handle<Payload>(topic: string, handler: JobHandler<Payload>): void {
    this.handlers.set(topic, handler);
  }

  start(): void {
    this.queue.onEnqueued(() => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** How many jobs wait for an operator, in this and every other process. */
  async measure(): Promise<void> {
    const [row] = await this.db.sql<{ parked: number }>(`SELECT COUNT(*) AS parked FROM job WHERE state = 'parked'`);
    jobsParked.set(Number(row!.parked));
  }

  /** Forgets what was done long ago; what is parked stays. */
  async forgetDone(before: Date): Promise<void> {
    await this.db.transaction(() => this.db.change(`DELETE FROM job WHERE state = 'done' AND run_at < ?`, [before]), { limitMs: 5000 });
  }

  /** Starts a round, or another one after the current: what was enqueued meanwhile is not left until the next poll. */
  wake(): void {
    this.again = true;
    if (this.running || this.stopped) return;
    this.running = this.rounds()
      .catch((error: unknown) => this.log.error({ error: (error as Error).message }, 'job round failed'))
      .finally(() => (this.running = undefined));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Works until nothing is due. Tests call it to run what time has made due. */
  async rounds(): Promise<void> {
    do {
      this.again = false;
      const jobs = await this.claim();
      for (const job of jobs) await this.attempt(job);
      if (jobs.length > 0) this.again = true;
    } while (this.again && !this.stopped);
  }

  private async claim(): Promise<JobRow[]> {
    const due = await this.db.sql<{ id: string }>(this.dueSql(), [this.clock.now(), BATCH]);
    if (due.length === 0) return [];
    const marks = due.map(() => '?').join(', ');
    return this.db.transaction(async () => {
      await this.db.change(`${this.claimSql()} AND id IN (${marks})`, [this.owner, ...due.map(({ id }) => id)]);
      return this.db.sql<JobRow>(
        `SELECT id, topic, payload, attempts, stream FROM job WHERE owner = ? AND state = 'running' ORDER BY run_at, seq, id`,
        [this.owner],
      );
    });
  }

  private async attempt(row: JobRow): Promise<void> {
    const handler = this.handlers.get(row.topic);
    try {
      if (!handler) throw new Error(`no handler for topic ${row.topic}`);
      await handler({ id: row.id, topic: row.topic, attempts: row.attempts, payload: JSON.parse(row.payload) as never });
      await this.db.transaction(() => this.acknowledge(row));
      jobAttempts.inc({ topic: row.topic, result: 'done' });
    } catch (error) {
      await this.db.transaction(() => this.postpone(row, error as Error));
    }
  }

  private async acknowledge(row: JobRow): Promise<void> {
    const acknowledged = await this.db.change(
      `UPDATE job SET state = 'done', owner = NULL, lease_until = NULL WHERE id = ? AND owner = ?`,
      [row.id, this.owner],
    );
    // Too slow: another process has taken the job over, and what follows in the stream is for that one to wake.
    if (acknowledged === 0 || row.stream === null) return;
    const [next] = await this.db.sql<{ id: string }>(`SELECT id FROM job WHERE stream = ? AND state = 'waiting' ORDER BY seq, id LIMIT 1`, [
      row.stream,
    ]);
    if (next) await this.db.change(`UPDATE job SET state = 'ready' WHERE id = ?`, [next.id]);
  }

  private async postpone(row: JobRow, error: Error): Promise<void> {
    const attempts = row.attempts + 1;
    const parked = attempts >= MOST_ATTEMPTS;
    const pause = Math.min(2 ** attempts, LONGEST_PAUSE_SECONDS);
    await this.db.change(
      `UPDATE job SET state = ?, attempts = ?, run_at = ?, last_error = ?, owner = NULL, lease_until = NULL WHERE id = ? AND owner = ?`,
      [
        parked ? 'parked' : 'ready',
        attempts,
        new Date(this.clock.now().getTime() + pause * 1000),
        error.message.slice(0, 180),
        row.id,
        this.owner,
      ],
    );
    this.log.warn({ jobId: row.id, topic: row.topic, attempts, parked, error: error.message }, 'job failed');
    jobAttempts.inc({ topic: row.topic, result: parked ? 'parked' : 'failed' });
  }

  private dueSql(): string {
    return `SELECT id FROM job
      WHERE (state = 'ready' AND run_at <= ?) OR (state = 'running' AND lease_until < ${this.db.dialect.now})
      ORDER BY run_at, id LIMIT ?`;
  }

  /** Conditional, so that of two processes that saw the same job only one gets it. */
  private claimSql(): string {
    const { dialect } = this.db;
    return `UPDATE job SET state = 'running', owner = ?, lease_until = ${dialect.nowPlus(LEASE_SECONDS)}
      WHERE (state = 'ready' OR (state = 'running' AND lease_until < ${dialect.now}))`;
  }
}
