// Runs our TypeScript sources in a process of their own: `node --import ./typescript.mjs program.ts`. Jest does it for its own.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const shared = path.resolve(import.meta.dirname, '../../shared/src');
const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/zsb-typescript');
mkdirSync(cache, { recursive: true });
const options = {
  swcrc: false,
  sourceMaps: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

/** Sources import './x.js', as Node wants it; the file on disk is x.ts. */
function sourceOf(specifier, parentURL) {
  const [, name] = /^@zsb\/shared\/(.*)$/.exec(specifier) ?? [];
  if (name) return path.join(shared, `${name}.ts`);
  if (!specifier.startsWith('.') || !parentURL?.endsWith('.ts')) return null;
  const file = fileURLToPath(new URL(specifier.replace(/\.js$/, '.ts'), parentURL));
  return existsSync(file) ? file : null;
}

/** By content: the second of many processes finds what the first has translated. */
function translated(filename) {
  const source = readFileSync(filename, 'utf8');
  const known = path.join(cache, `${createHash('sha256').update(JSON.stringify(options)).update(source).digest('hex')}.js`);
  if (existsSync(known)) return readFileSync(known, 'utf8');
  const { code } = transformSync(source, { ...options, filename });
  // Another process may read at any moment: the name appears when the file is whole.
  const draft = `${known}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, known);
  return code;
}

registerHooks({
  resolve(specifier, context, next) {
    const file = sourceOf(specifier, context.parentURL);
    return file ? { url: pathToFileURL(file).href, format: 'module', shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    return { format: 'module', shortCircuit: true, source: translated(fileURLToPath(url)) };
  },
});
