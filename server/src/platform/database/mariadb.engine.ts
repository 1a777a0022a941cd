import type { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2';
import { DataSource, type EntityManager, type EntityMetadata, type EntityTarget, type ObjectLiteral, type QueryRunner } from 'typeorm';
import { DomainError } from '@zsb/shared/errors';
import { OldSchema, toSqlInstant, type DatabaseParts, type Dialect, type Engine, type SqlValue, type UnitOptions } from './engine.js';
import type { OpenUnit } from './write-queue.js';

const WRITERS = 20;
const READERS = 10;
const MOST_RERUNS = 5;
/** Seconds a migrating process waits for another one's migrations. */
const MIGRATION_LOCK_SECONDS = 60;

/** Lock wait, deadlock, snapshot conflict, Galera not ready: the unit did nothing and may run again. Numbers, not names. */
const RERUNNABLE = [1205, 1213, 1020, 1047];

const DIALECT: Dialect = {
  now: 'UTC_TIMESTAMP(3)',
  nowPlus: (seconds) => `DATE_ADD(UTC_TIMESTAMP(3), INTERVAL ${seconds} SECOND)`,
  forUpdate: 'FOR UPDATE',
  skipLocked: 'FOR UPDATE SKIP LOCKED',
  ignoreDuplicate: (keyColumn) => `ON DUPLICATE KEY UPDATE ${keyColumn} = ${keyColumn}`,
  onDuplicate: (_, assignments) => `ON DUPLICATE KEY UPDATE ${assignments}`,
  useIndex: (name) => `FORCE INDEX (${name})`,
};

interface MariadbUnit extends OpenUnit {
  runner: QueryRunner;
}

/**
 * MariaDB or MySQL: a pool with one connection per unit of work, READ COMMITTED; outside of units a second pool, whose connections
 * refuse to write.
 */
export class MariadbEngine implements Engine {
  readonly dialect = DIALECT;

  private constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly store: AsyncLocalStorage<OpenUnit>,
    private readonly parts: DatabaseParts,
  ) {}

  static async open(parts: DatabaseParts, store: AsyncLocalStorage<OpenUnit>): Promise<MariadbEngine> {
    const writer = await connect(parts, SESSION, WRITERS);
    try {
      if (await writer.showMigrations()) throw new OldSchema();
      return new MariadbEngine(writer, await connect(parts, READING_SESSION, READERS), store, parts);
    } catch (error) {
      await writer.destroy();
      throw error;
    }
  }

  /** DDL commits by itself here, so a named lock keeps two processes from migrating at once. */
  static async migrate(parts: DatabaseParts): Promise<string[]> {
    const source = await connect(parts, SESSION, WRITERS);
    const runner = source.createQueryRunner();
    try {
      const [lock] = (await runner.query(`SELECT GET_LOCK('zsb-migrate', ?) AS got`, [MIGRATION_LOCK_SECONDS])) as { got: unknown }[];
      if (Number(lock?.got) !== 1) throw new Error('another process is migrating this database; try again when it has ended');
      const applied = await source.runMigrations({ transaction: 'none' });
      await runner.query(`DO RELEASE_LOCK('zsb-migrate')`);
      return applied.map(({ name }) => name);
    } finally {
      await runner.release();
      await source.destroy();
    }
  }

  /**
   * A unit that lost against another one is run again with a growing, random pause. A connection lost during COMMIT leaves
   * it unknown whether the unit was stored: it is run again only where its unique key tells.
   */
  async run<Result>(work: () => Promise<Result>, options: UnitOptions): Promise<Result> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        const mayRerun = RERUNNABLE.includes(errnoOf(error)) || (error instanceof UnknownCommit && options.carriesKey === true);
        if (!mayRerun || tries >= MOST_RERUNS) throw asRefusal(error);
        await pause(2 ** tries * 5 * (0.5 + Math.random()));
      }
    }
  }

  manager(unit: OpenUnit | null): EntityManager {
    return unit ? (unit as MariadbUnit).runner.manager : this.reader.manager;
  }

  async rows(unit: OpenUnit | null, text: string, parameters: SqlValue[]): Promise<unknown[]> {
    const values = parameters.map(toMariadb);
    return (unit ? (unit as MariadbUnit).runner.query(text, values) : this.reader.query(text, values)) as Promise<unknown[]>;
  }

  async change(unit: OpenUnit, text: string, parameters: SqlValue[]): Promise<number> {
    const result = (await (unit as MariadbUnit).runner.query(text, parameters.map(toMariadb))) as { affectedRows: number };
    return result.affectedRows;
  }

  metadata(entity: EntityTarget<ObjectLiteral>): EntityMetadata {
    return this.writer.getMetadata(entity);
  }

  async close(): Promise<void> {
    await this.reader.destroy();
    await this.writer.destroy();
  }

  private async runOnce<Result>(work: () => Promise<Result>): Promise<Result> {
    const runner = this.writer.createQueryRunner();
    const unit: MariadbUnit = { open: true, afterCommit: [], runner };
    try {
      await runner.startTransaction('READ COMMITTED');
      const value = await this.store.run(unit, work);
      unit.open = false;
      await commit(runner);
      this.settle(unit);
      return value;
    } catch (error) {
      // After a lock wait half of the unit is still there and would be committed by the next one on this connection.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      unit.open = false;
      await runner.release();
    }
  }

  private settle({ afterCommit }: MariadbUnit): void {
    for (const effect of afterCommit) {
      try {
        effect();
      } catch (error) {
        this.parts.reports.effectFailed(error);
      }
    }
  }
}

/** Nobody knows whether the unit was stored. */
class UnknownCommit extends Error {}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.commitTransaction();
  } catch (error) {
    if (RERUNNABLE.includes(errnoOf(error))) throw error;
    throw new UnknownCommit('the connection was lost during COMMIT', { cause: error });
  }
}

const errnoOf = (error: unknown): number => {
  const driver = (error as { driverError?: { errno?: number } }).driverError ?? (error as { errno?: number });
  return driver.errno ?? 0;
};

/** Too many connections, shutdown, killed; disk full, table full; a standby that refuses writes. */
const STORAGE_LOST = [1040, 1053, 1927, 1021, 1114, 1290];
/** Connection errors of mysql2 carry a code and no server errno. */
const CONNECTION_LOST = ['PROTOCOL_CONNECTION_LOST', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'];

function asRefusal(error: unknown): unknown {
  const errno = errnoOf(error);
  if (RERUNNABLE.includes(errno)) return new DomainError('platform.busy');
  const driver = ((error as { driverError?: object }).driverError ?? error) as { code?: string; fatal?: boolean };
  // mysql2 refuses to use a closed connection with neither code nor number, but fatally.
  const isClosed = driver.fatal === true && errno === 0;
  const isLost = error instanceof UnknownCommit || isClosed || STORAGE_LOST.includes(errno) || CONNECTION_LOST.includes(driver.code ?? '');
  return isLost ? new DomainError('platform.storage') : error;
}

async function connect({ url, entities, migrations }: DatabaseParts, session: Session, poolSize: number): Promise<DataSource> {
  const { user, ...address } = mariadbAddress(url!);
  return new DataSource({
    type: await brandOf(url!),
    driver: driverWithSession(session),
    username: user,
    ...address,
    timezone: 'Z',
    dateStrings: ['DATE'],
    poolSize,
    entities,
    migrations,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    // Counts and money are integers far below 2^53; JSON is parsed where a column says so.
    supportBigNumbers: true,
    bigNumberStrings: false,
    extra: { jsonStrings: true },
  }).initialize();
}

/** Which of the two answers there: they differ in a few types, and TypeORM wants to know. */
async function brandOf(url: string): Promise<'mariadb' | 'mysql'> {
  const connection = mysql.createConnection(mariadbAddress(url)).promise();
  try {
    const [[row]] = await connection.query<mysql.RowDataPacket[]>('SELECT VERSION() AS version');
    return brandOfVersion(String(row!['version']));
  } finally {
    await connection.end().catch(() => undefined);
  }
}

/** `10.11.14-MariaDB-0+deb12u2` · `8.4.3`. */
export const brandOfVersion = (version: string): 'mariadb' | 'mysql' => (/mariadb/i.test(version) ? 'mariadb' : 'mysql');

/** The parts of `mysql://user:password@host:port/name?socketPath=…`. */
export function mariadbAddress(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    socketPath: searchParams.get('socketPath') ?? undefined,
    charset: 'utf8mb4_bin',
  };
}

type Session = readonly string[];

/** Strict, UTC, and reads that see what is committed; set on every connection of the pool. MariaDB and MySQL both take it. */
export const SESSION: Session = [
  `SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO',
   innodb_lock_wait_timeout = 5`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];
const READING_SESSION: Session = [...SESSION, 'SET SESSION TRANSACTION READ ONLY'];

/** mysql2 whose pools set the session on every new connection, before anybody uses it. */
const driverWithSession = (session: Session) => ({
  ...mysql,
  createPool: (options: mysql.PoolOptions): mysql.Pool => {
    const pool = mysql.createPool(options);
    // Queries of one connection run in order: these are the first.
    pool.on('connection', (connection) => {
      for (const statement of session) connection.query(statement);
    });
    return pool;
  },
});

const toMariadb = (value: SqlValue): unknown => (value instanceof Date ? toSqlInstant(value) : value);
