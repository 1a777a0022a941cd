import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { cached } from './cache.ts';

const require = createRequire(import.meta.url);
const hostFolder = path.join(import.meta.dirname, 'host');

/**
 * The page's side of the runtime as one script, built by esbuild and kept by the hash of its sources.
 * @param cacheFolder where built scripts are kept
 */
export function hostScript(cacheFolder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(hostFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(ts|css)$/.test(name)) hash.update(name).update(readFileSync(path.join(hostFolder, name)));
  }
  for (const name of ['wxss.ts', 'bundle.ts']) hash.update(readFileSync(path.join(import.meta.dirname, name)));
  for (const name of ['glass-easel', 'glass-easel-miniprogram-adapter']) hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  return cached(path.join(cacheFolder, `host-${hash.digest('hex').slice(0, 24)}.js`), build);
}

function build(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(hostFolder, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    loader: { '.css': 'text' },
    // glass-easel then leaves out its own measuring marks.
    define: { 'process.env.NODE_ENV': '"production"' },
    // wxss.ts is shared with Node; only its pure functions are used in the page.
    alias: { 'node:path/posix': path.join(hostFolder, 'no-path.ts') },
  });
  return outputFiles[0]?.text ?? '';
}
