import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Database, migrate, type DatabaseParts } from '../src/platform/database/database.js';
import type { QueueReports } from '../src/platform/database/write-queue.js';
import { SCHEMA } from '../src/schema.js';
import { onMariadb, takeMariadb, type Content } from './mariadb.js';

export interface TestDatabase {
  database: Database;
  parts: DatabaseParts;
  /** What the queue reported, in order. */
  reports: { overlong: number[]; storageLost: unknown[]; effectFailed: unknown[] };
  close(): Promise<void>;
}

/** A folder of its own below the system's temporary one. The caller removes it. */
export const temporaryFolder = (): string => mkdtempSync(path.join(tmpdir(), 'zsb-test-'));

const quiet: QueueReports = { overlong: () => undefined, storageLost: () => undefined, effectFailed: () => undefined };
const TEMPLATES = path.join(tmpdir(), 'zsb-test-templates');

/**
 * A file that is made once per test process and copied for every test: migrating and seeding cost more than most tests.
 * `make` writes it and leaves no connection open.
 */
async function template(name: string, make: (file: string) => Promise<void>): Promise<string> {
  // Test files run in one process one after another, each with modules of its own: only the disk can hold what they share.
  const folder = path.join(TEMPLATES, `${process.pid}-${Math.round(performance.timeOrigin)}`);
  const file = path.join(folder, `${name}.sqlite`);
  if (existsSync(file)) return file;
  removeTemplatesOfEndedProcesses();
  mkdirSync(folder, { recursive: true });
  const draft = path.join(folder, `${name}.draft.sqlite`);
  await make(draft);
  renameSync(draft, file);
  return file;
}

function removeTemplatesOfEndedProcesses(): void {
  if (!existsSync(TEMPLATES)) return;
  for (const folder of readdirSync(TEMPLATES)) {
    if (!isRunning(Number(folder.split('-')[0]))) rmSync(path.join(TEMPLATES, folder), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const MIGRATED: Content = {
  name: 'migrated',
  async make(url, file) {
    await migrate(partsOf(url, file));
  },
};

/** Parts of the real schema. @param file where `url` is null */
export const partsOf = (url: string | null, file = '', reports = quiet): DatabaseParts => ({
  file,
  url,
  ...SCHEMA,
  reports,
  unitLimitMs: 10_000,
});

/** Where a test's database is: a file of its folder, or a database on MariaDB, by the jest project. */
export interface TestPlace {
  parts: DatabaseParts;
  giveBack(): void;
}

/** A place with its content; null: without a table. */
export async function takePlace(folder: string, content: Content | null, reports = quiet): Promise<TestPlace> {
  const file = path.join(folder, 'zsb.sqlite');
  if (onMariadb) {
    const { url, giveBack } = await takeMariadb(content);
    return { parts: partsOf(url, file, reports), giveBack };
  }
  if (content) await copyFile(await template(content.name, (draft) => content.make(null, draft)), file);
  return { parts: partsOf(null, file, reports), giveBack: () => undefined };
}

/** A fresh, migrated database. `close` removes it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const reports: TestDatabase['reports'] = { overlong: [], storageLost: [], effectFailed: [] };
  const { parts, giveBack } = await takePlace(folder, MIGRATED, {
    overlong: (ms) => reports.overlong.push(ms),
    storageLost: (error) => reports.storageLost.push(error),
    effectFailed: (error) => reports.effectFailed.push(error),
  });
  const database = await Database.open(parts);
  const close = async () => {
    await database.close();
    giveBack();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, parts, reports, close };
}
