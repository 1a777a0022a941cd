import BetterSqlite3 from 'better-sqlite3';
import mysql from 'mysql2';
import type { DatabaseParts } from './engine.js';
import { mariadbAddress, SESSION } from './mariadb.engine.js';

export type TableRow = Record<string, string | number | null>;

/** All tables of one instant: what is written meanwhile is not in it. */
export interface Snapshot {
  tables: string[];
  rows(table: string): AsyncIterable<TableRow> | Iterable<TableRow>;
  close(): Promise<void>;
}

/** Opens a consistent view of everything that is committed, without holding up writers. */
export const openSnapshot = (parts: DatabaseParts): Promise<Snapshot> =>
  parts.url ? mariadbSnapshot(parts.url) : Promise.resolve(sqliteSnapshot(parts.file));

function sqliteSnapshot(file: string): Snapshot {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  connection.exec('BEGIN');
  const names = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`);
  return {
    tables: (names.all() as { name: string }[]).map(({ name }) => name),
    rows: (table) => connection.prepare(`SELECT * FROM ${table}`).iterate() as IterableIterator<TableRow>,
    close: () => Promise.resolve(void connection.close()),
  };
}

async function mariadbSnapshot(url: string): Promise<Snapshot> {
  const core = mysql.createConnection({ ...mariadbAddress(url), dateStrings: true, jsonStrings: true });
  const connection = core.promise();
  for (const statement of SESSION) await connection.query(statement);
  await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  const [names] = await connection.query<mysql.RowDataPacket[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name`,
  );
  return {
    tables: names.map(({ name }) => name as string),
    rows: (table) => core.query(`SELECT * FROM ${table}`).stream() as AsyncIterable<TableRow>,
    close: () => connection.end(),
  };
}
