// Running programs and building what is stale: the tools of tasks.mjs.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/**
 * Runs one program to its end; the program's path is a package's own script, so no shell and no .cmd files.
 * Quiet: prints only when it fails. `onLine` is given every line of its output.
 */
export function run(args, { cwd = '.', env = {}, quiet = false, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: path.join(root, cwd),
      stdio: quiet || onLine ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => output.push(chunk));
      if (onLine) stream?.on('data', (chunk) => process.stderr.write(chunk));
    }
    let stopped = false;
    const stop = (signal) => {
      stopped = true;
      child.kill(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
    child.on('exit', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop).off('SIGHUP', stop);
      if (onLine) Buffer.concat(output).toString('utf8').split('\n').forEach(onLine);
      if (code === 0) return resolve();
      if (stopped) process.exit(130);
      if (quiet) process.stderr.write(Buffer.concat(output));
      const program = args.find((argument) => !argument.startsWith('-')) ?? '';
      reject(Object.assign(new Error(`${program} ended with ${code}`.replace(root, '.')), { exitCode: code }));
    });
  });
}

/** The file behind a command of an installed package, also where the package hides its package.json. */
export function tool(name, command = name.replace(/^@.*\//, '')) {
  const directory = require.resolve
    .paths(name)
    .map((base) => path.join(base, name))
    .find((candidate) => existsSync(candidate));
  if (!directory) throw new Error(`${name} is not installed; delete node_modules and start again`);
  const { bin } = require(path.join(directory, 'package.json'));
  return path.join(directory, typeof bin === 'string' ? bin : bin[command]);
}

const newest = (file) =>
  !existsSync(file)
    ? 0
    : statSync(file).isDirectory()
      ? Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))))
      : statSync(file).mtimeMs;

/** Builds unless the output is newer than everything it is made from. */
export async function buildIfStale(output, inputs, what, build) {
  const made = existsSync(path.join(root, output)) ? statSync(path.join(root, output)).mtimeMs : 0;
  if (made > Math.max(...inputs.map((input) => newest(path.join(root, input))))) return;
  const startedAt = performance.now();
  await build();
  console.error(`  built ${what} (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`);
}
