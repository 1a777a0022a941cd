import type { QueryRunner } from 'typeorm';

/** Column types by meaning, for migrations: one text of a table for SQLite and MariaDB. */
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
};

export const columnTypes = (runner: QueryRunner): ColumnTypes => (runner.connection.options.type === 'better-sqlite3' ? SQLITE : MARIADB);
