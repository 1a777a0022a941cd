import { readdirSync } from 'node:fs';
import path from 'node:path';
import mysql from 'mysql2/promise';

/** Whether this jest project runs on MariaDB. */
export const onMariadb = (globalThis as { ZSB_ON_MARIADB?: boolean }).ZSB_ON_MARIADB === true;

/** What is in a database before a test begins. Made once per test process. */
export interface Content {
  name: 'migrated' | 'seeded';
  /** Fills an empty database. @param url on MariaDB. @param file on SQLite */
  make(url: string | null, file?: string): Promise<void>;
}

/** A database of a test's own, until it is given back. */
export interface MariadbPlace {
  url: string;
  giveBack(): void;
}

/** Each worker of jest has its own databases: nothing is locked, and nobody meets another's rows. */
const PREFIX = `zsb_test_${process.env['JEST_WORKER_ID'] ?? '1'}`;
const taken = new Set<number>();

const socket = (): string => {
  const file = process.env['ZSB_TEST_MARIADB'];
  if (!file) throw new Error('no MariaDB was started for this run; see scripts/mariadb-setup.mjs');
  return file;
};
const urlOf = (name: string): string => `mysql://root@localhost/${name}?socketPath=${encodeURIComponent(socket())}`;

/** A connection past the engine, to look at what is stored or to disturb others. The caller ends it. */
export const connectMariadb = (url?: string): Promise<mysql.Connection> =>
  mysql.createConnection({
    socketPath: socket(),
    user: 'root',
    charset: 'utf8mb4_bin',
    multipleStatements: true,
    ...(url === undefined ? {} : { database: new URL(url).pathname.slice(1) }),
  });

/**
 * A database with exactly the given content; null: without a table. Databases are emptied and used again, since making the
 * tables takes longer than most tests.
 */
export async function takeMariadb(content: Content | null): Promise<MariadbPlace> {
  let index = 0;
  while (taken.has(index)) index++;
  taken.add(index);
  const name = `${PREFIX}_${index}`;
  const admin = await connectMariadb();
  try {
    if (content === null) await recreate(admin, name);
    else await fill(admin, name, content);
  } finally {
    await admin.end();
  }
  return { url: urlOf(name), giveBack: () => void taken.delete(index) };
}

async function fill(admin: mysql.Connection, name: string, content: Content): Promise<void> {
  const templateName = `${PREFIX}_${content.name}`;
  let tables = await rowTables(admin, templateName);
  if (tables.length === 0) {
    await recreate(admin, templateName);
    // Half a template would look like a whole one to the next test.
    await content.make(urlOf(templateName)).catch(async (error: unknown) => {
      await admin.query(`DROP DATABASE ${templateName}`);
      throw error;
    });
    tables = await rowTables(admin, templateName);
  }
  const known = await rowTables(admin, name);
  if (known.join() !== tables.join()) {
    await recreate(admin, name);
    const copies = ['migrations', ...tables].map((table) => `CREATE TABLE ${name}.${table} LIKE ${templateName}.${table}`);
    await admin.query([...copies, `INSERT INTO ${name}.migrations SELECT * FROM ${templateName}.migrations`].join(';'));
  }
  const each = (write: (table: string) => string) => tables.map(write).join(';');
  await admin.query(each((table) => `DELETE FROM ${name}.${table}`));
  await admin.query(each((table) => `INSERT INTO ${name}.${table} SELECT * FROM ${templateName}.${table}`));
}

const recreate = (admin: mysql.Connection, name: string) =>
  admin.query(`DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);

/** Every table whose rows belong to a test. */
async function rowTables(admin: mysql.Connection, name: string): Promise<string[]> {
  const [rows] = await admin.query<mysql.RowDataPacket[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name <> 'migrations' ORDER BY table_name`,
    [name],
  );
  return rows.map((row) => row['name'] as string);
}

/** The files in which a database keeps its rows, after everything committed was written to them. */
export async function tableFiles(url: string): Promise<string[]> {
  const admin = await connectMariadb(url);
  const name = new URL(url).pathname.slice(1);
  await admin.query(`FLUSH TABLES ${(await rowTables(admin, name)).join(', ')} FOR EXPORT; UNLOCK TABLES`);
  await admin.end();
  const folder = path.join(path.dirname(socket()), 'data', name);
  return readdirSync(folder).map((file) => path.join(folder, file));
}
