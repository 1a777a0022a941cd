import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How many versions of one kind stay, so that branches can be changed without a rebuild each time. */
const KEPT = 6;

/**
 * Text of a file named `<kind>-<hash>.js`, made once. A half-written file is never seen, because it gets its name last;
 * the oldest of its kind are removed when a new one is made.
 */
export function cached(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const text = make();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  forgetOldest(path.dirname(file), path.basename(file).split('-')[0] ?? '');
  return text;
}

function forgetOldest(folder: string, kind: string): void {
  const age = (name: string): number => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.js'));
  const oldest = names.sort((one, two) => age(two) - age(one)).slice(KEPT);
  // Another run may have removed it already.
  for (const name of oldest) rmSync(path.join(folder, name), { force: true });
}
