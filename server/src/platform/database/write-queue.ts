import { AsyncLocalStorage } from 'node:async_hooks';
import type BetterSqlite3 from 'better-sqlite3';
import { DomainError } from '@zsb/shared/errors';

/** One open unit of work: what repositories find while it runs. */
export interface OpenUnit {
  open: boolean;
  afterCommit: (() => void)[];
}

interface QueuedUnit {
  work: () => Promise<unknown>;
  limitMs: number;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = { ok: true; value: unknown; afterCommit: (() => void)[] } | { ok: false; error: unknown };

const GROUP_UNITS = 64;
const GROUP_MS = 2;
const UNIT_MS = 200;

/** What the queue reports to the log and the metrics. */
export interface QueueReports {
  overlong(milliseconds: number): void;
  storageLost(error: unknown): void;
  /** An effect after a commit threw. The rows are stored and stay so. */
  effectFailed(error: unknown): void;
}

/**
 * All writes of a SQLite database pass here. Units of work that wait at the same time run one after another as savepoints
 * inside one transaction and share one fsync. Nobody hears of a unit's success before the COMMIT of its group returned.
 */
export class WriteQueue {
  private readonly waiting: QueuedUnit[] = [];
  private draining = false;

  constructor(
    private readonly connection: BetterSqlite3.Database,
    private readonly store: AsyncLocalStorage<OpenUnit>,
    private readonly reports: QueueReports,
  ) {}

  /** @param limitMs a unit that takes longer is rolled back: it would hold up every other writer */
  run<Result>(work: () => Promise<Result>, limitMs = UNIT_MS): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ work, limitMs, resolve: resolve as (value: unknown) => void, reject });
      if (!this.draining) {
        this.draining = true;
        setImmediate(() => void this.drain());
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.runGroup();
      // Lets requests that came in meanwhile join the next group.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.draining = false;
  }

  private async runGroup(): Promise<void> {
    const units: QueuedUnit[] = [];
    let outcomes: Outcome[];
    try {
      this.connection.exec('BEGIN IMMEDIATE');
      outcomes = await this.runUnits(units);
      this.connection.exec('COMMIT');
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      this.reports.storageLost(error);
      // What waits would have joined this group and meets the same disk: refused with it, also where BEGIN itself failed.
      units.push(...this.waiting.splice(0, GROUP_UNITS - units.length));
      for (const unit of units) unit.reject(new DomainError('platform.storage'));
      return;
    }
    units.forEach((unit, index) => this.settle(unit, outcomes[index]!));
  }

  private settle(unit: QueuedUnit, outcome: Outcome): void {
    if (!outcome.ok) return unit.reject(outcome.error);
    for (const effect of outcome.afterCommit) {
      try {
        effect();
      } catch (error) {
        this.reports.effectFailed(error);
      }
    }
    unit.resolve(outcome.value);
  }

  private async runUnits(units: QueuedUnit[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const closesAt = performance.now() + GROUP_MS;
    while (this.waiting.length > 0 && units.length < GROUP_UNITS && (units.length === 0 || performance.now() < closesAt)) {
      const unit = this.waiting.shift()!;
      units.push(unit);
      outcomes.push(await this.runUnit(unit));
    }
    return outcomes;
  }

  private async runUnit(unit: QueuedUnit): Promise<Outcome> {
    this.assertInTransaction();
    this.connection.exec('SAVEPOINT unit');
    const context: OpenUnit = { open: true, afterCommit: [] };
    const startedAt = performance.now();
    try {
      const value = await withLimit(this.store.run(context, unit.work), unit.limitMs, () => performance.now() - startedAt);
      this.connection.exec('RELEASE unit');
      return { ok: true, value, afterCommit: context.afterCommit };
    } catch (error) {
      // On a full disk SQLite drops the whole transaction: the units before this one are gone too, so nobody may be told yes.
      this.assertInTransaction(error);
      this.connection.exec('ROLLBACK TO unit; RELEASE unit');
      if (error instanceof OverlongUnit) this.reports.overlong(performance.now() - startedAt);
      return { ok: false, error: error instanceof OverlongUnit ? new DomainError('platform.busy') : error };
    } finally {
      context.open = false;
    }
  }

  private assertInTransaction(cause?: unknown): void {
    if (!this.connection.inTransaction) throw new Error('the transaction of this group is gone', { cause });
  }
}

class OverlongUnit extends Error {}

/** Refuses work that is still running, or has only just ended, after `limitMs`. */
async function withLimit<Result>(work: Promise<Result>, limitMs: number, elapsed: () => number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OverlongUnit()), limitMs);
  });
  try {
    const value = await Promise.race([work, limit]);
    if (elapsed() > limitMs) throw new OverlongUnit();
    return value;
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
