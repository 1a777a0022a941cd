import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { DatabaseParts, Dialect, Engine, SqlValue, UnitOptions } from './engine.js';
import { MariadbEngine } from './mariadb.engine.js';
import { SqliteEngine } from './sqlite.engine.js';
import type { OpenUnit } from './write-queue.js';

export { fromSqlInstant, OldSchema, toSqlInstant, type DatabaseParts } from './engine.js';

/**
 * The one way to the database. Writes happen only inside `transaction`; repositories find the open unit of work by
 * themselves, and outside of one they read what is committed.
 */
export class Database {
  private readonly insertions = new Map<EntityTarget<ObjectLiteral>, Insertion>();

  private constructor(
    private readonly engine: Engine,
    private readonly store: AsyncLocalStorage<OpenUnit>,
  ) {}

  /** Opens an existing, migrated database. Throws `OldSchema` when migrations are missing. */
  static async open(parts: DatabaseParts): Promise<Database> {
    const store = new AsyncLocalStorage<OpenUnit>();
    return new Database(await (parts.url ? MariadbEngine.open(parts, store) : SqliteEngine.open(parts, store)), store);
  }

  get dialect(): Dialect {
    return this.engine.dialect;
  }

  /**
   * Runs `work` as one unit: all of it is stored, or nothing. `work` may await the database and nothing else, and may be run
   * more than once: it takes what it changes from the database, not from outside.
   */
  transaction<Result>(work: () => Promise<Result>, options: UnitOptions = {}): Promise<Result> {
    if (this.store.getStore()?.open) throw new Error('a unit of work is already open: call the inner part directly');
    return this.engine.run(work, options);
  }

  /** Runs `effect` once the open unit is stored for good: caches, wake-ups, metrics. Never for a unit that was rolled back. */
  afterCommit(effect: () => void): void {
    this.openUnit().afterCommit.push(effect);
  }

  repo<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.engine.manager(this.currentUnit()).getRepository(entity);
  }

  /** Inserts one row by SQL of our own: TypeORM's insert costs three times as much. */
  async insert<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, row: Entity): Promise<void> {
    const { sql, columns } = this.insertionOf(entity);
    await this.change(
      sql,
      columns.map(({ property, isJson }) => toColumn(row[property] as unknown, isJson)),
    );
  }

  /** SQL of our own for the hot paths, on the connection that `repo` would use. */
  async sql<Row = Record<string, unknown>>(text: string, parameters: SqlValue[] = []): Promise<Row[]> {
    return (await this.engine.rows(this.currentUnit(), text, parameters)) as Row[];
  }

  /** As `sql`, for statements that change rows; answers how many. */
  async change(text: string, parameters: SqlValue[] = []): Promise<number> {
    return this.engine.change(this.openUnit(), text, parameters);
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private insertionOf(entity: EntityTarget<ObjectLiteral>): Insertion {
    const known = this.insertions.get(entity);
    if (known) return known;
    const { tableName, columns } = this.engine.metadata(entity);
    const names = columns.map(({ databaseName }) => databaseName).join(', ');
    const insertion = {
      sql: `INSERT INTO ${tableName} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns: columns.map(({ propertyName, type }) => ({ property: propertyName, isJson: type === 'json' })),
    };
    this.insertions.set(entity, insertion);
    return insertion;
  }

  private currentUnit(): OpenUnit | null {
    const unit = this.store.getStore();
    if (unit && !unit.open) throw new Error('this unit of work has ended: something in it was not awaited');
    return unit ?? null;
  }

  private openUnit(): OpenUnit {
    const unit = this.currentUnit();
    if (!unit) throw new Error('writing needs an open unit of work: Database.transaction(…)');
    return unit;
  }
}

interface Insertion {
  sql: string;
  columns: { property: string; isJson: boolean }[];
}

const toColumn = (value: unknown, isJson: boolean): SqlValue => (isJson ? JSON.stringify(value) : ((value ?? null) as SqlValue));

/** Applies all missing migrations under a lock; answers their names. */
export const migrate = (parts: DatabaseParts): Promise<string[]> =>
  parts.url ? MariadbEngine.migrate(parts) : SqliteEngine.migrate(parts);
