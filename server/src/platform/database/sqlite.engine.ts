import type { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityManager, type EntityMetadata, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { OldSchema, toSqlInstant, type DatabaseParts, type Dialect, type Engine, type SqlValue, type UnitOptions } from './engine.js';
import { WriteQueue, type OpenUnit } from './write-queue.js';

/** Long enough for a `zsb` command's transaction in a second process to end. */
const BUSY_MS = 5000;
/** The default of 2 MB does not hold the upper pages of the indexes of a million cases: each write would fetch them anew. */
const CACHE_KIB = 64 * 1024;

const DIALECT: Dialect = {
  now: `strftime('%Y-%m-%d %H:%M:%f', 'now')`,
  nowPlus: (seconds) => `strftime('%Y-%m-%d %H:%M:%f', 'now', '${seconds} seconds')`,
  // Units run one after another anyway.
  forUpdate: '',
  skipLocked: '',
  ignoreDuplicate: (keyColumn) => `ON CONFLICT (${keyColumn}) DO NOTHING`,
  onDuplicate: (keyColumns, assignments) => `ON CONFLICT (${keyColumns}) DO UPDATE SET ${assignments}`,
  useIndex: (name) => `INDEXED BY ${name}`,
};

/** SQLite: one connection writes, through the queue; a second one, which cannot write, reads. */
export class SqliteEngine implements Engine {
  readonly dialect = DIALECT;
  private readonly queue: WriteQueue;
  private readonly writing: Statements;
  private readonly reading: Statements;

  private constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    store: AsyncLocalStorage<OpenUnit>,
    private readonly parts: DatabaseParts,
  ) {
    this.queue = new WriteQueue(rawConnection(writer), store, parts.reports);
    this.writing = new Statements(rawConnection(writer));
    this.reading = new Statements(rawConnection(reader));
  }

  static async open(parts: DatabaseParts, store: AsyncLocalStorage<OpenUnit>): Promise<SqliteEngine> {
    if (!existsSync(parts.file)) throw new OldSchema();
    const writer = await connect(parts, false);
    if (await writer.showMigrations()) {
      await writer.destroy();
      throw new OldSchema();
    }
    return new SqliteEngine(writer, await connect(parts, true), store, parts);
  }

  /** All missing migrations in one transaction, so that a second process waits or finds them done. */
  static async migrate(parts: DatabaseParts): Promise<string[]> {
    const writer = await connect(parts, false);
    try {
      const applied = await writer.runMigrations({ transaction: 'all' });
      return applied.map(({ name }) => name);
    } finally {
      await writer.destroy();
    }
  }

  run<Result>(work: () => Promise<Result>, { limitMs = this.parts.unitLimitMs }: UnitOptions): Promise<Result> {
    return this.queue.run(work, limitMs);
  }

  manager(unit: OpenUnit | null): EntityManager {
    return (unit ? this.writer : this.reader).manager;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- other engines answer over a socket
  async rows(unit: OpenUnit | null, text: string, parameters: SqlValue[]): Promise<unknown[]> {
    return (unit ? this.writing : this.reading).prepare(text).all(...parameters.map(toSqlite));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- other engines answer over a socket
  async change(_unit: OpenUnit, text: string, parameters: SqlValue[]): Promise<number> {
    return this.writing.prepare(text).run(...parameters.map(toSqlite)).changes;
  }

  metadata(entity: EntityTarget<ObjectLiteral>): EntityMetadata {
    return this.writer.getMetadata(entity);
  }

  async close(): Promise<void> {
    await this.reader.destroy();
    await this.writer.destroy();
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
      connection.pragma(`cache_size = -${CACHE_KIB}`);
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

const toSqlite = (value: SqlValue): string | number | null => {
  if (value instanceof Date) return toSqlInstant(value);
  return typeof value === 'boolean' ? Number(value) : value;
};
