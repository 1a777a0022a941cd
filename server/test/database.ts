import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Database, migrate, type DatabaseParts } from '../src/platform/database/database.js';
import type { QueueReports } from '../src/platform/database/write-queue.js';
import { SCHEMA } from '../src/schema.js';

export interface TestDatabase {
  database: Database;
  file: string;
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
export async function template(name: string, make: (file: string) => Promise<void>): Promise<string> {
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

/** Parts of the real schema for a file. */
export const partsOf = (file: string, reports = quiet): DatabaseParts => ({ file, ...SCHEMA, reports, unitLimitMs: 10_000 });

export const migratedTemplate = (): Promise<string> =>
  template('migrated', async (file) => {
    await migrate(partsOf(file));
  });

/** A fresh, migrated database in a folder of its own. `close` removes it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'zsb.sqlite');
  await copyFile(await migratedTemplate(), file);
  const reports: TestDatabase['reports'] = { overlong: [], storageLost: [], effectFailed: [] };
  const database = await Database.open(
    partsOf(file, {
      overlong: (ms) => reports.overlong.push(ms),
      storageLost: (error) => reports.storageLost.push(error),
      effectFailed: (error) => reports.effectFailed.push(error),
    }),
  );
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, file, reports, close };
}
