import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';
import type { DatabaseParts } from '../platform/database/engine.js';
import { openSnapshot, type Snapshot } from '../platform/database/table-rows.js';

/** What a backup holds besides the tables: folders of the data directory. */
export const FOLDERS = ['keys', 'uploads', 'audit'];

export interface Manifest {
  format: 1;
  /** Names of the applied migrations: a backup is restored by the program that made it. */
  migrations: string[];
  /** Rows by table. */
  tables: Record<string, number>;
  files: number;
}

interface Sources {
  parts: DatabaseParts;
  dataDir: string;
}

/**
 * Writes tables, uploads, keys and seal copies into one .tar.gz, while the server runs. Rows are read first: a photo's file
 * is older than its row, so every row finds its file. The archive appears under its name only when it is whole.
 */
export async function backup({ parts, dataDir }: Sources, file: string): Promise<Manifest> {
  const scratch = await mkdtemp(`${path.resolve(file)}.part-`);
  const snapshot = await openSnapshot(parts);
  try {
    const manifest: Manifest = { format: 1, migrations: await migrationsOf(snapshot), tables: {}, files: 0 };
    for (const table of snapshot.tables) manifest.tables[table] = await writeTable(snapshot, table, path.join(scratch, table));
    const pack = tar.pack();
    const archive = path.join(scratch, 'archive');
    const writing = pipeline(pack, createGzip(), createWriteStream(archive, { mode: 0o600 }));
    for (const table of snapshot.tables) await addFile(pack, `tables/${table}.jsonl`, path.join(scratch, table));
    manifest.files = await addFolders(pack, dataDir);
    pack.entry({ name: 'manifest.json' }, JSON.stringify(manifest, null, 2));
    pack.finalize();
    await writing;
    await flush(archive);
    await rename(archive, file);
    return manifest;
  } finally {
    await snapshot.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function migrationsOf(snapshot: Snapshot): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of snapshot.rows('migrations')) names.push(String(name));
  return names.sort();
}

async function writeTable(snapshot: Snapshot, table: string, file: string): Promise<number> {
  let rows = 0;
  const lines = async function* () {
    for await (const row of snapshot.rows(table)) {
      rows += 1;
      yield `${JSON.stringify(row)}\n`;
    }
  };
  await pipeline(lines, createWriteStream(file, { mode: 0o600 }));
  return rows;
}

async function addFolders(pack: tar.Pack, dataDir: string): Promise<number> {
  let files = 0;
  for (const folder of FOLDERS.filter((name) => existsSync(path.join(dataDir, name)))) {
    const entries = await readdir(path.join(dataDir, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile() && !one.name.endsWith('.part'))) {
      const full = path.join(entry.parentPath, entry.name);
      files += (await addFile(pack, path.relative(dataDir, full).replaceAll(path.sep, '/'), full)) ? 1 : 0;
    }
  }
  return files;
}

/** False when the file went away meanwhile: a staged photo that was swept. */
async function addFile(pack: tar.Pack, name: string, file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (!found) return false;
  const entry = pack.entry({ name, size: found.size, mode: 0o600 });
  // A file that is appended to while it is read (the seal copies) is cut at the size that was announced.
  await (found.size === 0 ? Promise.resolve(entry.end(Buffer.alloc(0))) : pipeline(createReadStream(file, { end: found.size - 1 }), entry));
  return true;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
