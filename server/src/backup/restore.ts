import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import type { DatabaseParts } from '../platform/database/engine.js';
import { Database, migrate } from '../platform/database/database.js';
import type { TableRow } from '../platform/database/table-rows.js';
import { FOLDERS, type Manifest } from './backup.js';

/** Why a backup cannot be restored here: one sentence for the operator. */
export class CannotRestore extends Error {}

const ROWS_PER_UNIT = 500;
const UNIT_LIMIT_MS = 60_000;

interface Target {
  parts: DatabaseParts;
  dataDir: string;
}

/**
 * Fills an empty data directory and an empty database from a backup of either kind of database, and counts what arrived.
 * @throws CannotRestore where anything is there already, the schema differs, or the archive is not whole
 */
export async function restore({ parts, dataDir }: Target, file: string): Promise<Manifest> {
  requireEmpty(parts, dataDir);
  const manifest = await readManifest(file);
  await mkdir(dataDir, { recursive: true });
  const applied = (await migrate(parts)).sort();
  if (applied.join() !== manifest.migrations.join()) {
    throw new CannotRestore(
      applied.length === 0
        ? 'The database is not empty. Restore into an empty one.'
        : 'The backup was made by another version. Restore it with that version, then upgrade and run: npm run -s zsb -- db migrate',
    );
  }
  const database = await Database.open(parts);
  try {
    await eachEntry(file, async (name, stream) => {
      const table = /^tables\/(\w+)\.jsonl$/.exec(name)?.[1];
      if (table !== undefined && table !== 'migrations') return requireCount(table, await fillTable(database, table, stream), manifest);
      if (FOLDERS.includes(name.split('/')[0] ?? '')) return writeInto(dataDir, name, stream);
    });
  } finally {
    await database.close();
  }
  return manifest;
}

function requireEmpty({ url, file }: DatabaseParts, dataDir: string): void {
  const there = [...(url ? [] : [file]), ...FOLDERS.map((name) => path.join(dataDir, name))].filter(
    (name) => existsSync(name) && (name === file || readdirSync(name).length > 0),
  );
  if (there.length > 0) throw new CannotRestore(`${there.join(', ')} exists already. Restore into an empty DATA_DIR.`);
}

/** The manifest is the archive's last entry: an archive without it was cut. */
async function readManifest(file: string): Promise<Manifest> {
  let manifest: Manifest | null = null;
  await eachEntry(file, async (name, stream) => {
    if (name === 'manifest.json') manifest = JSON.parse(await text(stream)) as Manifest;
  }).catch((error: Error) => {
    throw new CannotRestore(`${file} is not a whole backup: ${error.message}`);
  });
  if (manifest === null) throw new CannotRestore(`${file} is not a whole backup: it has no manifest.`);
  return manifest;
}

async function eachEntry(file: string, visit: (name: string, stream: Readable) => Promise<void>): Promise<void> {
  const extract = tar.extract();
  const reading = pipeline(createReadStream(file), createGunzip(), extract);
  const visiting = (async () => {
    for await (const entry of extract) {
      await visit(entry.header.name, entry as unknown as Readable);
      entry.resume();
    }
  })();
  await Promise.all([reading, visiting]);
}

async function text(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function fillTable(database: Database, table: string, stream: Readable): Promise<number> {
  let rows = 0;
  let batch: TableRow[] = [];
  const store = async () => {
    const full = batch;
    batch = [];
    await database.transaction(() => insertAll(database, table, full), { limitMs: UNIT_LIMIT_MS });
    rows += full.length;
  };
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (line !== '') batch.push(JSON.parse(line) as TableRow);
    if (batch.length >= ROWS_PER_UNIT) await store();
  }
  if (batch.length > 0) await store();
  return rows;
}

async function insertAll(database: Database, table: string, rows: TableRow[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.keys(row);
    if (!columns.every((name) => /^\w+$/.test(name))) throw new CannotRestore(`${table} has a column that is no name`);
    await database.change(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row));
  }
}

function requireCount(table: string, rows: number, manifest: Manifest): void {
  if (rows !== manifest.tables[table]) throw new CannotRestore(`${table} holds ${rows} rows, the backup says ${manifest.tables[table]}.`);
}

async function writeInto(dataDir: string, name: string, stream: Readable): Promise<void> {
  const file = path.resolve(dataDir, name);
  // An archive from somewhere else must not write outside the data directory.
  if (!file.startsWith(path.resolve(dataDir) + path.sep)) throw new CannotRestore(`${name} points outside the data directory`);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await pipeline(stream, createWriteStream(file, { mode: 0o600 }));
}
