import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock } from '../clock.js';
import { newId } from '../ids.js';

export interface NewJob {
  topic: string;
  /** A second job with the same key is not made. */
  dedupeKey: string;
  /** Ids only: what is personal is read, decrypted, when the job runs. */
  payload: object;
  /** Jobs of one stream run one after another in the order of `seq`; null: whenever they are due. */
  stream?: string | null;
  seq?: number;
  runAt?: Date;
}

/** Timers and the outbox are one table: a job is stored in the same unit of work as the fact that causes it. */
@Injectable()
export class JobsQueue {
  private wake: () => void = () => undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The runner registers here, to be woken as soon as a job is stored. */
  onEnqueued(wake: () => void): void {
    this.wake = wake;
  }

  async enqueue(job: NewJob): Promise<void> {
    const runAt = job.runAt ?? this.clock.now();
    const stream = job.stream ?? null;
    const state = stream !== null && (await this.isStreamBusy(stream)) ? 'waiting' : 'ready';
    await this.db.change(
      `INSERT INTO job (id, topic, dedupe_key, payload, stream, seq, state, run_at, attempts, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?) ${this.db.dialect.ignoreDuplicate('dedupe_key')}`,
      [newId(), job.topic, job.dedupeKey, JSON.stringify(job.payload), stream, job.seq ?? 0, state, runAt, this.clock.now()],
    );
    this.db.afterCommit(this.wake);
  }

  /** Locks the head: whoever acknowledges it waits for this unit and then finds the new job to promote. */
  private async isStreamBusy(stream: string): Promise<boolean> {
    const [row] = await this.db.sql(
      `SELECT id FROM job WHERE stream = ? AND state <> 'done' ORDER BY seq, id LIMIT 1 ${this.db.dialect.forUpdate}`,
      [stream],
    );
    return row !== undefined;
  }
}
