import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Seal } from './seal.js';

/** The seals once more, one JSON line each, in a file outside the database: who rewrites the database does not rewrite these. */
export class SealCopies {
  constructor(private readonly file: string) {}

  async append(seals: readonly Seal[]): Promise<void> {
    if (seals.length === 0) return;
    await mkdir(path.dirname(this.file), { recursive: true, mode: 0o700 });
    const file = await open(this.file, 'a', 0o600);
    try {
      // The line break comes first: it closes a line that a crash has cut.
      await file.writeFile(seals.map((seal) => `\n${JSON.stringify(seal)}`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** By number. A line that was cut by a crash is left out; several processes may have written the same seal. */
  async read(): Promise<Map<number, Seal>> {
    if (!existsSync(this.file)) return new Map();
    const lines = (await readFile(this.file, 'utf8')).split('\n');
    return new Map(lines.flatMap(readLine).map((seal) => [seal.number, seal]));
  }
}

function readLine(line: string): Seal[] {
  try {
    return [JSON.parse(line) as Seal];
  } catch {
    return [];
  }
}
