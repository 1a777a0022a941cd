import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral, type Repository } from 'typeorm';
import { WriteQueue, type OpenUnit, type QueueReports } from './write-queue.js';

export type SqlValue = string | number | boolean | null | Date;
type EntityClass = new () => object;
type MigrationClass = new () => MigrationInterface;

export interface DatabaseParts {
  file: string;
  entities: EntityClass[];
  migrations: MigrationClass[];
  reports: QueueReports;
}

/** Long enough for a `zsb` command's transaction in a second process to end. */
const BUSY_MS = 5000;

/**
 * The one way to the database. Writes happen only inside `transaction`; repositories find the open unit of work by
 * themselves, and outside of one they read through a second connection that cannot write.
 */
export class Database {
  private readonly insertions = new Map<EntityTarget<ObjectLiteral>, Insertion>();

  private constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly store: AsyncLocalStorage<OpenUnit>,
    private readonly queue: WriteQueue,
    private readonly statements: { writer: Statements; reader: Statements },
  ) {}

  /** Opens an existing, migrated database. Throws `OldSchema` when migrations are missing. */
  static async open(parts: DatabaseParts): Promise<Database> {
    if (!existsSync(parts.file)) throw new OldSchema();
    const writer = await connect(parts, false);
    if (await writer.showMigrations()) {
      await writer.destroy();
      throw new OldSchema();
    }
    const reader = await connect(parts, true);
    const store = new AsyncLocalStorage<OpenUnit>();
    const queue = new WriteQueue(rawConnection(writer), store, parts.reports);
    const statements = { writer: new Statements(rawConnection(writer)), reader: new Statements(rawConnection(reader)) };
    return new Database(writer, reader, store, queue, statements);
  }

  /** Runs `work` as one unit: all of it is stored, or nothing. `work` may await the database and nothing else. */
  transaction<Result>(work: () => Promise<Result>, options: { limitMs?: number } = {}): Promise<Result> {
    if (this.store.getStore()?.open) throw new Error('a unit of work is already open: call the inner part directly');
    return this.queue.run(work, options.limitMs);
  }

  /** Runs `effect` once the open unit is stored for good: caches, wake-ups, metrics. Never for a unit that was rolled back. */
  afterCommit(effect: () => void): void {
    this.openUnit().afterCommit.push(effect);
  }

  repo<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return (this.isWriting() ? this.writer : this.reader).getRepository(entity);
  }

  /** Inserts one row by prepared SQL: TypeORM's own insert costs three times as much. */
  async insert<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, row: Entity): Promise<void> {
    const insertion = this.insertionOf(entity);
    await this.change(
      insertion.sql,
      insertion.columns.map(({ property, isJson }) => toColumn(row[property] as unknown, isJson)),
    );
  }

  /** Prepared SQL for the hot paths, on the connection that `repo` would use. */
  // eslint-disable-next-line @typescript-eslint/require-await -- other databases answer over a socket
  async sql<Row = Record<string, unknown>>(text: string, parameters: SqlValue[] = []): Promise<Row[]> {
    const statements = this.isWriting() ? this.statements.writer : this.statements.reader;
    return statements.prepare(text).all(...parameters.map(toSqlite)) as Row[];
  }

  /** As `sql`, for statements that change rows; answers how many. */
  // eslint-disable-next-line @typescript-eslint/require-await -- other databases answer over a socket
  async change(text: string, parameters: SqlValue[] = []): Promise<number> {
    this.openUnit();
    return this.statements.writer.prepare(text).run(...parameters.map(toSqlite)).changes;
  }

  async close(): Promise<void> {
    await this.reader.destroy();
    await this.writer.destroy();
  }

  private insertionOf(entity: EntityTarget<ObjectLiteral>): Insertion {
    const known = this.insertions.get(entity);
    if (known) return known;
    const { tableName, columns } = this.writer.getMetadata(entity);
    const names = columns.map(({ databaseName }) => databaseName).join(', ');
    const insertion = {
      sql: `INSERT INTO ${tableName} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns: columns.map(({ propertyName, type }) => ({ property: propertyName, isJson: type === 'json' })),
    };
    this.insertions.set(entity, insertion);
    return insertion;
  }

  private isWriting(): boolean {
    const unit = this.store.getStore();
    if (unit && !unit.open) throw new Error('this unit of work has ended: something in it was not awaited');
    return unit !== undefined;
  }

  private openUnit(): OpenUnit {
    const unit = this.store.getStore();
    if (!unit?.open) throw new Error('writing needs an open unit of work: Database.transaction(…)');
    return unit;
  }
}

interface Insertion {
  sql: string;
  columns: { property: string; isJson: boolean }[];
}

const toColumn = (value: unknown, isJson: boolean): SqlValue => (isJson ? JSON.stringify(value) : ((value ?? null) as SqlValue));

/** The database is missing or older than this program. */
export class OldSchema extends Error {
  constructor() {
    super('The database is missing or older than this program. Run: npm run -s zsb -- db migrate');
  }
}

/** Applies all missing migrations under SQLite's own write lock; answers their names. */
export async function migrate(parts: DatabaseParts): Promise<string[]> {
  const writer = await connect(parts, false);
  try {
    const applied = await writer.runMigrations({ transaction: 'all' });
    return applied.map(({ name }) => name);
  } finally {
    await writer.destroy();
  }
}

async function connect({ file, entities, migrations }: DatabaseParts, readonly: boolean): Promise<DataSource> {
  return new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly,
    driver: BetterSqlite3,
    entities,
    migrations: readonly ? [] : migrations,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    prepareDatabase: (connection: BetterSqlite3.Database) => {
      connection.pragma(`busy_timeout = ${BUSY_MS}`);
      if (readonly) return;
      connection.pragma('journal_mode = WAL');
      // FULL: an acknowledged filing survives a power cut, not only a crash of the process.
      connection.pragma('synchronous = FULL');
    },
  }).initialize();
}

const rawConnection = (source: DataSource): BetterSqlite3.Database =>
  (source.driver as unknown as { databaseConnection: BetterSqlite3.Database }).databaseConnection;

/** Prepared statements by their text. The texts are constants of the program, so the map stays small. */
class Statements {
  private readonly prepared = new Map<string, BetterSqlite3.Statement>();

  constructor(private readonly connection: BetterSqlite3.Database) {}

  prepare(text: string): BetterSqlite3.Statement {
    let statement = this.prepared.get(text);
    if (!statement) this.prepared.set(text, (statement = this.connection.prepare(text)));
    return statement;
  }
}

/** Instants are stored as TypeORM stores them: `2026-11-20 08:00:00.000`, UTC. */
export const toSqlInstant = (instant: Date): string => instant.toISOString().replace('T', ' ').slice(0, -1);

const toSqlite = (value: SqlValue): string | number | null => {
  if (value instanceof Date) return toSqlInstant(value);
  return typeof value === 'boolean' ? Number(value) : value;
};

/** Reads an instant that raw SQL returned. */
export const fromSqlInstant = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`);
