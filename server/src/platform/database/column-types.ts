import type { DataSourceOptions, QueryRunner } from 'typeorm';

/** Column types by meaning, for migrations: one text of a table for SQLite, MariaDB and MySQL. */
export interface ColumnTypes {
  /** UUID, compared byte by byte. */
  id: string;
  /** A code, key or hash in ASCII of at most 191 characters. */
  key: string;
  /** Text of people, at most `length` characters, compared byte by byte. */
  text(length: number): string;
  long: string;
  instant: string;
  /** Civil date `YYYY-MM-DD`. */
  date: string;
  integer: string;
  boolean: string;
  real: string;
  json: string;
  /** What follows the closing bracket of CREATE TABLE. */
  table: string;
  /** An index can hold some of the rows only: `CREATE INDEX … WHERE …`. */
  hasPartialIndexes: boolean;
}

const SQLITE: ColumnTypes = {
  id: 'text',
  key: 'text',
  text: (length) => `varchar(${length})`,
  long: 'text',
  instant: 'datetime',
  date: 'text',
  integer: 'integer',
  boolean: 'boolean',
  real: 'double',
  json: 'json',
  table: '',
  hasPartialIndexes: true,
};

/** Case, accents and blanks at the end all count, as they do on SQLite: MariaDB's plain `_bin` takes `k` and `k␠` for one key. */
const MARIADB: ColumnTypes = {
  id: 'char(36) CHARACTER SET ascii COLLATE ascii_bin',
  key: 'varchar(191) CHARACTER SET ascii COLLATE ascii_nopad_bin',
  text: (length) => `varchar(${length})`,
  long: 'mediumtext',
  instant: 'datetime(3)',
  date: 'char(10) CHARACTER SET ascii COLLATE ascii_bin',
  integer: 'bigint',
  boolean: 'tinyint(1)',
  real: 'double',
  json: 'json',
  table: ' CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin',
  hasPartialIndexes: false,
};

/**
 * The same under MySQL's names (8.0.16 or newer). Its only collations that keep blanks at the end are of utf8mb4; and its own
 * JSON type would write the text anew, with which seals over rows no longer agree: MariaDB's is checked text as well.
 */
const MYSQL: ColumnTypes = {
  ...MARIADB,
  key: 'varchar(191) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin',
  json: 'longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  table: ' CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin',
};

const TYPES: Partial<Record<DataSourceOptions['type'], ColumnTypes>> = { 'better-sqlite3': SQLITE, mariadb: MARIADB, mysql: MYSQL };

export function columnTypes({ connection }: Pick<QueryRunner, 'connection'>): ColumnTypes {
  const types = TYPES[connection.options.type];
  if (!types) throw new Error(`no column types for ${connection.options.type}`);
  return types;
}
