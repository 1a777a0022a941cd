import type { EntityManager, EntityMetadata, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { OpenUnit, QueueReports } from './write-queue.js';

export type SqlValue = string | number | boolean | null | Date;

export interface DatabaseParts {
  /** The SQLite file; not looked at where `url` names another database. */
  file: string;
  /** `mysql://user:password@host:port/name`, `?socketPath=` for a local socket; null or missing: SQLite. */
  url?: string | null;
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
  reports: QueueReports;
  /** SQLite: the limit of a unit that names none of its own. Tests raise it, since a busy machine makes them slow, not wrong. */
  unitLimitMs?: number;
}

export interface UnitOptions {
  /** SQLite: a unit that takes longer is rolled back, because it holds up every other writer. Milliseconds. */
  limitMs?: number;
  /** The unit's first statement carries a unique key: it may be run again when nobody knows whether it was stored. */
  carriesKey?: boolean;
}

/** What the databases write differently. Everything else is SQL that both take. */
export interface Dialect {
  /** The database's own clock: leases are compared by it, because the processes' clocks may differ. */
  now: string;
  nowPlus(seconds: number): string;
  /** Appended to a SELECT inside a unit: nobody else changes the row before the unit ends. */
  forUpdate: string;
  /** As `forUpdate`, and rows that somebody else is changing are left out instead of waited for. */
  skipLocked: string;
  /** Appended to an INSERT: a row with the same unique key stays as it is. */
  ignoreDuplicate(keyColumn: string): string;
  /** Appended to an INSERT: a row with the same unique key is changed by `assignments` instead. */
  onDuplicate(keyColumns: string, assignments: string): string;
  /** Appended to a table and its alias in FROM: this index and no other, where a guess would read the whole table. */
  useIndex(name: string): string;
}

/** One kind of database behind `Database`. */
export interface Engine {
  readonly dialect: Dialect;
  run<Result>(work: () => Promise<Result>, options: UnitOptions): Promise<Result>;
  /** For the open unit, or for reads outside of one. */
  manager(unit: OpenUnit | null): EntityManager;
  rows(unit: OpenUnit | null, text: string, parameters: SqlValue[]): Promise<unknown[]>;
  change(unit: OpenUnit, text: string, parameters: SqlValue[]): Promise<number>;
  metadata(entity: EntityTarget<ObjectLiteral>): EntityMetadata;
  close(): Promise<void>;
}

/** The database is missing or older than this program. */
export class OldSchema extends Error {
  constructor() {
    super('The database is missing or older than this program. Run: npm run -s zsb -- db migrate');
  }
}

/** Instants are stored in UTC as TypeORM stores them: `2026-11-20 08:00:00.000`. */
export const toSqlInstant = (instant: Date): string => instant.toISOString().replace('T', ' ').slice(0, -1);

/** Reads an instant that raw SQL returned: text on SQLite, a Date on MariaDB. */
export const fromSqlInstant = (value: string | Date): Date => (value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`));
